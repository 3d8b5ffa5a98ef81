import Foundation
import GRDB

extension CatalogueWriter {
  /// What the journal knows of a path.
  package func input(at path: String) throws(CatalogueError) -> InputRecord? {
    try read { db in
      try Row.fetchOne(
        db.cachedStatement(sql: "SELECT * FROM input WHERE path = ?"), arguments: [path]
      ).flatMap(InputRecord.init)
    }
  }

  /// The failures of a path.
  package func failures(of path: String) throws(CatalogueError) -> [FailureRecord] {
    try read { db in
      try Row.fetchAll(
        db.cachedStatement(sql: "SELECT * FROM failure WHERE path = ? ORDER BY page"),
        arguments: [path]
      ).map(FailureRecord.init)
    }
  }

  /// The document that was made of this content with these options.
  package func document(
    withContent sha256: String, fingerprint: String
  ) throws(CatalogueError) -> StoredDocument? {
    try read { db in
      try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT path, base, outputs, run FROM document WHERE sha256 = ? AND fingerprint = ?
            """), arguments: [sha256, fingerprint]
      ).map { row in
        StoredDocument(
          path: row["path"], base: row["base"], outputs: try TextList.texts(row["outputs"]),
          run: row["run"])
      }
    }
  }

  /// An input with this content that failed with these options.
  package func failedInput(
    withContent sha256: String, fingerprint: String
  ) throws(CatalogueError) -> InputRecord? {
    try read { db in
      try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT * FROM input WHERE sha256 = ? AND fingerprint = ? AND state = 'failed'
            ORDER BY path LIMIT 1
            """), arguments: [sha256, fingerprint]
      ).flatMap(InputRecord.init)
    }
  }

  /// Whether the outputs of another input have this place.
  package func isTaken(base: String, otherwiseThanBy path: String) throws(CatalogueError) -> Bool {
    try read { db in
      try Bool.fetchOne(
        db.cachedStatement(
          sql: "SELECT EXISTS (SELECT 1 FROM input WHERE base = ? AND path <> ?)"),
        arguments: [base, path]) ?? false
    }
  }

  /// How long documents took so far, by the ending of their names.
  package func pastSpeeds() throws(CatalogueError) -> [PastSpeed] {
    try read { db in
      var speeds: [String: PastSpeed] = [:]
      let rows = try Row.fetchCursor(db, sql: "SELECT path, bytes, seconds FROM document")
      while let row = try rows.next() {
        let path: String = row["path"]
        let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
        var speed =
          speeds[ending]
          ?? PastSpeed(fileExtension: ending, documents: 0, bytes: 0, seconds: 0)
        speed.documents += 1
        speed.bytes += row["bytes"]
        speed.seconds += row["seconds"]
        speeds[ending] = speed
      }
      return speeds.values.sorted { $0.fileExtension < $1.fileExtension }
    }
  }

  /// Calls `body` with each document of the archive, ordered by path, duplicates among them.
  package func forEachDocument(
    _ body: (_ path: String, _ original: String, DocumentRow, _ outputs: [String]) throws -> Void
  ) throws(CatalogueError) {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT document.*, input.path AS inputPath, input.base AS inputBase
          FROM input JOIN document ON document.sha256 = input.sha256
          WHERE input.state <> 'failed' ORDER BY input.path
          """)
      while let row = try rows.next() {
        let base: String = row["base"]
        let place: String = row["inputBase"]
        let outputs = try TextList.texts(row["outputs"]).map { place + $0.dropFirst(base.count) }
        try body(row["inputPath"], row["path"], try DocumentRow(row), outputs)
      }
    }
  }

  /// Calls `body` with each failure, ordered by path and page.
  package func forEachFailure(
    _ body: (_ path: String, FailureRecord) throws -> Void
  ) throws(CatalogueError) {
    try read { db in
      let rows = try Row.fetchCursor(db, sql: "SELECT * FROM failure ORDER BY path, page")
      while let row = try rows.next() { try body(row["path"], FailureRecord(row)) }
    }
  }
}

extension FailureRecord {
  init(_ row: Row) {
    self.init(
      page: row["page"], stage: row["stage"], reason: row["reason"], exitCode: row["exitCode"],
      isPassing: row["isPassing"])
  }
}

extension DocumentRow {
  init(_ row: Row) throws {
    sha256 = row["sha256"]
    path = row["path"]
    pages = row["pages"]
    type = row["type"]
    symbol = row["symbol"]
    identifier = row["identifier"]
    date = row["date"]
    year = row["year"]
    place = row["place"]
    parentBody = row["parentBody"]
    issuer = row["issuer"]
    title = row["title"]
    authority = row["authority"]
    capacity = row["capacity"]
    signer = row["signer"]
    recipients = try TextList.texts(row["recipients"])
    doubtfulWords = row["doubtfulWords"]
    failedPages = row["failedPages"]
    notes = try TextList.texts(row["notes"])
  }
}
