import GRDB

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
