import VietnameseText

/// What a token is to the language model: a word of the vocabulary or a class of tokens.
///
/// The raw values are the first identifiers of every vocabulary, so that a class stands in an
/// n-gram like any word.
public enum TokenClass: UInt16, Hashable, Sendable, CaseIterable {
  /// A word that is not in the vocabulary.
  case unknown
  /// The end of a sentence, clause or paragraph.
  case boundary
  /// A number: `12`, `1.250.000`, `95%`.
  case number
  /// A date or part of one in figures: `15/7/2021`, `6/2024`.
  case date
  /// A document symbol or the like: `30/2020/NĐ-CP`, `QĐ-UBND`.
  case symbol

  /// How many identifiers the classes take.
  public static let count = UInt16(allCases.count)

  /// Classifies the core of a token (its outer punctuation taken off).
  ///
  /// Returns `nil` for what is made of letters only: the vocabulary must say what it is.
  public init?(core: UnsafeBufferPointer<UInt8>) {
    var letters = 0
    var uppers = 0
    var digits = 0
    var slashes = 0
    var dashes = 0
    var others = 0
    for code in core {
      if SymbolCode.isLetter(code) {
        letters += 1
        if SymbolCode.isUpper(code) { uppers += 1 }
      } else if SymbolCode.isDigit(code) {
        digits += 1
      } else if code == TokenClass.slash {
        slashes += 1
      } else if code == TokenClass.dash {
        dashes += 1
      } else {
        others += 1
      }
    }
    if letters == core.count { return nil }
    if letters == 0 {
      guard digits > 0 else {
        self = .unknown
        return
      }
      self = slashes > 0 || dashes == 2 ? .date : .number
    } else if slashes + dashes > 0, digits > 0 || uppers * 2 > letters, others <= 1 {
      self = .symbol
    } else {
      self = .unknown
    }
  }

  static let slash = SymbolCode.code(of: "/")
  static let dash = SymbolCode.code(of: "-")
}
