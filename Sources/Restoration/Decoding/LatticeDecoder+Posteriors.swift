import LanguageModel

/// The best way through a segment and how probable its readings are.
extension LatticeDecoder {
  /// Sums over all ways behind each state, and so finds the probability of every arc.
  mutating func runBackward(_ lattice: borrowing Lattice, _ live: Range<Int>) {
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
  mutating func trace(
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
  static func logSum(_ a: Float, _ b: Float) -> Float {
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
