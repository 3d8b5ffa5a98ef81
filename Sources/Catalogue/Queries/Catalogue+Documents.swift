import GRDB

/// A document, as a list of the archive shows it.
public struct ListedDocument: Codable, Hashable, Sendable {
  /// SHA-256 of the file's bytes: what the document is named by.
  public var sha256: String
  /// Path of the file as it was given.
  public var path: String
  /// Where its outputs are: a path below the output folder, without extension.
  public var base: String
  /// How many pages it has.
  public var pages: Int
  /// Tên loại.
  public var type: String?
  /// Số, ký hiệu.
  public var symbol: String?
  /// Date of issue as `yyyy-MM-dd`.
  public var date: String?
  /// Cơ quan ban hành.
  public var issuer: String?
  /// Trích yếu.
  public var title: String?
  /// How many words someone should look at.
  public var doubtfulWords: Int
  /// How many pages could not be read.
  public var failedPages: Int

  init(_ row: Row) {
    sha256 = row["sha256"]
    path = row["path"]
    base = row["base"]
    pages = row["pages"]
    type = row["type"]
    symbol = row["symbol"]
    date = row["date"]
    issuer = row["issuer"]
    title = row["title"]
    doubtfulWords = row["doubtfulWords"]
    failedPages = row["failedPages"]
  }

  fileprivate static let columns =
    "sha256, path, base, pages, type, symbol, date, issuer, title, doubtfulWords, failedPages"
}

extension Catalogue {
  /// How much the archive holds.
  public struct Extent: Codable, Hashable, Sendable {
    /// Documents.
    public var documents: Int
    /// Their pages.
    public var pages: Int
    /// Words that someone should look at.
    public var doubtfulWords: Int
  }

  /// How much the archive holds.
  public func extent() throws(CatalogueError) -> Extent {
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
  public func documents(
    offset: Int = 0, limit: Int
  ) throws(CatalogueError) -> [ListedDocument] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT \(ListedDocument.columns) FROM document
          ORDER BY date IS NULL, date DESC, path LIMIT ? OFFSET ?
          """, arguments: [limit, offset]
      ).map(ListedDocument.init)
    }
  }

  /// A document by the SHA-256 of its file.
  public func document(_ sha256: String) throws(CatalogueError) -> ListedDocument? {
    try read { db in
      try Row.fetchOne(
        db.cachedStatement(sql: "SELECT \(ListedDocument.columns) FROM document WHERE sha256 = ?"),
        arguments: [sha256]
      ).map(ListedDocument.init)
    }
  }

  /// A number that changes when the catalogue does.
  public func version() throws(CatalogueError) -> Int {
    try read { db in try Int.fetchOne(db, sql: "PRAGMA data_version") ?? 0 }
  }
}
