import GRDB

/// What marks a file as unchanged without reading it.
package struct FileStamp: Hashable, Sendable {
  /// Size in bytes.
  package var size: Int64
  /// Last change of the content, in nanoseconds since 1970.
  package var modified: Int64
  /// Last change of content, name or permissions, in nanoseconds since 1970.
  package var changed: Int64
  /// The file's number on its file system.
  package var node: Int64

  /// Creates a stamp.
  package init(size: Int64, modified: Int64, changed: Int64, node: Int64) {
    self.size = size
    self.modified = modified
    self.changed = changed
    self.node = node
  }
}

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

/// A step of a run that the journal keeps.
package enum JournalEntry: Sendable {
  /// A document was converted and its outputs are on the disk.
  case converted(InputRecord, ConvertedDocument, [FailureRecord])
  /// An input has the content of another one, or was found unchanged under a new stamp.
  case kept(InputRecord, [FailureRecord])
  /// An input could not be converted.
  case failed(InputRecord, FailureRecord)

  var input: InputRecord {
    switch self {
    case .converted(let input, _, _), .kept(let input, _), .failed(let input, _): input
    }
  }

  var failures: [FailureRecord] {
    switch self {
    case .converted(_, _, let failures), .kept(_, let failures): failures
    case .failed(_, let failure): [failure]
    }
  }
}

/// A document that was converted, with all that the catalogue keeps of it.
package struct ConvertedDocument: Hashable, Sendable {
  /// Its rows.
  package var entry: CatalogueEntry
  /// What was written for it, relative to the output folder.
  package var outputs: [String]
  /// How large the input is.
  package var bytes: Int64
  /// How long the conversion took, in seconds.
  package var seconds: Double
  /// The run that converted it.
  package var run: Int64

  /// Creates a document.
  package init(
    entry: CatalogueEntry, outputs: [String], bytes: Int64, seconds: Double, run: Int64
  ) {
    self.entry = entry
    self.outputs = outputs
    self.bytes = bytes
    self.seconds = seconds
    self.run = run
  }
}
