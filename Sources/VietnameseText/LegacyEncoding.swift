/// Encodings of Vietnamese from before Unicode, whose text looks like Latin letters gone mad once it is
/// read as something else: `Céng hoµ x· héi` is `Cộng hoà xã hội` in TCVN3.
package enum LegacyEncoding: String, Sendable, CaseIterable {
  /// TCVN 5712:1993, as the fonts `.VnTime` and the like have it; also named ABC.
  case tcvn3 = "TCVN3 (ABC)"
  /// VNI, which writes marks as letters of their own behind the vowel: `Coäng hoøa`.
  case vni = "VNI"

  /// The encoding that a text is in, where it is one of these; `nil` where it is not, or is too short
  /// to tell.
  ///
  /// A text is taken for one where a quarter of its tokens, and ten at least, hold a letter that stands
  /// for a Vietnamese one there and for nothing in Unicode text or in the noise of recognisers.
  ///
  /// - Complexity: O(*n*).
  package static func recognize(_ text: String) -> LegacyEncoding? {
    let tokens = text.split(whereSeparator: \.isWhitespace)
    return allCases.first { encoding in
      var seen: Set<Unicode.Scalar> = []
      var count = 0
      for token in tokens {
        let found = encoding.signs(in: token)
        if !found.isEmpty { count += 1 }
        seen.formUnion(found)
      }
      return count >= 10 && count * 4 >= tokens.count && seen.count >= 4
    }
  }

  /// The telling scalars of a token.
  private func signs(in token: Substring) -> [Unicode.Scalar] {
    let scalars = Array(token.unicodeScalars)
    switch self {
    case .tcvn3:
      guard scalars.contains(where: { $0.isASCII && $0.properties.isAlphabetic }) else { return [] }
      return scalars.filter(LegacyEncoding.tcvn3Signs.contains)
    case .vni:
      return scalars.indices.dropFirst().filter {
        LegacyEncoding.vniSigns.contains(scalars[$0])
          && LegacyEncoding.vniVowels.contains(scalars[$0 - 1])
      }.map { scalars[$0] }
    }
  }

  private static let tcvn3Signs = Set("µ¶·¸¹¨¼½¾Æ×Þßåæ÷øþª¬®".unicodeScalars)
  private static let vniSigns = Set("øûïåäëùõâê".unicodeScalars)
  private static let vniVowels = Set("aeouyöôAEOUYÖÔ".unicodeScalars)
}
