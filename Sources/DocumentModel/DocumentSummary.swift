/// A document with no more than an overview of an archive takes.
public struct DocumentSummary: Hashable, Sendable {
  /// SHA-256 of the file: what the document is named by.
  public var sha256: String
  /// Path of the file as it was given.
  public var path: String
  /// Số, ký hiệu.
  public var symbol: String?
  /// The identifier that its citations elsewhere bear.
  public var identifier: String?
  /// Trích yếu.
  public var title: String?
  /// Date of issue as `yyyy-MM-dd`.
  public var date: String?
  /// How many pages it has.
  public var pages: Int
  /// How many words someone should look at.
  public var doubtfulWords: Int

  /// Creates a summary.
  public init(
    sha256: String, path: String, symbol: String? = nil, identifier: String? = nil,
    title: String? = nil, date: String? = nil, pages: Int, doubtfulWords: Int
  ) {
    self.sha256 = sha256
    self.path = path
    self.symbol = symbol
    self.identifier = identifier
    self.title = title
    self.date = date
    self.pages = pages
    self.doubtfulWords = doubtfulWords
  }
}
