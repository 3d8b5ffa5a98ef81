import DocumentModel

/// A word that someone should look at.
package struct DoubtRow: Codable, Hashable, Sendable {
  /// 1-based page.
  package var page: Int
  /// 1-based line of the document's text.
  package var line: Int
  /// The form held to be right.
  package var form: String
  /// What was read, where it differs.
  package var original: String?
  /// Probability that the form is what the page says.
  package var probability: Double?
  /// Place on the page, where the source has geometry.
  package var box: Box?

  /// The doubtful words of a document in reading order.
  static func rows(of document: Document) -> [DoubtRow] {
    var rows: [DoubtRow] = []
    var line = 0
    for page in document.pages {
      for words in page.lines.lazy.map(\.words) {
        line += 1
        for word in words where word.flags.contains(.doubtful) {
          let word = word.rounded
          rows.append(
            DoubtRow(
              page: page.number, line: line, form: word.form, original: word.original,
              probability: word.probability,
              box: word.box))
        }
      }
      // A page without lines still takes one in the document's text.
      if page.lines.isEmpty { line += 1 }
    }
    return rows
  }
}
