import VietnameseText

/// The forms by which names and symbols are compared.
enum SearchKey {
  /// A document's symbol without marks, case and white space, so that `30/2020/NĐ-CP` and
  /// `30/2020/nd-cp` are the same.
  static func symbol(_ symbol: String) -> String {
    symbol.folded.filter { !$0.isWhitespace }
  }

  /// A name in lower case without marks, its words separated by one space.
  static func name(_ name: String) -> String {
    words(of: name.folded).joined(separator: " ")
  }

  /// The runs of letters and digits of a text, as the full-text index takes them.
  static func words(of text: some StringProtocol) -> [String] {
    text.unicodeScalars.split { !isWordPart($0) }.map { String(String.UnicodeScalarView($0)) }
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
        || ("A"..."Z").contains(scalar)
    }
    return switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .privateUse, .nonspacingMark, .spacingMark,
      .enclosingMark:
      true
    default: false
    }
  }
}
