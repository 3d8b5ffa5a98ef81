import GRDB

/// A catalogue as its readers see it, also while it is being written.
package final class Catalogue: Sendable {
  /// Where the file is.
  package let path: String
  private let queue: DatabaseQueue

  /// Opens a catalogue.
  ///
  /// - Parameter path: The file, or the output folder that holds it.
  package init(at path: String) throws(CatalogueError) {
    let file = Self.isFolder(path) ? "\(path)/\(CatalogueWriter.fileName)" : path
    guard Self.isThere(file) else { throw CatalogueError(path: file, .missing) }
    self.path = file
    queue = try CatalogueError.wrap(file) {
      let queue = try Self.open(file)
      try queue.read { db in
        let migrator = CatalogueSchema.migrator
        if try migrator.hasBeenSuperseded(db) { throw CatalogueError(path: file, .tooNew) }
        guard try migrator.hasCompletedMigrations(db) else {
          throw CatalogueError(
            path: file,
            .other("was made by an older version of dau; run dau convert on it once"))
        }
      }
      return queue
    }
  }

  private static func open(_ file: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(10)
    do {
      let queue = try DatabaseQueue(path: file, configuration: configuration)
      _ = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
      return queue
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN {
      // On a read-only disk SQLite cannot put its shared memory beside the file; nobody writes.
      return try DatabaseQueue(
        path: "file:\(escaped(file))?immutable=1", configuration: configuration)
    }
  }

  /// Reads in one snapshot.
  func read<Value>(_ body: (Database) throws -> Value) throws(CatalogueError) -> Value {
    try CatalogueError.wrap(path) { try queue.read(body) }
  }

  /// Whether SQLite finds the file sound, and the full-text index in step with it.
  package func integrityProblems() throws(CatalogueError) -> [String] {
    try read { db in
      try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
    }
  }
}
