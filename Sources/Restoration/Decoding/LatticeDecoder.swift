import LanguageModel

/// Finds the best way through a lattice of readings, and how probable each reading is.
///
/// A state is a node with the words that the language model still sees. The search
/// is a beam search over states; states with the same words merge, as in Viterbi decoding of a
/// backoff model. Posteriors come from the forward-backward algorithm over what the beam kept.
struct LatticeDecoder {
  /// A chosen arc.
  struct Step {
    /// The node that it leaves.
    var node: Int
    var arc: Lattice.Arc
    /// Its probability among all ways through the lattice.
    var posterior: Float
  }

  /// The best way and the probability of every arc.
  struct Result {
    var path: [Step]
    /// The probability of each arc of the lattice.
    var posteriors: [Float]
    /// The words at the end, to go on from.
    var context: NGramModel.Context
  }

  private struct State {
    var context: NGramModel.Context
    var best: Float
    var forward: Float
    var backward: Float
    /// Index in `transitions` of the best way here.
    var back: Int
  }

  private struct Transition {
    var from: Int
    var to: Int
    var node: Int
    var arc: Int
    var cost: Float
    var total: Float
  }

  private let model: NGramModel
  /// States at one node that survive.
  private let width = 12
  /// How far, in nats, a way may lie behind the best.
  private let reach: Float = 9
  private let boundary = TokenClass.boundary.rawValue

  private var states: [State] = []
  private var queries: [NGramModel.Query] = []
  private var steps: [(from: Int, arc: Int)] = []
  /// What a good word costs at least, in nats, beyond which a worse reading cannot catch up.
  private let headroom: Float = 4
  private var transitions: [Transition] = []
  /// What leads to each node, and the best of it.
  private var pending: [[Transition]] = []
  private var bestTotals: [Float] = []

  init(model: NGramModel) { self.model = model }

  /// Decodes a run of tokens that follows `context`.
  ///
  /// Every node has at least one arc of span 1.
  mutating func decode(_ lattice: Lattice, after context: NGramModel.Context) -> Result {
    states.removeAll(keepingCapacity: true)
    transitions.removeAll(keepingCapacity: true)
    while pending.count <= lattice.count {
      pending.append([])
      bestTotals.append(0)
    }
    for index in bestTotals.indices {
      bestTotals[index] = -.infinity
      pending[index].removeAll(keepingCapacity: true)
    }
    states.append(State(context: context, best: 0, forward: 0, backward: 0, back: -1))
    var live = 0..<1
    for node in 0..<lattice.count {
      expand(node, lattice, live)
      live = merge(at: node + 1, lattice)
    }
    return finish(lattice, live)
  }

  /// Follows every arc of a node from every live state that can still matter.
  private mutating func expand(_ node: Int, _ lattice: Lattice, _ live: Range<Int>) {
    queries.removeAll(keepingCapacity: true)
    steps.removeAll(keepingCapacity: true)
    let arcs = lattice.arcs(from: node)
    var bestScore = -Float.infinity
    for index in arcs where lattice.arcs[index].span == 1 {
      bestScore = max(bestScore, lattice.arcs[index].score)
    }
    let least = states[live.lowerBound].best + bestScore - reach - headroom
    for index in arcs where node + lattice.arcs[index].span <= lattice.count {
      let arc = lattice.arcs[index]
      for from in live {
        if states[from].best + arc.score < least { break }
        queries.append(NGramModel.Query(arc.word, after: states[from].context))
        steps.append((from, index))
      }
    }
    model.answer(&queries)
    for position in steps.indices {
      let (from, index) = steps[position]
      let arc = lattice.arcs[index]
      let target = node + arc.span
      var cost = arc.score + queries[position].logProbability
      guard states[from].best + cost >= bestTotals[target] - reach else { continue }
      let endsSentence = lattice.endsSentence(target - 1)
      if arc.second != nil || endsSentence {
        var inner = model.advance(states[from].context, with: arc.word)
        if let second = arc.second {
          cost += model.logProbability(of: second, after: inner)
          if endsSentence { inner = model.advance(inner, with: second) }
        }
        if endsSentence { cost += model.logProbability(of: boundary, after: inner) }
      }
      bestTotals[target] = max(bestTotals[target], states[from].best + cost)
      pending[target].append(
        Transition(
          from: from, to: -1, node: node, arc: index, cost: cost, total: states[from].best + cost))
    }
  }

  /// Makes the states of a node from what leads there; returns where they lie in `states`.
  private mutating func merge(at node: Int, _ lattice: Lattice) -> Range<Int> {
    let start = states.count
    pending[node].sort { ($0.total, $1.from, $1.arc) > ($1.total, $0.from, $0.arc) }
    let least = (pending[node].first?.total ?? 0) - reach
    let endsSentence = lattice.endsSentence(node - 1)
    for var transition in pending[node] {
      if transition.total < least { break }
      let arc = lattice.arcs[transition.arc]
      var context = model.advance(states[transition.from].context, with: arc.word)
      if let second = arc.second { context = model.advance(context, with: second) }
      if endsSentence { context = model.advance(context, with: boundary) }
      let forward = states[transition.from].forward + transition.cost
      if let same = states[start...].firstIndex(where: { $0.context == context }) {
        transition.to = same
        states[same].forward = logSum(states[same].forward, forward)
      } else if states.count - start < width {
        transition.to = states.count
        states.append(
          State(
            context: context, best: transition.total, forward: forward,
            backward: -.infinity, back: transitions.count))
      } else {
        continue
      }
      transitions.append(transition)
    }
    return start..<states.count
  }

  private mutating func finish(_ lattice: Lattice, _ live: Range<Int>) -> Result {
    var total = -Float.infinity
    for state in live {
      states[state].backward = 0
      total = logSum(total, states[state].forward)
    }
    var posteriors = [Float](repeating: 0, count: lattice.arcs.count)
    for transition in transitions.reversed() {
      let rest = states[transition.to].backward + transition.cost
      let from = transition.from
      states[from].backward = logSum(states[from].backward, rest)
      let posterior = Float(Float.exp(min(0, states[from].forward + rest - total)))
      posteriors[transition.arc] += posterior
    }
    // States are appended best first, so the first of the last node ends the best way.
    var path: [Step] = []
    var state = live.lowerBound
    while state < states.count, states[state].back >= 0 {
      let transition = transitions[states[state].back]
      path.append(
        Step(
          node: transition.node, arc: lattice.arcs[transition.arc],
          posterior: min(1, posteriors[transition.arc])))
      state = transition.from
    }
    let context = live.isEmpty ? model.start : states[live.lowerBound].context
    return Result(path: path.reversed(), posteriors: posteriors, context: context)
  }

  /// log(e^a + e^b).
  @inline(__always)
  private func logSum(_ a: Float, _ b: Float) -> Float {
    let high = max(a, b)
    let low = min(a, b)
    if low < high - 16 || high == -.infinity { return high }
    return high + Float.log(1 + Float.exp(low - high))
  }
}
