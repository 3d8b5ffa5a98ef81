import VietnameseText

/// A chunk of a true form and what a recogniser made of it: `ư` read as `ir`.
///
/// Both sides are strings of symbol codes, at most four long, packed into 32 bits each with the
/// first symbol in the highest byte; unused low bytes are zero. Forms and tokens carry a start and
/// an end mark, so that a chunk can say that it stands at the start or the end of a word.
struct EditChunk: Hashable, Comparable, BitwiseCopyable {
  /// The chunk of the true form, packed.
  var source: UInt32
  /// What was read, packed; zero where the chunk was lost.
  var target: UInt32

  /// Both sides as one number, which is 0 for no chunk.
  @inline(__always)
  var key: UInt64 { UInt64(source) << 32 | UInt64(target) }

  /// The code of the first symbol that was printed.
  @inline(__always)
  var firstLetter: Int { Int(source >> 24) }

  /// The chunk of a `key`.
  init(key: UInt64) {
    self.init(source: UInt32(key >> 32), target: UInt32(truncatingIfNeeded: key))
  }

  init(source: UInt32, target: UInt32) {
    self.source = source
    self.target = target
  }

  /// Orders chunks by what was read, then by what was printed.
  static func < (left: EditChunk, right: EditChunk) -> Bool {
    (left.target, left.source) < (right.target, right.source)
  }

  /// The mark before the first symbol of a form or token.
  static let startMark: UInt8 = 253
  /// The mark behind the last symbol.
  static let endMark: UInt8 = 254
  /// Whether a symbol is one of the two.
  @inline(__always)
  static func isMark(_ symbol: UInt8) -> Bool { symbol == startMark || symbol == endMark }

  /// The most symbols a side can have.
  static let maxLength = 4

  /// Packs symbols.
  static func pack(_ symbols: some Sequence<UInt8>) -> UInt32 {
    var packed: UInt32 = 0
    var shift: UInt32 = 24
    for symbol in symbols {
      packed |= UInt32(symbol) << shift
      shift = shift &- 8
    }
    return packed
  }

  /// How many symbols a packed side has.
  static func length(_ packed: UInt32) -> Int { 4 - packed.trailingZeroBitCount / 8 }

  /// Two packed sides, one behind the other; `nil` where they are too long together.
  static func concatenate(_ first: UInt32, _ second: UInt32) -> UInt32? {
    let length = length(first)
    guard length + self.length(second) <= maxLength else { return nil }
    return length == 4 ? first : first | second >> UInt32(8 * length)
  }

  /// A word between its marks.
  static func marked(_ codes: some Sequence<UInt8>) -> [UInt8] {
    [startMark] + codes + [endMark]
  }
}
