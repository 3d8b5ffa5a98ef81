/// How the first and the last piece of a token are written, for the tokens beside it.
struct PieceCases: OptionSet, BitwiseCopyable {
  let rawValue: UInt8

  /// The piece is in capitals and built like a syllable.
  static let firstIsUpperSyllable = PieceCases(rawValue: 1)
  static let lastIsUpperSyllable = PieceCases(rawValue: 2)
  /// The piece is a word in small letters.
  static let firstIsSmall = PieceCases(rawValue: 4)
  static let lastIsSmall = PieceCases(rawValue: 8)

  /// Adds the next piece of the token.
  @inline(__always)
  mutating func add(_ part: StoredPart, isFirst: Bool) {
    if isFirst {
      if part.isUpperSyllable { insert(.firstIsUpperSyllable) }
      if part.isSmall { insert(.firstIsSmall) }
    }
    remove([.lastIsUpperSyllable, .lastIsSmall])
    if part.isUpperSyllable { insert(.lastIsUpperSyllable) }
    if part.isSmall { insert(.lastIsSmall) }
  }
}
