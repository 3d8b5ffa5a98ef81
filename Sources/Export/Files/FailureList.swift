/// The list of what a run could not convert.
package enum FailureList {
  /// The name and version of the JSON form.
  package static let schema = "dau.failures/1"

  /// One file, folder or page that could not be converted.
  package struct Entry: Codable, Hashable, Sendable {
    /// Path as given.
    package var path: String
    /// 1-based page, where only that page failed and the rest of the document was converted.
    package var page: Int?
    /// The stage that failed.
    package var stage: String
    /// What happened, in one line.
    package var reason: String
    /// The exit code that this failure by itself would give.
    package var exitCode: Int32

    /// Creates an entry.
    package init(path: String, page: Int? = nil, stage: String, reason: String, exitCode: Int32) {
      self.path = path
      self.page = page
      self.stage = stage
      self.reason = reason
      self.exitCode = exitCode
    }
  }

  /// Writes the list as JSON, with a line for each failure, ordered by path and page.
  package static func json(
    _ failures: (_ each: (Entry) throws -> Void) throws -> Void,
    add: @escaping (String) throws -> Void
  ) throws {
    var head = StableJSON()
    try head.add("schema", schema)
    try head.stream("failures", failures, add: add)
  }
}
