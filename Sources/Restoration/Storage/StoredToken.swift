/// A reading as the decoder sees it: a word, two words, or the token as it is.
///
/// 24 bytes. Scores are natural logarithms of the probability that the reading is printed in its
/// shape and read as the token, one for each `Candidate.Position`.
struct Arc: BitwiseCopyable {
  /// What it is to the language model.
  var word: UInt16
  /// The second word, or `Arc.none`.
  var second: UInt16 = Arc.none
  /// Where its text starts in the store's text.
  var text: UInt32 = 0
  var textCount: UInt16 = 0
  /// Whether it is the token as it was read.
  var isKept = false
  /// The most that the reading's probability can be, of 255; see `TokenAnalyzer.reliability`.
  var reliability = UInt8.max
  var scores: (Float, Float, Float)

  static let none = UInt16.max

  /// The score at a place.
  @inline(__always)
  func score(at position: Candidate.Position) -> Float {
    switch position {
    case .running: scores.0
    case .sentenceStart: scores.1
    case .capitals: scores.2
    }
  }
}

/// A token's readings for one mixture of channels.
struct StoredToken: BitwiseCopyable {
  struct Flags: OptionSet, BitwiseCopyable {
    let rawValue: UInt16
    /// A sentence or clause ends behind the token.
    static let endsSentence = Flags(rawValue: 1)
    /// The token is surely no text.
    static let noise = Flags(rawValue: 2)
    /// A line that starts with the token starts an item of a list or a numbered unit.
    static let startsItem = Flags(rawValue: 4)
    /// At the start of a line the token is a label.
    static let label = Flags(rawValue: 8)
    /// The token is too long or not UTF-8: it stays as it is.
    static let opaque = Flags(rawValue: 16)
    /// The token has letters with combining marks, so that other bytes can be the same text.
    static let decomposed = Flags(rawValue: 32)
    /// A document symbol that its grammar mends, or that is so already.
    static let symbol = Flags(rawValue: 64)
    /// Mending it changes digits.
    static let changesDigits = Flags(rawValue: 128)
    /// At the start of a line in capitals the token is a label that lost its full stop.
    static let bareLabel = Flags(rawValue: 256)
  }

  /// The token's bytes in the store's text; empty where it is not to be found again.
  var key = ByteRange()
  /// `DocumentRecurrence.key` of it.
  var readKey: UInt64 = 0
  /// The pieces that are read as words, none for a token of punctuation only.
  var firstPart: UInt32 = 0
  var partCount: UInt32 = 0
  /// What stands behind the last piece.
  var trailing = ByteRange()
  /// The mended symbol, where `flags` has `symbol`.
  var symbol = ByteRange()
  var mixture: UInt16 = 0
  var flags: Flags = []
}

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
