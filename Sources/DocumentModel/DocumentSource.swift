/// Where a document came from.
public struct DocumentSource: Codable, Hashable, Sendable {
  /// Path of the file as it was given.
  public var path: String
  /// SHA-256 of the file's bytes, in lower-case hexadecimal.
  public var sha256: String
  /// How many pages the file has.
  public var pages: Int
  /// Page by page, where the text came from.
  public var pageSources: [PageSource]

  /// Creates a source.
  public init(path: String, sha256: String, pages: Int, pageSources: [PageSource]) {
    self.path = path
    self.sha256 = sha256
    self.pages = pages
    self.pageSources = pageSources
  }
}
