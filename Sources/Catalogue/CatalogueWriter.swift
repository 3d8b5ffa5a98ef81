import DocumentModel
import GRDB
import Synchronization
import VietnameseText

/// The catalogue of an archive as its one writer sees it: documents, full text and journal.
///
/// Each `commit` is one transaction, so that documents, the journal and the full-text index never
/// disagree, whenever the process is killed. Readers may look at any time.
package final class CatalogueWriter: Sendable {
  /// The name of the file in the output folder.
  package static let fileName = "catalogue.sqlite"

  /// Where the file is.
  package let path: String
  private let pool: DatabasePool
  private let commits = Atomic<Int>(0)

  /// Opens a catalogue; makes it or brings it to the newest schema where that is needed.
  package init(at path: String) throws(CatalogueError) {
    self.path = path
    pool = try CatalogueError.wrap(path) {
      var configuration = Configuration()
      configuration.label = "catalogue"
      // Readers never hold the writer for long; another program that looks at the file may.
      configuration.busyMode = .timeout(30)
      configuration.maximumReaderCount = 2
      configuration.prepareDatabase { db in
        // The outputs are on the disk before the journal says so; a journal that loses its last
        // entries only has documents converted again.
        try db.execute(sql: "PRAGMA synchronous = NORMAL")
        // The journal is asked for single rows all over the file: pages that were read once are
        // hardly read again, and would only pile up.
        if db.configuration.readonly { try db.execute(sql: "PRAGMA cache_size = -256") }
      }
      let pool = try DatabasePool(path: path, configuration: configuration)
      let migrator = CatalogueSchema.migrator
      if try pool.read(migrator.hasBeenSuperseded) {
        throw CatalogueError(path: path, .tooNew)
      }
      try migrator.migrate(pool)
      return pool
    }
  }

  /// How many times steps of a run were written.
  package var commitCount: Int { commits.load(ordering: .acquiring) }

  /// Whether nothing is known of any input.
  package func isEmpty() throws(CatalogueError) -> Bool {
    try read { db in try Bool.fetchOne(db, sql: "SELECT NOT EXISTS (SELECT 1 FROM input)") ?? true }
  }

  /// Begins a run and gives it its number.
  package func beginRun() throws(CatalogueError) -> Int64 {
    try read { db in
      try Int64.fetchOne(db, sql: "SELECT coalesce(max(run), 0) + 1 FROM document") ?? 1
    }
  }

  /// Closes the file, and leaves it by itself, so that it can be copied and read anywhere.
  ///
  /// Where a reader is looking, the files that SQLite keeps beside it stay until the next run.
  package func close() throws(CatalogueError) {
    try CatalogueError.wrap(path) { try pool.close() }
    let alone = try? DatabaseQueue(path: path)
    try? alone?.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
    try? alone?.close()
  }

  /// Writes steps of a run, all or none.
  package func commit(_ entries: [JournalEntry]) throws(CatalogueError) {
    defer { commits.wrappingAdd(1, ordering: .releasing) }
    try CatalogueError.wrap(path) {
      try pool.write { db in
        for entry in entries {
          let input = entry.input
          try input.save(db)
          try db.cachedStatement(sql: "DELETE FROM failure WHERE path = ?")
            .execute(arguments: [input.path])
          for failure in entry.failures { try failure.save(db, path: input.path) }
          if case .converted(_, let document, _) = entry {
            try Self.insert(document, of: input, db)
          }
        }
      }
    }
  }

  /// Forgets the failures of inputs that are gone.
  package func forgetFailures(where isGone: @Sendable (String) -> Bool) throws(CatalogueError) {
    try CatalogueError.wrap(path) {
      try pool.write { db in
        for path in try String.fetchAll(db, sql: "SELECT DISTINCT path FROM failure")
        where isGone(path) {
          try db.execute(sql: "DELETE FROM failure WHERE path = ?", arguments: [path])
          try db.execute(
            sql: "DELETE FROM input WHERE path = ? AND state = 'failed'", arguments: [path])
        }
      }
    }
  }

  /// Reads in one snapshot.
  func read<Value>(_ body: (Database) throws -> Value) throws(CatalogueError) -> Value {
    try CatalogueError.wrap(path) { try pool.read(body) }
  }

  // MARK: One document

  private static func insert(
    _ document: ConvertedDocument, of input: InputRecord, _ db: Database
  ) throws {
    try remove(input.sha256, db)
    let id = try insertRow(document, of: input, db)
    let entry = document.entry
    for page in entry.pages { try insert(page, of: id, db) }
    for (ordinal, section) in entry.sections.enumerated() {
      try db.cachedStatement(
        sql: "INSERT INTO section VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
      ).execute(arguments: [
        id, ordinal, section.kind.rawValue, section.label, TextList.json(section.path),
        section.heading, section.text, section.line, section.page,
      ])
    }
    for (ordinal, citation) in entry.citations.enumerated() {
      try db.cachedStatement(
        sql: "INSERT INTO citation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
      ).execute(arguments: [
        id, ordinal, citation.type, citation.symbol, citation.symbol.map(SearchKey.symbol),
        citation.name, citation.date, citation.issuer, citation.year, citation.role.rawValue,
        citation.text, citation.line, citation.page, citation.id, citation.normalForm,
        TextList.json(citation.flags.map(\.rawValue)),
      ])
    }
    // The same few agencies come again and again.
    var agencies: [String: Int64] = [:]
    for (ordinal, assignment) in entry.responsibilities.enumerated() {
      try insert(assignment, ordinal, of: id, &agencies, db)
    }
    for (ordinal, doubt) in entry.doubts.enumerated() {
      try db.cachedStatement(
        sql: "INSERT INTO doubt VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
      ).execute(arguments: [
        id, ordinal, doubt.page, doubt.line, doubt.form, doubt.original, doubt.probability,
        doubt.box?.x, doubt.box?.y, doubt.box?.width, doubt.box?.height,
      ])
    }
  }

  private static func insertRow(
    _ document: ConvertedDocument, of input: InputRecord, _ db: Database
  ) throws -> Int64 {
    let row = document.entry.document
    try db.cachedStatement(
      sql: """
        INSERT INTO document (
          sha256, fingerprint, run, path, base, outputs, pages, type, symbol, symbolKey, date, year,
          place, parentBody, issuer, title, authority, capacity, signer, recipients, doubtfulWords,
          failedPages, notes, bytes, seconds, identifier)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      input.sha256, input.fingerprint, document.run, row.path, input.base,
      TextList.json(document.outputs), row.pages, row.type, row.symbol,
      row.symbol.map(SearchKey.symbol), row.date, row.year, row.place, row.parentBody, row.issuer,
      row.title, row.authority, row.capacity, row.signer, TextList.json(row.recipients),
      row.doubtfulWords, row.failedPages, TextList.json(row.notes), document.bytes,
      document.seconds, row.identifier,
    ])
    return db.lastInsertedRowID
  }

  private static func insert(_ page: PageRow, of document: Int64, _ db: Database) throws {
    try db.cachedStatement(sql: "INSERT INTO page VALUES (NULL, ?, ?, ?, ?)")
      .execute(arguments: [document, page.number, page.source, page.text])
    try db.cachedStatement(sql: "INSERT INTO pageSearch (rowid, marked, plain) VALUES (?, ?, ?)")
      .execute(arguments: [db.lastInsertedRowID, page.text, page.text.folded])
  }

  private static func insert(
    _ assignment: Assignment, _ ordinal: Int, of document: Int64, _ known: inout [String: Int64],
    _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: "INSERT INTO responsibility VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [
      document, ordinal, assignment.role.rawValue, assignment.task, assignment.deadline?.text,
      assignment.deadline?.date, assignment.deadline?.recurrence, assignment.product,
      TextList.json(assignment.path), assignment.line, assignment.page, assignment.budget,
    ])
    let agencies = zipped(assignment.agencies, assignment.agencyNames, isCoordinator: false)
    let coordinators = zipped(
      assignment.coordinators, assignment.coordinatorNames, isCoordinator: true)
    for (index, agency) in (agencies + coordinators).enumerated() {
      let printed = try self.agency(agency.printed, &known, db)
      let canonical = try self.agency(agency.canonical, &known, db)
      try db.cachedStatement(sql: "INSERT INTO responsibleAgency VALUES (?, ?, ?, ?, ?, ?)")
        .execute(arguments: [document, ordinal, index, printed, agency.isCoordinator, canonical])
    }
  }

  /// The number of an agency, which is added where the catalogue does not have it.
  private static func agency(
    _ name: String, _ known: inout [String: Int64], _ db: Database
  ) throws -> Int64 {
    if let id = known[name] { return id }
    try db.cachedStatement(
      sql: "INSERT INTO agency (name, nameKey) VALUES (?, ?) ON CONFLICT (name) DO NOTHING"
    ).execute(arguments: [name, SearchKey.name(name)])
    let id = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM agency WHERE name = ?"), arguments: [name])
    guard let id else { throw DatabaseError(message: "the agency \(name) was not added") }
    known[name] = id
    return id
  }

  /// Each agency as printed with its canonical name; without one, the printed name stands for it.
  private static func zipped(
    _ printed: [String], _ names: [AgencyName], isCoordinator: Bool
  ) -> [(printed: String, canonical: String, isCoordinator: Bool)] {
    printed.enumerated().map { index, name in
      (name, index < names.count ? names[index].name : name, isCoordinator)
    }
  }

  /// Takes a document out, and its pages out of the index, which must be told what it had taken in.
  private static func remove(_ sha256: String, _ db: Database) throws {
    guard
      let id = try Int64.fetchOne(
        db.cachedStatement(sql: "SELECT id FROM document WHERE sha256 = ?"), arguments: [sha256])
    else { return }
    let pages = try Row.fetchAll(
      db, sql: "SELECT id, text FROM page WHERE document = ?", arguments: [id])
    for page in pages {
      let text: String = page["text"]
      try db.execute(
        sql: "INSERT INTO pageSearch (pageSearch, rowid, marked, plain) VALUES ('delete', ?, ?, ?)",
        arguments: [page["id"] as Int64, text, text.folded])
    }
    try db.execute(sql: "DELETE FROM document WHERE id = ?", arguments: [id])
  }
}
