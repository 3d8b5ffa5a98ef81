import VietnameseText

/// The folded letters and digits of a text: what two readings of the same words share.
struct LetterKey: Hashable {
  let letters: [Unicode.Scalar]

  init(_ text: String) {
    let text = text.precomposed.replacing(literal: Marks.noise, with: " ")
      .replacing(literal: Marks.unknown, with: "?")
    letters = text.folded.unicodeScalars.filter(\.isLetterOrNumber)
  }

  private init(letters: [Unicode.Scalar]) {
    self.letters = letters
  }

  var isEmpty: Bool { letters.isEmpty }

  /// The first letters only.
  func prefix(_ length: Int) -> LetterKey {
    LetterKey(letters: Array(letters.prefix(length)))
  }

  /// Whether the two resemble each other by at least this ratio; empty keys only each other.
  func isAlike(_ other: LetterKey, least: Double = 0.8) -> Bool {
    if isEmpty || other.isEmpty || self == other { return self == other }
    // No ratio exceeds this one, which lengths alone give.
    let shorter = min(letters.count, other.letters.count)
    let bound = 2 * Double(shorter) / Double(letters.count + other.letters.count)
    return bound >= least && GestaltMatcher(letters, other.letters).ratio >= least
  }

  /// Whether the two start alike, as far as the shorter one goes.
  func startsLike(_ other: LetterKey, longerThan shortest: Int) -> Bool {
    let length = min(letters.count, other.letters.count)
    guard length > shortest else { return false }
    let ratio = GestaltMatcher(
      Array(letters.prefix(length)), Array(other.letters.prefix(length))
    ).ratio
    return ratio >= 0.8
  }
}

extension LetterKey: Comparable {
  static func < (left: LetterKey, right: LetterKey) -> Bool {
    left.letters.lexicographicallyPrecedes(right.letters)
  }
}

extension Unicode.Scalar {
  /// Whether the scalar is a letter, a digit or another number.
  fileprivate var isLetterOrNumber: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: properties.numericType != nil
    }
  }
}
