/// The list of what a run could not convert.
public struct FailureList: Hashable, Sendable {
  /// The name and version of the JSON form.
  public static let schema = "dau.failures/1"

  /// One file, folder or page that could not be converted.
  public struct Entry: Codable, Hashable, Sendable {
    /// Path as given.
    public var path: String
    /// 1-based page, where only that page failed and the rest of the document was converted.
    public var page: Int?
    /// The stage that failed.
    public var stage: String
    /// What happened, in one line.
    public var reason: String
    /// The exit code that this failure by itself would give.
    public var exitCode: Int32

    /// Creates an entry.
    public init(path: String, page: Int? = nil, stage: String, reason: String, exitCode: Int32) {
      self.path = path
      self.page = page
      self.stage = stage
      self.reason = reason
      self.exitCode = exitCode
    }
  }

  /// What failed, ordered by path and page.
  public var failures: [Entry]

  /// Creates a list.
  public init(_ failures: [Entry]) { self.failures = failures }

  /// The list as JSON, with a line for each failure.
  public func json() throws -> String {
    var json = StableJSON()
    try json.add("schema", FailureList.schema)
    try json.add("failures", lines: failures)
    return json.text
  }
}
