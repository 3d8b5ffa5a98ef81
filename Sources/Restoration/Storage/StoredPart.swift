/// A piece of a token that is read as a word.
struct StoredPart: BitwiseCopyable {
  /// The readings worth a look in context, best first.
  var firstArc: UInt32 = 0
  var arcCount: UInt16 = 0
  /// The reading that keeps the piece as it is: an index from `firstArc`, possibly behind the others;
  /// `Arc.none` where there is none.
  var kept: UInt16 = Arc.none
  /// Punctuation before it.
  var leading = ByteRange()
  /// What is read.
  var core = ByteRange()
  /// How many characters that has, at most 255.
  var length: UInt8 = 0
  /// Whether it has more than one letter, and whether two in three are capitals.
  var isWord = false
  var isUpper = false
  /// Whether it has more than one letter, and fewer are capitals.
  var isSmall: Bool { isWord && !isUpper }
  /// Whether it is in capitals and built like a syllable, and so a word rather than an abbreviation.
  var isUpperSyllable = false
  /// Whether some reading explains it well without regard to its neighbours.
  var isWellRead = false
}
