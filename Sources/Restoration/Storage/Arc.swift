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
