/// A token without the punctuation around it, and that punctuation.
package struct OuterPunctuation: Hashable, Sendable {
  /// What stands before the core: `(` of `(CCHC),`.
  package var leading: Substring
  /// The token's core: `CCHC`; empty for a token of punctuation only.
  package var core: Substring
  /// What stands behind the core: `),`.
  package var trailing: Substring

  /// Splits a token.
  package init(_ token: Substring) {
    let scalars = token.unicodeScalars
    guard let first = scalars.firstIndex(where: { !OuterPunctuation.isMark($0) }),
      let last = scalars.lastIndex(where: { !OuterPunctuation.isMark($0) })
    else {
      leading = token
      core = token[token.endIndex...]
      trailing = core
      return
    }
    let end = scalars.index(after: last)
    leading = token[..<first]
    core = token[first..<end]
    trailing = token[end...]
  }

  /// The marks that end a sentence or a clause.
  package static let clauseEnds = Set(".;:?!".unicodeScalars)

  /// Whether a scalar counts as outer punctuation: those that the scorers strip do.
  ///
  /// A switch and no set, for every token of every text is asked about.
  package static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", ",", ";", ":", "!", "?", "(", ")", "[", "]", "{", "}", "\"", "'", "-", "+", "*", "/",
      "\\", "|", "_", "~", "<", ">", "=", "`", "´", "«", "»", "“", "”", "‘", "’", "…", "–", "—",
      "•",
      "·":
      true
    default: false
    }
  }
}
