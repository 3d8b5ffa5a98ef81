import LanguageModel

/// Finds the best way through a lattice of readings, and how probable each reading is.
///
/// A state is a node with the words that the language model still sees. The search is a beam search
/// over states; states with the same words merge, as in Viterbi decoding of a backoff model. What
/// follows from a context at a node is worked out once and remembered. Posteriors come from the
/// forward-backward algorithm over what the beam kept, where they are asked for.
struct LatticeDecoder: ~Copyable {
  /// A chosen arc.
  struct Step: BitwiseCopyable {
    /// The node that it leaves.
    var node: Int
    /// The arc, as an index into the list of arcs.
    var arc: Int
    /// How many tokens it reads: 1 or 2.
    var span: Int
    /// Its probability among all ways through the lattice, where it was asked for.
    var posterior: Float
  }

  /// How much of the search space is looked at.
  struct Beam {
    /// States at one node that survive.
    var width = 12
    /// How far, in nats, a way may lie behind the best.
    var reach: Float = 9
    /// What a good word costs at least, in nats, beyond which a worse reading cannot catch up.
    var headroom: Float = 4
  }

  /// Logarithm of the probability that a word is torn into two tokens.
  static let splitScore: Float = -6

  /// The best way, once decoded.
  private(set) var path = UnsafeList<Step>()
  /// The probability of each arc of the lattice, node by node, where asked for.
  private(set) var posteriors = UnsafeList<Float>()

  struct State: BitwiseCopyable {
    var context: NGramModel.Context
    var best: Float
    var forward: Float
    var backward: Float
    /// The best way here: the state before, the arc and the node that it leaves.
    var back: Int32
    var arc: UInt32
    var node: Int32
  }

  struct Transition: BitwiseCopyable {
    var from: Int32
    /// The state that it leads to, once there is one.
    var to: Int32
    var node: Int32
    var arc: UInt32
    /// Where the context behind it lies.
    var next: Int32
    var cost: Float
    var total: Float
  }

  /// What leads to a node.
  struct Pending: ~Copyable {
    var transitions = UnsafeList<Transition>()
    var contexts = UnsafeList<NGramModel.Context>()
    var best = -Float.infinity

    mutating func clear() {
      transitions.removeAll()
      contexts.removeAll()
      best = -Float.infinity
    }
  }

  private let beam: Beam
  private var expander: Expander
  private var states = UnsafeList<State>()
  private var transitions = UnsafeList<Transition>()
  /// What leads to the next node, and to the one behind it.
  private var near = Pending()
  private var far = Pending()

  init(model: NGramModel, beam: Beam = Beam()) {
    self.beam = beam
    expander = Expander(model: model, beam: beam)
  }

  /// Forgets what was remembered of arcs: their list starts anew.
  mutating func forgetArcs() { expander.forget() }

  /// Decodes a run of tokens that follows `context`; the way is then in `path`.
  ///
  /// Every node has at least one arc of span 1.
  ///
  /// - Parameter arcs: the list of arcs that the nodes refer to.
  /// - Returns: the context behind the best way, to go on from.
  /// - Complexity: O(*n*) in the number of tokens, times the width of the beam.
  mutating func decode(
    _ lattice: borrowing Lattice, arcs: UnsafePointer<Arc>, after context: NGramModel.Context,
    wantsPosteriors: Bool
  ) -> NGramModel.Context {
    states.removeAll()
    transitions.removeAll()
    near.clear()
    far.clear()
    states.append(
      State(context: context, best: 0, forward: 0, backward: 0, back: -1, arc: 0, node: -1))
    var live = 0..<1
    for node in 0..<lattice.count {
      follow(node, lattice, arcs, live)
      live = merge(wantsPosteriors: wantsPosteriors)
      swap(&near, &far)
      far.clear()
      if node + 1 < lattice.count {
        let target = LatticeDecoder.target(lattice.nodes[node + 1])
        for state in live { expander.prefetch(target, from: states[state].context) }
      }
    }
    if wantsPosteriors { runBackward(lattice, live) }
    trace(lattice, live, wantsPosteriors: wantsPosteriors)
    return live.isEmpty ? context : states[live.lowerBound].context
  }

  @inline(__always)
  private static func target(_ node: Lattice.Node) -> Expander.Target {
    Expander.Target(
      arcs: node.arcs, count: node.arcCount, position: node.position,
      endsSentence: node.endsSentence)
  }

  /// Follows every arc of a node from every live state, as far as the beam reaches.
  private mutating func follow(
    _ node: Int, _ lattice: borrowing Lattice, _ arcs: UnsafePointer<Arc>, _ live: Range<Int>
  ) {
    let here = lattice.nodes[node]
    let target = LatticeDecoder.target(here)
    var isSplit = here.splitCount > 0 && node + 1 < lattice.count
    if isSplit {
      // The first of the readings as one word is the best of them.
      let score = arcs[Int(here.splitArcs)].scores.0 + LatticeDecoder.splitScore
      isSplit = score >= expander.leastScore(target, arcs)
    }
    expander.startNode()
    for state in live { expander.ask(target, from: states[state].context, arcs) }
    var split = target
    if isSplit {
      split.arcs = here.splitArcs
      split.count = UInt16(here.splitCount)
      split.position = .running
      split.endsSentence = lattice.nodes[node + 1].endsSentence
      for state in live { expander.ask(split, from: states[state].context, arcs) }
    }
    for (place, state) in live.enumerated() {
      expander.start(place, from: states[state].context)
    }
    if isSplit {
      for (place, state) in live.enumerated() {
        expander.start(live.count + place, from: states[state].context)
      }
    }
    for (place, state) in live.enumerated() {
      expander.answer(place, from: states[state].context, arcs)
      take(from: state, node, isSplit: false, arcs)
    }
    guard isSplit else { return }
    for (place, state) in live.enumerated() {
      expander.answer(live.count + place, from: states[state].context, arcs)
      take(from: state, node, isSplit: true, arcs)
    }
  }

  /// Makes transitions of the ways from a state, as far as the beam reaches.
  @inline(__always)
  private mutating func take(
    from state: Int, _ node: Int, isSplit: Bool, _ arcs: UnsafePointer<Arc>
  ) {
    for place in 0..<expander.ways.count {
      let way = expander.ways[place]
      let cost = isSplit ? way.cost + LatticeDecoder.splitScore : way.cost
      let total = states[state].best + cost
      if total < (isSplit ? far.best : near.best) - beam.reach { continue }
      let context = expander.context(behind: way, states[state].context, arcs)
      var transition = Transition(
        from: Int32(state), to: -1, node: Int32(node), arc: way.arc, next: 0, cost: cost,
        total: total)
      if isSplit {
        transition.next = Int32(far.contexts.count)
        far.best = max(far.best, total)
        far.transitions.append(transition)
        far.contexts.append(context)
      } else {
        transition.next = Int32(near.contexts.count)
        near.best = max(near.best, total)
        near.transitions.append(transition)
        near.contexts.append(context)
      }
    }
  }

  /// Makes the states of a node from what leads there; returns where they lie in `states`.
  private mutating func merge(wantsPosteriors: Bool) -> Range<Int> {
    let start = states.count
    near.transitions.sortTransitions()
    guard near.transitions.count > 0 else { return start..<start }
    let least = near.transitions[0].total - beam.reach
    for place in 0..<near.transitions.count {
      var transition = near.transitions[place]
      if transition.total < least { break }
      let context = near.contexts[Int(transition.next)]
      let key = context.key
      var same = start
      while same < states.count, states.base[same].context.key != key { same += 1 }
      let forward =
        wantsPosteriors ? states[Int(transition.from)].forward + transition.cost : 0
      if same < states.count {
        if wantsPosteriors {
          states.base[same].forward = LatticeDecoder.logSum(states[same].forward, forward)
        }
      } else if same - start < beam.width {
        states.append(
          State(
            context: context, best: transition.total, forward: forward,
            backward: -.infinity, back: transition.from, arc: transition.arc,
            node: transition.node))
      } else {
        continue
      }
      if wantsPosteriors {
        transition.to = Int32(same)
        transitions.append(transition)
      }
    }
    return start..<states.count
  }

  /// Sums over all ways behind each state, and so finds the probability of every arc.
  private mutating func runBackward(_ lattice: borrowing Lattice, _ live: Range<Int>) {
    posteriors.removeAll()
    let first = posteriors.appendUninitialized(lattice.arcCount)
    (posteriors.base + first).update(repeating: 0, count: lattice.arcCount)
    var total = -Float.infinity
    for state in live {
      states.base[state].backward = 0
      total = LatticeDecoder.logSum(total, states[state].forward)
    }
    for place in stride(from: transitions.count - 1, through: 0, by: -1) {
      let transition = transitions[place]
      let from = Int(transition.from)
      let rest = states[Int(transition.to)].backward + transition.cost
      states.base[from].backward = LatticeDecoder.logSum(states[from].backward, rest)
      posteriors.base[LatticeDecoder.place(Int(transition.node), transition.arc, lattice)] +=
        Float(Float.exp(min(0, states[from].forward + rest - total)))
    }
  }

  /// Where the probability of a node's arc lies in `posteriors`.
  static func place(_ node: Int, _ arc: UInt32, _ lattice: borrowing Lattice) -> Int {
    let node = lattice.nodes[node]
    let isSplit =
      node.splitCount > 0 && arc >= node.splitArcs && arc - node.splitArcs < node.splitCount
    return Int(node.posteriors)
      + (isSplit
        ? Int(node.arcCount) + Int(arc - node.splitArcs) : Int(arc - node.arcs))
  }

  /// Follows the best way back.
  private mutating func trace(
    _ lattice: borrowing Lattice, _ live: Range<Int>, wantsPosteriors: Bool
  ) {
    path.removeAll()
    // States are appended best first, so the first of the last node ends the best way.
    var state = live.lowerBound
    var end = lattice.count
    while state < states.count, states[state].back >= 0 {
      let here = states[state]
      let node = Int(here.node)
      let posterior =
        wantsPosteriors
        ? min(1, posteriors[LatticeDecoder.place(node, here.arc, lattice)]) : 1
      path.append(
        Step(node: node, arc: Int(here.arc), span: end - node, posterior: posterior))
      end = node
      state = Int(here.back)
    }
    path.reverse()
  }

  /// log(e^a + e^b).
  @inline(__always)
  private static func logSum(_ a: Float, _ b: Float) -> Float {
    let high = max(a, b)
    let low = min(a, b)
    if low < high - 16 || high == -.infinity { return high }
    return high + Float.log(1 + Float.exp(low - high))
  }
}

extension UnsafeList<LatticeDecoder.Step> {
  mutating func reverse() {
    var steps = UnsafeMutableBufferPointer(start: base, count: count)
    steps.reverse()
  }
}

extension UnsafeList where Element == LatticeDecoder.Transition {
  /// Sorts by falling total; of equal ones the first state and the first arc come first.
  ///
  /// There are few and most are in order, so they are put in one by one.
  @inline(__always)
  fileprivate func sortTransitions() {
    var place = 1
    while place < count {
      let item = base[place]
      var hole = place
      while hole > 0, item.precedes(base[hole - 1]) {
        base[hole] = base[hole - 1]
        hole -= 1
      }
      base[hole] = item
      place += 1
    }
  }
}

extension LatticeDecoder.Transition {
  @inline(__always)
  fileprivate func precedes(_ other: LatticeDecoder.Transition) -> Bool {
    if total != other.total { return total > other.total }
    return from != other.from ? from < other.from : arc < other.arc
  }
}
