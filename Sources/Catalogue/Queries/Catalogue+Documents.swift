import DocumentModel
import GRDB

extension DocumentSummary {
  init(_ row: Row) {
    self.init(
      sha256: row["sha256"], path: row["path"], pages: row["pages"],
      doubtfulWords: row["doubtfulWords"])
    failedPages = row["failedPages"]
    base = row["base"]
    type = row["type"]
    symbol = row["symbol"]
    identifier = row["identifier"]
    date = row["date"]
    issuer = row["issuer"]
    title = row["title"]
  }

  fileprivate static let columns = """
    sha256, path, base, pages, type, symbol, identifier, date, issuer, title, doubtfulWords,
    failedPages
    """
}

extension Catalogue {
  /// How much the archive holds.
  package struct Extent: Codable, Hashable, Sendable {
    /// Documents.
    package var documents: Int
    /// Their pages.
    package var pages: Int
    /// Words that someone should look at.
    package var doubtfulWords: Int
  }

  /// How much the archive holds.
  package func extent() throws(CatalogueError) -> Extent {
    try read { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT count(*) AS documents, coalesce(sum(pages), 0) AS pages,
            coalesce(sum(doubtfulWords), 0) AS doubtfulWords FROM document
          """)
      return Extent(
        documents: row?["documents"] ?? 0, pages: row?["pages"] ?? 0,
        doubtfulWords: row?["doubtfulWords"] ?? 0)
    }
  }

  /// Documents, the newest first, and those without a date last.
  package func documents(
    offset: Int = 0, limit: Int
  ) throws(CatalogueError) -> [DocumentSummary] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT \(DocumentSummary.columns) FROM document
          ORDER BY date IS NULL, date DESC, path LIMIT ? OFFSET ?
          """, arguments: [limit, offset]
      ).map(DocumentSummary.init)
    }
  }

  /// Calls `body` with each document, in the order of their SHA-256.
  package func forEachDocument(
    _ body: (DocumentSummary) throws -> Void
  ) throws(CatalogueError) {
    try read { db in
      let rows = try Row.fetchCursor(
        db, sql: "SELECT \(DocumentSummary.columns) FROM document ORDER BY sha256")
      while let row = try rows.next() { try body(DocumentSummary(row)) }
    }
  }

  /// A document by the SHA-256 of its file.
  package func document(_ sha256: String) throws(CatalogueError) -> DocumentSummary? {
    try read { db in
      try Row.fetchOne(
        db.cachedStatement(sql: "SELECT \(DocumentSummary.columns) FROM document WHERE sha256 = ?"),
        arguments: [sha256]
      ).map(DocumentSummary.init)
    }
  }

  /// A number that changes when the catalogue does.
  package func version() throws(CatalogueError) -> Int {
    try read { db in try Int.fetchOne(db, sql: "PRAGMA data_version") ?? 0 }
  }
}
