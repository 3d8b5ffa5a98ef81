import VietnameseText

/// Words that a user looks for, as the full-text index is asked.
///
/// A word with marks finds just that word; a word without any finds every word that it may stand
/// for: `kế` finds `kế`, `ke` finds `kế`, `kể` and `ke`. Words between quotation marks must stand
/// side by side; a word that ends in `*` finds all that begin with it.
package struct SearchWords: Hashable, Sendable {
  /// The words in lower case without marks, as a snippet is chosen by.
  let plainWords: [String]
  /// The question in the language of FTS5; `nil` where there is no word.
  let expression: String?

  /// Reads the text.
  package init(_ text: String) {
    var plain: [String] = []
    var parts: [String] = []
    let text = text.precomposed
    for (index, piece) in text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
    {
      if index % 2 == 1 {
        let words = SearchKey.words(of: piece)
        guard !words.isEmpty else { continue }
        plain += words.map(\.folded)
        parts.append(Self.phrase(words))
      } else {
        for chunk in piece.split(whereSeparator: \.isWhitespace) {
          let words = SearchKey.words(of: chunk)
          guard !words.isEmpty else { continue }
          plain += words.map(\.folded)
          // What the index takes for several words, as the parts of a symbol, stays together.
          parts.append(Self.phrase(words) + (chunk.hasSuffix("*") ? "*" : ""))
        }
      }
    }
    plainWords = plain
    expression = parts.isEmpty ? nil : parts.joined(separator: " AND ")
  }

  private static func phrase(_ words: [String]) -> String {
    let marked = words.filter(hasMarks)
    if marked.count == words.count { return "marked : \"\(words.joined(separator: " "))\"" }
    let plain = "plain : \"\(words.map(\.folded).joined(separator: " "))\""
    guard !marked.isEmpty else { return plain }
    return marked.map { "marked : \"\($0)\"" }.joined(separator: " AND ") + " AND " + plain
  }

  private static func hasMarks(_ word: String) -> Bool { word.lowercased() != word.folded }
}
