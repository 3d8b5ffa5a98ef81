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

  /// The posterior above which a reading leaves no doubt: the others are not looked at, and the
  /// way through a segment of such readings alone is remembered with its posteriors.
  static let sure: Float = 0.995

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

  private let model: NGramModel
  private let beam: Beam
  private var expander: Expander
  private var memo = SegmentMemo()
  /// What is chosen in a segment, on its way into the memo or out of it.
  private var choices = UnsafeList<SegmentMemo.Choice>()
  /// The states and transitions of the segment at hand; its first state is the one that it starts
  /// from, and totals count from there.
  private var states = UnsafeList<State>()
  private var transitions = UnsafeList<Transition>()
  /// What leads to the next node, and to the one behind it.
  private var near = Pending()
  private var far = Pending()

  init(model: NGramModel, beam: Beam = Beam()) {
    self.model = model
    self.beam = beam
    expander = Expander(model: model, beam: beam)
  }

  /// Forgets what was remembered of arcs: their list starts anew.
  mutating func forgetArcs() {
    expander.forget()
    memo = SegmentMemo()
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

  // MARK: - Segments

  private mutating func startSegment(from context: NGramModel.Context) {
    states.removeAll()
    transitions.removeAll()
    states.append(
      State(context: context, best: 0, forward: 0, backward: 0, back: -1, arc: 0, node: -1))
  }

  /// Adds the way through a segment to the path, the posteriors of its arcs, and what is to be
  /// remembered of it.
  private mutating func finish(
    _ nodes: Range<Int>, _ lattice: borrowing Lattice, _ live: Range<Int>, wantsPosteriors: Bool
  ) {
    let first = path.count
    if wantsPosteriors { runBackward(lattice, live) }
    trace(to: nodes.upperBound, lattice, live, wantsPosteriors: wantsPosteriors)
    var isSure = true
    if wantsPosteriors {
      for step in first..<path.count {
        // As it comes out of the memo another time.
        let code = SegmentMemo.Segment.code(path[step].posterior)
        path.base[step].posterior = SegmentMemo.Segment.probability(code)
        isSure = isSure && path[step].posterior > LatticeDecoder.sure
      }
    }
    guard isSure, nodes.count <= SegmentMemo.longest, path.count - first == nodes.count
    else { return }
    var fingerprint = SegmentMemo.Fingerprint(
      context: states[0].context.key, hasPosteriors: wantsPosteriors)
    var start = fingerprint
    choices.removeAll()
    for (place, node) in nodes.enumerated() {
      fingerprint.add(LatticeDecoder.identity(node, lattice))
      if place + 1 == SegmentMemo.slotLength { start = fingerprint }
      let step = path[first + place]
      choices.append(
        SegmentMemo.Choice(
          arc: UInt8(truncatingIfNeeded: step.arc - Int(lattice.nodes[node].arcs)),
          posterior: SegmentMemo.Segment.code(step.posterior)))
    }
    if live.count > 1 || near.transitions.count > 0 { fingerprint.end() }
    memo.insert(
      choices, context: states[live.lowerBound].context.key, fingerprint, start: start)
  }

  /// Goes on through segments that are known, as far as they reach.
  ///
  /// - Returns: the node behind them; `nil` where none is known.
  private mutating func recall(
    from start: Int, _ lattice: borrowing Lattice, wantsPosteriors: Bool
  ) -> Int? {
    var context = states[0].context.key
    var node = start
    while node < lattice.count,
      let next = recall(context, node, lattice, wantsPosteriors: wantsPosteriors)
    {
      context = next
      for place in 0..<choices.count {
        path.append(
          Step(
            node: node, arc: Int(lattice.nodes[node].arcs) + Int(choices[place].arc), span: 1,
            posterior: SegmentMemo.Segment.probability(choices[place].posterior)))
        node += 1
      }
    }
    if node == start { return nil }
    startSegment(from: model.context(model.code(key: context)))
    return node
  }

  /// Finds the segment that starts at a node; what it chose is in `choices` then.
  ///
  /// - Returns: `NGramModel.Context.key` behind it; `nil` where it is not known.
  @inline(__always)
  private mutating func recall(
    _ context: UInt64, _ node: Int, _ lattice: borrowing Lattice, wantsPosteriors: Bool
  ) -> UInt64? {
    var ahead = SegmentMemo.Fingerprint(context: context, hasPosteriors: wantsPosteriors)
    let longest = min(SegmentMemo.longest, lattice.count - node)
    for place in 0..<min(3, longest) {
      ahead.add(LatticeDecoder.identity(node + place, lattice))
      memo.prefetch(ahead)
    }
    var fingerprint = SegmentMemo.Fingerprint(context: context, hasPosteriors: wantsPosteriors)
    for place in 0..<longest {
      fingerprint.add(LatticeDecoder.identity(node + place, lattice))
      let found = memo.find(fingerprint)
      if let found, !SegmentMemo.isMark(found) {
        return memo.take(found, fingerprint, into: &choices) ? found.context : nil
      }
      if place + 1 == SegmentMemo.slotLength, found == nil, place + 1 < longest { return nil }
    }
    guard longest == lattice.count - node else { return nil }
    fingerprint.end()
    guard let found = memo.find(fingerprint), !SegmentMemo.isMark(found) else { return nil }
    return memo.take(found, fingerprint, into: &choices) ? found.context : nil
  }

  /// All that the ways from a node depend on.
  @inline(__always)
  private static func identity(_ node: Int, _ lattice: borrowing Lattice) -> UInt64 {
    let here = lattice.nodes[node]
    var identity = UInt64(target(here).number)
    if here.splitCount > 0 {
      let endsSentence = node + 1 < lattice.count && lattice.nodes[node + 1].endsSentence
      identity |= (UInt64(here.splitArcs) << 1 | (endsSentence ? 1 : 0)) << 32
    }
    return identity
  }

  // MARK: - The beam

  @inline(__always)
  private static func target(_ node: Lattice.Node) -> Expander.Target {
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

  /// Sums over all ways behind each state, and so finds the probability of every arc.
  private mutating func runBackward(_ lattice: borrowing Lattice, _ live: Range<Int>) {
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

  /// Follows the best way back from a node to the start of the segment.
  private mutating func trace(
    to end: Int, _ lattice: borrowing Lattice, _ live: Range<Int>, wantsPosteriors: Bool
  ) {
    let first = path.count
    // States are appended best first, so the first of the last node ends the best way.
    var state = live.lowerBound
    var end = end
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
    path.reverse(from: first)
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
  /// Turns the order of the steps from an index on round.
  fileprivate mutating func reverse(from first: Int) {
    var steps = UnsafeMutableBufferPointer(start: base + first, count: count - first)
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
