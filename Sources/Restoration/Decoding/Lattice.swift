/// The readings of a run of tokens: nodes between the tokens, and arcs that read one token or two.
///
/// All arcs lie in one array, those of a node together, so that building a lattice allocates
/// nothing once the arrays have grown.
struct Lattice {
  /// A reading of one or two tokens.
  struct Arc {
    /// How many tokens it covers: 1 or 2.
    var span: Int
    /// The reading's number, for the caller.
    var reading: Int
    /// What it is to the language model.
    var word: UInt16
    /// The second word, where the reading has two.
    var second: UInt16?
    /// Logarithm of the probability that it is read as the tokens.
    var score: Float
  }

  /// All arcs, in the order of their nodes.
  private(set) var arcs: [Arc] = []
  /// The first arc of each node.
  private var starts: [Int] = []
  /// Whether a sentence or clause ends behind each token.
  private var endings: [Bool] = []

  /// How many tokens there are.
  var count: Int { starts.count }

  /// Whether there are no tokens.
  var isEmpty: Bool { starts.isEmpty }

  /// The arcs that leave a node, as indices into `arcs`.
  func arcs(from node: Int) -> Range<Int> {
    starts[node]..<(node + 1 < starts.count ? starts[node + 1] : arcs.count)
  }

  /// Whether a sentence or clause ends behind the token that follows a node.
  func endsSentence(_ node: Int) -> Bool { endings[node] }

  /// Whether one ends behind the last token; a lattice without tokens stands at a start.
  var endsSentence: Bool { endings.last ?? true }

  /// Adds a token; its arcs follow.
  mutating func addNode() {
    starts.append(arcs.count)
    endings.append(false)
  }

  /// Adds an arc that leaves the last node.
  mutating func add(_ arc: Arc) { arcs.append(arc) }

  /// Notes that a sentence or clause ends behind the last token.
  mutating func endSentence() {
    if !endings.isEmpty { endings[endings.count - 1] = true }
  }

  /// Drops everything.
  mutating func clear() {
    arcs.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    endings.removeAll(keepingCapacity: true)
  }
}
