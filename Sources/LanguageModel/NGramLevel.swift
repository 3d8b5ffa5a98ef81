import CPrefetch

/// The n-grams of an order that longer ones may go on from: one level of a trie.
///
/// The n-grams with the same context lie together, sorted by their last word, and the contexts lie in
/// the order of the level below. So an n-gram is found by a binary search among the words of its
/// context, and where its own children begin stands beside its probability (the sorted-array trie of
/// Whittaker and Raj 2001, "Quantization-based language model compression", and of KenLM).
///
/// Invariants: `values` has one entry more than `words`; each holds a probability (8 bits), a
/// backoff weight (8 bits) and, in the upper half, how far behind the start of its block the n-gram's
/// children begin. `blocks` starts with the logarithm of the number of n-grams in a block, then comes
/// the start of each block's children. A damaged file may break them: what is read is kept within
/// the tables.
struct NGramLevel: @unchecked Sendable {
  // Safe to share: the memory is read-only and the model that holds the level keeps the file.
  private let words: UnsafeBufferPointer<UInt16>
  private let values: UnsafeBufferPointer<UInt32>
  private let blocks: UnsafeBufferPointer<UInt32>
  private let blockBits: UInt32

  /// What is stored of an n-gram.
  struct Entry: BitwiseCopyable {
    /// The codes of its probability and its backoff weight.
    var probability: UInt8
    var backoff: UInt8
  }

  /// A level without n-grams.
  static let empty = NGramLevel()

  private init() {
    words = UnsafeBufferPointer(start: nil, count: 0)
    values = UnsafeBufferPointer(start: nil, count: 0)
    blocks = UnsafeBufferPointer(start: nil, count: 0)
    blockBits = 0
  }

  /// Finds the n-grams of an order in a file.
  init(_ file: ModelFile, order: Int) throws(ModelError) {
    words = try file.section("ngrams.\(order).words", of: UInt16.self)
    values = try file.section("ngrams.\(order).values", of: UInt32.self)
    blocks = try file.section("ngrams.\(order).blocks", of: UInt32.self)
    blockBits = blocks.first ?? 0
    guard values.count == words.count + 1, blockBits < 16,
      blocks.count == 2 + words.count >> Int(blockBits)
    else {
      throw .wrongFormat(
        path: file.path, reason: "its n-grams of order \(order) do not fit together")
    }
  }

  /// How many n-grams there are.
  var count: Int { words.count }

  /// The last word of an n-gram.
  func word(_ index: Int) -> UInt16 { words[index] }

  /// The place of the n-gram that ends in a word, among those with the same context; `nil` where it is
  /// not stored.
  ///
  /// - Complexity: O(log *n*) in the number of n-grams with the context.
  @inline(__always)
  func find(_ word: UInt16, in range: Range<Int>) -> Int? {
    guard let base = words.baseAddress, range.upperBound <= words.count else { return nil }
    var low = range.lowerBound
    var length = range.count
    while length > 1 {
      let half = length >> 1
      // Without a branch that would be guessed wrong half of the time.
      low += base[low + half - 1] < word ? half : 0
      length -= half
    }
    return length == 1 && base[low] == word ? low : nil
  }

  /// Brings what is stored of an n-gram near.
  @inline(__always)
  func prefetch(_ index: Int) {
    guard let base = values.baseAddress else { return }
    dau_prefetch(base + index)
  }

  /// The codes of an n-gram's probability and backoff weight, 8 bits each.
  @inline(__always)
  func codes(_ index: Int) -> UInt32 { values[index] & 0xFFFF }

  /// What is stored of an n-gram.
  @inline(__always)
  subscript(index: Int) -> Entry {
    let value = values[index]
    return Entry(
      probability: UInt8(truncatingIfNeeded: value), backoff: UInt8(truncatingIfNeeded: value >> 8))
  }

  /// Where the children of an n-gram begin, and where those of the next one do.
  @inline(__always)
  func children(of index: Int) -> Range<UInt32> {
    let start = childStart(index)
    return start..<max(start, childStart(index + 1))
  }

  @inline(__always)
  private func childStart(_ index: Int) -> UInt32 {
    blocks[1 + index >> Int(blockBits)] &+ values[index] >> 16
  }
}
