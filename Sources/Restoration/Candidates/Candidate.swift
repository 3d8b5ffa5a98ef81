import LanguageModel
import VietnameseText

/// One reading of a token: a word, two words, or the token as it is.
struct Candidate {
  /// What the reading is to the language model.
  var word: UInt16
  /// The second word, where the token joins two.
  var secondWord: UInt16?
  /// The text of the reading.
  var text: String
  /// Whether this is the token as it was read.
  var isKept: Bool
  /// Probabilities that each channel reads this as the token.
  var likelihoods: SIMD4<Float>
  /// Logarithm of the probability under the mixture of the document.
  var channelScore: Float = 0
  /// Logarithms of the probability of the printed shape: in running text, at the start of a
  /// sentence, in a line of capitals, and at a place that is not known.
  var shapeScores = SIMD4<Float>.zero

  /// Where a token stands, as far as its capitals are concerned.
  enum Position: Int {
    case running
    case sentenceStart
    case capitals
  }
}

/// What is known of a token wherever it occurs.
struct TokenAnalysis {
  /// A piece of the token that is read as a word; most tokens have one.
  struct Part {
    /// Punctuation before the core.
    var leading: Substring
    /// What is read.
    var core: Substring
    /// The readings, best first.
    var candidates: [Candidate]
    /// How many letters the core has.
    var letters: Int
    /// Whether nearly all of more than one letter are capitals.
    var isUpper: Bool
    /// Whether it is of figures only.
    var isNumber: Bool { letters == 0 && candidates.contains { $0.isKept && $0.word == number } }
    private var number: UInt16 { TokenClass.number.rawValue }
  }

  /// The pieces, empty for a token of punctuation only.
  var parts: [Part]
  /// Punctuation behind the last core, or the whole token.
  var trailing: Substring
  /// Whether a sentence or clause ends behind the token.
  var endsSentence: Bool
  /// Whether the token is surely no text.
  var isNoise: Bool
  /// P(token | channel), summed over the readings.
  var likelihoods: SIMD4<Float>
}
