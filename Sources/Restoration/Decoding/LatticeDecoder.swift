import LanguageModel

/// Finds the best way through a lattice of readings, and how probable each reading is.
///
/// A state is a node with the words that the language model still sees. The search is a beam search
/// over states; states with the same words merge, as in Viterbi decoding of a backoff model.
/// Posteriors come from the forward-backward algorithm over what the beam kept, where they are asked
/// for.
///
/// Where a single state is left all ways go through it, and nothing behind it depends on what lies
/// before: a *segment* of the lattice ends there, whose best way and posteriors are final, and the
/// next one starts from nothing but a context. Ways through segments that come again are remembered
/// (`SegmentMemo`).
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

  /// The posterior above which a reading leaves no doubt: the others are not looked at.
  static let sure: Float = 0.995
  /// How many runners-up a doubtful reading has at most, and the least that their posterior is.
  static let runnersUp = 4
  static let leastPosterior: Float = 0.005

  /// Logarithm of the probability that a word is torn into two tokens.
  static let splitScore: Float = -6

  /// The best way, once decoded.
  var path = UnsafeList<Step>()
  /// The probability of each arc of the lattice, node by node, where asked for.
  var posteriors = UnsafeList<Float>()

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
    var cost: Float
    var total: Float
    /// The context behind it.
    var context: NGramModel.ContextCode
  }

  /// What leads to a node.
  struct Pending: ~Copyable {
    var transitions = UnsafeList<Transition>()
    var best = -Float.infinity

    mutating func clear() {
      transitions.removeAll()
      best = -Float.infinity
    }

    @inline(__always)
    mutating func add(_ transition: Transition) {
      best = max(best, transition.total)
      transitions.append(transition)
    }

    /// Counts all totals from another one on.
    mutating func subtract(_ total: Float) {
      best -= total
      for place in 0..<transitions.count { transitions.base[place].total -= total }
    }
  }

  /// How much is remembered, each a power of two: it changes the time, not the text.
  struct Memory {
    /// Segments, 32 bytes each.
    var segments: Int
    /// Pairs of words, 128 bytes each.
    var pairs: Int
    /// Places whose neighbours were asked for words, 16 bytes each.
    var expectedWords: Int

    /// For text that goes on and on.
    static let running = Memory(segments: 1 << 19, pairs: 1 << 16, expectedWords: 1 << 18)
    /// For a document, after which all is forgotten.
    static let document = Memory(segments: 1 << 15, pairs: 1 << 13, expectedWords: 1 << 12)
  }

  let model: NGramModel
  let beam: Beam
  private var expander: Expander
  var memo: SegmentMemo
  /// What is chosen in a segment, and what else its doubtful tokens can be, on the way into the memo
  /// or out of it.
  var choices = UnsafeList<SegmentMemo.Choice>()
  var others = UnsafeList<SegmentMemo.Other>()
  /// The states and transitions of the segment at hand; its first state is the one that it starts
  /// from, and totals count from there.
  var states = UnsafeList<State>()
  var transitions = UnsafeList<Transition>()
  /// What leads to the next node, and to the one behind it.
  var near = Pending()
  var far = Pending()

  init(model: NGramModel, beam: Beam = Beam(), memory: Memory = .running) {
    self.model = model
    self.beam = beam
    expander = Expander(model: model, beam: beam, memory: memory)
    memo = SegmentMemo(size: memory.segments)
  }

  /// Forgets what was remembered of arcs: their list starts anew.
  mutating func forgetArcs() {
    expander.forget()
    memo.clear()
  }

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
    path.removeAll()
    if wantsPosteriors {
      posteriors.removeAll()
      let first = posteriors.appendUninitialized(lattice.arcCount)
      (posteriors.base + first).update(repeating: 0, count: lattice.arcCount)
    }
    near.clear()
    far.clear()
    startSegment(from: context)
    var start = 0
    var live = 0..<1
    var node = 0
    while node < lattice.count {
      if live.count == 1, near.transitions.count == 0 {
        if node > start {
          finish(start..<node, lattice, live, wantsPosteriors: wantsPosteriors)
          startSegment(from: states[live.lowerBound].context)
          live = 0..<1
          start = node
        }
        if let end = recall(from: node, lattice, wantsPosteriors: wantsPosteriors) {
          (start, node) = (end, end)
          continue
        }
      }
      follow(node, lattice, arcs, live)
      live = merge(wantsPosteriors: wantsPosteriors)
      swap(&near, &far)
      far.clear()
      node += 1
      if node < lattice.count {
        let target = LatticeDecoder.target(lattice.nodes[node])
        for state in live { expander.prefetch(target, behind: states[state].context.lastWord) }
      }
    }
    if node > start {
      finish(start..<node, lattice, live, wantsPosteriors: wantsPosteriors)
    }
    return states[live.lowerBound].context
  }

  // MARK: - The beam

  @inline(__always)
  static func target(_ node: Lattice.Node) -> Expander.Target {
    Expander.Target(
      arcs: node.arcs, count: Int(node.arcCount), position: node.position,
      endsSentence: node.endsSentence)
  }

  /// Follows every arc of a node from every live state, as far as the beam reaches.
  private mutating func follow(
    _ node: Int, _ lattice: borrowing Lattice, _ arcs: UnsafePointer<Arc>, _ live: Range<Int>
  ) {
    let here = lattice.nodes[node]
    expander.start(LatticeDecoder.target(here), arcs)
    var isSplit = here.splitCount > 0 && node + 1 < lattice.count
    if isSplit {
      // The first of the readings as one word is the best of them.
      isSplit = expander.isWorthwhile(
        arcs[Int(here.splitArcs)].scores.0 + LatticeDecoder.splitScore)
    }
    follow(live, node, isSplit: false)
    guard isSplit else { return }
    expander.start(
      Expander.Target(
        arcs: here.splitArcs, count: Int(here.splitCount), position: .running,
        endsSentence: lattice.nodes[node + 1].endsSentence), arcs)
    follow(live, node, isSplit: true)
  }

  /// Follows the arcs of a target from every live state.
  ///
  /// The best state comes first. What it leads to says how little need be asked of the others.
  private mutating func follow(_ live: Range<Int>, _ node: Int, isSplit: Bool) {
    guard !live.isEmpty else { return }
    let first = live.lowerBound
    let question = expander.ask(
      from: states[first].context, least: least(from: first, isSplit: isSplit))
    take(question, from: first, node, isSplit: isSplit)
    let offset = question + 1 - (first + 1)
    for state in live.dropFirst() {
      _ = expander.ask(from: states[state].context, least: least(from: state, isSplit: isSplit))
    }
    for state in live.dropFirst() { take(state + offset, from: state, node, isSplit: isSplit) }
  }

  /// What a way from a state must cost at least.
  @inline(__always)
  private func least(from state: Int, isSplit: Bool) -> Float {
    (isSplit ? far.best - LatticeDecoder.splitScore : near.best) - beam.reach - states[state].best
  }

  /// Makes transitions of the ways from a state, as far as the beam reaches.
  @inline(__always)
  private mutating func take(_ question: Int, from state: Int, _ node: Int, isSplit: Bool) {
    expander.answer(
      question, from: states[state].context, least: least(from: state, isSplit: isSplit))
    for place in 0..<expander.ways.count {
      let way = expander.ways[place]
      let cost = isSplit ? way.cost + LatticeDecoder.splitScore : way.cost
      let transition = Transition(
        from: Int32(state), to: -1, node: Int32(node), arc: way.arc, cost: cost,
        total: states[state].best + cost, context: way.context)
      model.prefetch(way.context)
      if isSplit { far.add(transition) } else { near.add(transition) }
    }
  }

  /// Makes the states of a node from what leads there; returns where they lie in `states`.
  private mutating func merge(wantsPosteriors: Bool) -> Range<Int> {
    let start = states.count
    near.transitions.sortTransitions()
    guard near.transitions.count > 0 else { return start..<start }
    let best = near.transitions[0].total
    for place in 0..<near.transitions.count {
      var transition = near.transitions[place]
      if transition.total < best - beam.reach { break }
      let key = transition.context.key
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
            context: model.context(transition.context), best: transition.total - best,
            forward: forward, backward: -.infinity, back: transition.from, arc: transition.arc,
            node: transition.node))
        model.prefetch(states[states.count - 1].context)
      } else {
        continue
      }
      if wantsPosteriors {
        transition.to = Int32(same)
        transitions.append(transition)
      }
    }
    if far.transitions.count > 0 { far.subtract(best) }
    return start..<states.count
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
