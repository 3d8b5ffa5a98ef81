import VietnameseText

/// The syllables of a text as scores count them.
///
/// A syllable is a token between white space without its outer punctuation, precomposed and with
/// its tone mark where tradition puts it. A token that holds `⟦?⟧` is that mark as a whole;
/// `⟦noise⟧` is white space.
///
/// - Complexity: O(*n*).
func scoredSyllables(of text: String) -> [String] {
  let tokens = text.replacing(literal: Marks.noise, with: " ").unicodeScalars
    .split(whereSeparator: \.isTokenSpace)
  return tokens.compactMap { token in
    let token = String(token)
    if token.contains(Marks.unknown) { return Marks.unknown }
    let core = OuterPunctuation(Substring(token.precomposed)).core
    return core.isEmpty ? nil : String(core).traditionalTonePlacement
  }
}

/// Gives equal syllables the same number, so that an alignment compares numbers.
struct SyllableNumbering {
  /// The number of the mark that any syllable equals.
  static let unknown = 0

  // Readings that no page settles: hằng năm / hàng năm, UBND xã / UBND Xã.
  private static let equal = ["hằng": "hàng", "Hằng": "Hàng", "Xã": "xã"]

  private var numbers = [Marks.unknown: SyllableNumbering.unknown]

  /// The numbers of syllables.
  mutating func numbers(of syllables: [String]) -> [Int] {
    syllables.map { syllable in
      let form = SyllableNumbering.equal[syllable] ?? syllable
      if let number = numbers[form] { return number }
      numbers[form] = numbers.count
      return numbers.count - 1
    }
  }
}
