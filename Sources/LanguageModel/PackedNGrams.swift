import CPrefetch

/// The n-grams of the highest order, each in some 16 bits.
///
/// Those with the same context lie together in whole bytes. What is stored is not the last word but its
/// rank among the words that are stored behind the word before it, in as many bits as that takes
/// (Pibiri and Venturini 2017, "Efficient data structures for massive n-gram datasets"), and above
/// it the code of the probability, a place in a short list of values that suit the model best. They
/// are sorted by rank.
///
/// Invariants: eight bytes follow the last n-gram, so that one can be read as a whole word. A damaged
/// file may name places that do not exist; they hold nothing.
struct PackedNGrams: @unchecked Sendable {
  // Safe to share: the memory is read-only and the model that holds the n-grams keeps the file.
  private let bytes: UnsafeRawBufferPointer
  private let values: UnsafeBufferPointer<Float>
  /// Bits of a probability's code.
  let codeBits: Int

  /// No n-grams at all.
  static let empty = PackedNGrams()

  private init() {
    bytes = UnsafeRawBufferPointer(start: nil, count: 0)
    values = UnsafeBufferPointer(start: nil, count: 0)
    codeBits = 0
  }

  /// Finds the n-grams of the highest order in a file.
  init(_ file: ModelFile, order: Int) throws(ModelError) {
    bytes = try file.section("ngrams.\(order)")
    values = try file.section("ngrams.\(order).values", of: Float.self)
    codeBits = values.count.trailingZeroBitCount
    guard values.count.nonzeroBitCount == 1, codeBits <= 8, bytes.count >= 8 else {
      throw .wrongFormat(
        path: file.path, reason: "its n-grams of order \(order) do not fit together")
    }
  }

  /// Bits that a rank takes among `count` words.
  @inline(__always)
  static func rankBits(among count: Int) -> Int {
    count > 1 ? Int.bitWidth - (count - 1).leadingZeroBitCount : 0
  }

  /// The n-grams in a range of bytes.
  @inline(__always)
  func children(in range: Range<UInt32>, rankBits: Int) -> NGramChildren {
    let width = rankBits + codeBits
    guard width > 0, Int(range.upperBound) + 8 <= bytes.count else { return NGramChildren() }
    return NGramChildren(
      first: range.lowerBound,
      count: UInt16(truncatingIfNeeded: min(0x7FFF, range.count * 8 / width)))
  }

  /// Brings n-grams near, as far as they are likely to be read first.
  @inline(__always)
  func prefetch(_ children: NGramChildren) {
    guard let base = bytes.baseAddress else { return }
    dau_prefetch(base + Int(children.first))
    if children.count > 32 { dau_prefetch(base + Int(children.first) + Int(children.count)) }
  }

  /// Natural logarithm of the probability of an n-gram; `nil` where it is not stored.
  ///
  /// - Complexity: O(log *n*) in the number of n-grams with the context.
  @inline(__always)
  func find(_ rank: UInt16, in children: NGramChildren, rankBits: Int) -> Float? {
    let width = rankBits + codeBits
    guard let base = bytes.baseAddress, width < 32,
      Int(children.first) + (Int(children.count) * width + 7) >> 3 + 8 <= bytes.count
    else { return nil }
    let start = base + Int(children.first)
    let mask: UInt64 = 1 << UInt64(rankBits) &- 1
    var low = 0
    var length = Int(children.count)
    while length > 1 {
      let half = length >> 1
      let middle = PackedNGrams.load(start, (low + half - 1) * width) & mask
      low += middle < UInt64(rank) ? half : 0
      length -= half
    }
    guard length == 1 else { return nil }
    let found = PackedNGrams.load(start, low * width)
    guard found & mask == UInt64(rank) else { return nil }
    let code = found >> UInt64(rankBits) & (1 << UInt64(codeBits) &- 1)
    return values[Int(code)]
  }

  /// The rank and the probability of an n-gram.
  func ngram(_ place: Int, in children: NGramChildren, rankBits: Int) -> (rank: Int, Float) {
    guard let base = bytes.baseAddress else { return (0, 0) }
    let found = PackedNGrams.load(base + Int(children.first), place * (rankBits + codeBits))
    let code = found >> UInt64(rankBits) & (1 << UInt64(codeBits) &- 1)
    return (Int(found & (1 << UInt64(rankBits) &- 1)), values[Int(code)])
  }

  /// The 57 bits or more from a bit on.
  @inline(__always)
  private static func load(_ start: UnsafeRawPointer, _ bit: Int) -> UInt64 {
    start.loadUnaligned(fromByteOffset: bit >> 3, as: UInt64.self).littleEndian >> UInt64(bit & 7)
  }
}
