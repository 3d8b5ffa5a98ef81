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
