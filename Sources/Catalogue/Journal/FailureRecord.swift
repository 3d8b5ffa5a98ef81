import GRDB

/// A file, or a page of one, that could not be converted.
package struct FailureRecord: Hashable, Sendable {
  /// 1-based page; 0 where the whole file failed.
  package var page: Int
  /// The stage that failed.
  package var stage: String
  /// What happened, in one line.
  package var reason: String
  /// The exit code that this failure by itself would give.
  package var exitCode: Int32
  /// Whether the same file may well succeed next time: the machine was to blame.
  package var isPassing: Bool

  /// Creates a record.
  package init(page: Int = 0, stage: String, reason: String, exitCode: Int32, isPassing: Bool) {
    self.page = page
    self.stage = stage
    self.reason = reason
    self.exitCode = exitCode
    self.isPassing = isPassing
  }

  func save(_ db: Database, path: String) throws {
    try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO failure (path, page, stage, reason, exitCode, isPassing)
        VALUES (?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [path, page, stage, reason, exitCode, isPassing])
  }
}
