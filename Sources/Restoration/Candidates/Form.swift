import LanguageModel
import VietnameseText

/// A word of the vocabulary in one of its printed shapes: `của`, `Của` or `CỦA`.
struct Form: Hashable, BitwiseCopyable {
  /// The word's identifier times four, plus the shape.
  let rawValue: UInt32

  init(rawValue: UInt32) { self.rawValue = rawValue }

  init(word: UInt16, shape: CaseShape) {
    let column: UInt32 =
      switch shape {
      case .lower, .mixed: 0
      case .title: 1
      case .upper: 2
      }
    rawValue = UInt32(word) << 2 | column
  }

  /// The place of the shape among the counts of shapes: lower case, capitalised, capitals.
  var column: Int { Int(rawValue & 3) }

  /// What an unusual shape costs a form at most before its place is known.
  static func shapeScore(_ logProbability: Float) -> Float { max(-3, logProbability) }

  /// The word's identifier in the vocabulary.
  var word: UInt16 { UInt16(rawValue >> 2) }

  /// The printed shape.
  var shape: CaseShape {
    switch rawValue & 3 {
    case 0: .lower
    case 1: .title
    default: .upper
    }
  }

  /// The form's letters as symbol codes.
  func codes(in vocabulary: Vocabulary) -> [UInt8] {
    Form.codes(of: vocabulary.key(of: word), shape: shape)
  }

  /// Whether it has a vowel, as every syllable has.
  func hasVowel(in vocabulary: Vocabulary) -> Bool {
    vocabulary.key(of: word).codes.contains { Form.vowels.contains(SymbolCode.withoutMarks($0)) }
  }

  private static let vowels = Set("aeiouy".unicodeScalars.map(SymbolCode.code(of:)))

  /// A word's letters in a shape.
  static func codes(of key: WordKey, shape: CaseShape) -> [UInt8] {
    var codes = key.codes
    switch shape {
    case .title: codes[0] = SymbolCode.uppercased(codes[0])
    case .upper: codes = codes.map(SymbolCode.uppercased)
    case .lower, .mixed: break
    }
    return codes
  }
}
