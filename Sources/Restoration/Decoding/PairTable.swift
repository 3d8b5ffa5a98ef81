import CPrefetch

/// What the model stores of a node's words behind the word before, kept for the next time.
///
/// Running text repeats its pairs of words, and of the words that a token can be the model stores
/// few behind a given one. The table has a fixed size; a pair that comes to the place of another
/// takes it, which changes nothing but the time.
///
/// Layout of a line, which is two of the processor's cache, the second seldom needed: the key (8 bytes,
/// 0 in a free line), the arcs whose words are stored, as a set of bits (4 bytes), and
/// `NGramModel.Bigram.codes` of each of them, in their order (4 bytes each).
///
/// Invariants: the number of lines is a power of two; a target has at most `mostArcs` arcs, so that
/// the codes of all fit into a line.
struct PairTable: ~Copyable {
  /// How many arcs a target has at most.
  static let mostArcs = 26

  private let lines: ZeroedMemory<UInt64>
  private let mask: Int
  private static let wordsPerLine = 16

  /// A line of the table, valid until the next one is found.
  struct Line {
    fileprivate let base: UnsafeMutableRawPointer

    @inline(__always)
    var key: UInt64 { base.load(as: UInt64.self) }

    /// The arcs that are stored, counted from the first of the target.
    @inline(__always)
    var stored: UInt32 { base.load(fromByteOffset: 8, as: UInt32.self) }

    /// An arc's codes by its place among those that are stored.
    @inline(__always)
    func codes(_ place: Int) -> UInt32 {
      base.load(fromByteOffset: 12 + 4 * place, as: UInt32.self)
    }

    /// Makes the line one of a key, with nothing stored.
    func start(_ key: UInt64) {
      base.storeBytes(of: key, as: UInt64.self)
      base.storeBytes(of: 0, toByteOffset: 8, as: UInt32.self)
    }

    /// Adds an arc behind those that are stored.
    func add(_ arc: Int, codes: UInt32) {
      let stored = stored
      base.storeBytes(of: codes, toByteOffset: 12 + 4 * stored.nonzeroBitCount, as: UInt32.self)
      base.storeBytes(of: stored | 1 << UInt32(arc), toByteOffset: 8, as: UInt32.self)
    }
  }

  /// - Parameter size: how many lines there are, a power of two; 128 bytes each.
  init(size: Int) {
    lines = ZeroedMemory(count: size * PairTable.wordsPerLine)
    mask = size - 1
  }

  /// Forgets all pairs.
  func clear() { lines.clear() }

  /// The key of a word and the target that follows it; never 0, since no target has the number 0.
  @inline(__always)
  static func key(_ word: UInt16, _ target: UInt32) -> UInt64 {
    UInt64(word) << 32 | UInt64(target)
  }

  /// The line where a key is, or belongs: the caller compares its key.
  @inline(__always)
  func line(_ key: UInt64) -> Line {
    let place = Int(truncatingIfNeeded: ByteHash.mix(key) >> 8) & mask
    return Line(base: UnsafeMutableRawPointer(lines.base + place * PairTable.wordsPerLine))
  }

  /// Brings the line of a key near, for a look-up that follows soon.
  @inline(__always)
  func prefetch(_ key: UInt64) { dau_prefetch(line(key).base) }
}
