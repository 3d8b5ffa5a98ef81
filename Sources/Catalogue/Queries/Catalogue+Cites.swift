import GRDB

extension Catalogue {
  /// The mentions of a document, by its symbol, and where it is itself in the archive.
  ///
  /// - Parameter symbol: With or without marks: `30/2020/NĐ-CP`, `30/2020/nd-cp`.
  package func citations(of symbol: String) throws(CatalogueError) -> [FoundCitation] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT document.path, document.symbol AS source, document.date AS issued, resolved.role,
            resolved.symbol, resolved.text, resolved.line, resolved.page, target.path AS targetPath
          FROM resolvedCitation AS resolved
          JOIN document ON document.id = resolved.document
          LEFT JOIN document AS target ON target.id = resolved.target
          WHERE resolved.symbolKey = ? AND resolved.role <> 'self'
          ORDER BY document.path, resolved.line, resolved.ordinal
          """, arguments: [SearchKey.symbol(symbol)]
      ).map { row in
        FoundCitation(
          path: row["path"], symbol: row["source"], date: row["issued"], role: row["role"],
          cited: row["symbol"], text: row["text"], line: row["line"], page: row["page"],
          target: row["targetPath"])
      }
    }
  }
}
