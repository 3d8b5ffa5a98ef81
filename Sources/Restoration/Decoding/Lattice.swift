/// The readings of a run of tokens: nodes between the tokens, and arcs that read one token or two.
///
/// The arcs lie in a list of the caller's; a node names ranges of it. Nodes with the same ranges share
/// them, which is what lets the decoder remember what it found there.
struct Lattice: ~Copyable {
  /// The place before a token, and the arcs that leave it.
  struct Node: BitwiseCopyable {
    /// The readings of the token.
    var arcs: UInt32
    var arcCount: UInt16
    /// What its scores depend on.
    var position: Candidate.Position
    /// Whether a sentence or clause ends behind the token.
    var endsSentence = false
    /// The readings of this token and the next as one word that was torn apart.
    var splitArcs: UInt32 = 0
    var splitCount: UInt8 = 0
    /// How many arcs the nodes before have: where the posteriors of this one start.
    var posteriors: UInt32
  }

  private(set) var nodes = UnsafeList<Node>()
  /// How many arcs there are.
  private(set) var arcCount = 0

  /// How many tokens there are.
  var count: Int { nodes.count }

  /// Whether there are no tokens.
  var isEmpty: Bool { nodes.count == 0 }

  /// Whether a sentence or clause ends behind the last token; a lattice without tokens stands at a
  /// start.
  var endsSentence: Bool { nodes.count == 0 || nodes[nodes.count - 1].endsSentence }

  /// Adds a token.
  @inline(__always)
  mutating func addNode(arcs: UInt32, count: UInt16, at position: Candidate.Position) {
    nodes.append(
      Node(arcs: arcs, arcCount: count, position: position, posteriors: UInt32(arcCount)))
    arcCount += Int(count)
  }

  /// Adds arcs that read the last token and the next one together.
  mutating func addSplit(arcs: UInt32, count: UInt8) {
    guard count > 0, nodes.count > 0 else { return }
    let last = nodes.base + nodes.count - 1
    last.pointee.splitArcs = arcs
    last.pointee.splitCount = count
    arcCount += Int(count)
  }

  /// Notes that a sentence or clause ends behind the last token.
  @inline(__always)
  mutating func endSentence() {
    if nodes.count > 0 { nodes.base[nodes.count - 1].endsSentence = true }
  }

  /// Drops everything.
  mutating func clear() {
    nodes.removeAll()
    arcCount = 0
  }
}
