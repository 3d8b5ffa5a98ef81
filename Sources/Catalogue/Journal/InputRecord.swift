import GRDB

/// What the journal knows of one input.
package struct InputRecord: Hashable, Sendable {
  /// What came of it.
  package enum State: String, Hashable, Sendable {
    /// Its outputs are there.
    case converted
    /// Its outputs are links to those of an input with the same content.
    case linked
    /// It could not be converted.
    case failed
  }

  /// Path as given.
  package var path: String
  /// Where its outputs go: a path below the output folder, without extension.
  package var base: String
  /// The file as it was when it was read.
  package var stamp: FileStamp
  /// SHA-256 of its bytes.
  package var sha256: String
  /// The options, the model and the program that it was converted with.
  package var fingerprint: String
  /// What came of it.
  package var state: State
  /// How many worker processes it has cost.
  package var attempts: Int

  /// Creates a record.
  package init(
    path: String, base: String, stamp: FileStamp, sha256: String, fingerprint: String,
    state: State, attempts: Int = 0
  ) {
    self.path = path
    self.base = base
    self.stamp = stamp
    self.sha256 = sha256
    self.fingerprint = fingerprint
    self.state = state
    self.attempts = attempts
  }

  init?(_ row: Row) {
    guard let state = State(rawValue: row["state"]) else { return nil }
    self.init(
      path: row["path"], base: row["base"],
      stamp: FileStamp(
        size: row["size"], modified: row["modified"], changed: row["changed"], node: row["node"]),
      sha256: row["sha256"], fingerprint: row["fingerprint"], state: state,
      attempts: row["attempts"])
  }

  func save(_ db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO input
          (path, base, size, modified, changed, node, sha256, fingerprint, state, attempts)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      path, base, stamp.size, stamp.modified, stamp.changed, stamp.node, sha256, fingerprint,
      state.rawValue, attempts,
    ])
  }
}
