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
    if OuterPunctuation.isBare(token) {
      leading = token[..<token.startIndex]
      core = token
      trailing = token[token.endIndex...]
      return
    }
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

  /// Whether a token surely begins and ends with letters or figures, as most do.
  private static func isBare(_ token: Substring) -> Bool {
    let bytes = token.utf8
    guard let first = bytes.first, var last = bytes.last, isOfWord(first) else { return false }
    var index = bytes.endIndex
    // The first byte of the last scalar.
    while index != bytes.startIndex {
      index = bytes.index(before: index)
      last = bytes[index]
      if last & 0xC0 != 0x80 { break }
    }
    return isOfWord(last)
  }

  /// Whether what begins with a byte is a letter, a figure, or some scalar of the blocks that hold the
  /// letters with marks, in which there is no outer punctuation.
  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC3...0xC6, 0xE1: true
    default: false
    }
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
