import GRDB

/// A doubtful word of an archive.
package struct ListedDoubt: Hashable, Sendable {
  /// SHA-256 of the document's file.
  package var sha256: String
  /// 0-based place among the doubtful words of its document, in reading order.
  package var ordinal: Int
  /// What was read.
  package var reading: String
  /// The form held to be right.
  package var form: String
  /// Probability that the form is what the page says.
  package var probability: Double
}

extension Catalogue {
  /// Hands over all doubtful words, document by document.
  ///
  /// - Complexity: O(*n*) in the number of doubtful words.
  package func forEachDoubt(_ body: (ListedDoubt) -> Void) throws(CatalogueError) {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT document.sha256, ordinal, coalesce(original, form), form,
            coalesce(probability, 0.5)
          FROM document CROSS JOIN doubt ON doubt.document = document.id
          ORDER BY document.id, ordinal
          """)
      while let row = try rows.next() {
        body(
          ListedDoubt(
            sha256: row[0], ordinal: row[1], reading: row[2], form: row[3], probability: row[4]))
      }
    }
  }
}
