/// A document with no more than lists and overviews of an archive take.
public struct DocumentSummary: Codable, Hashable, Sendable {
  /// SHA-256 of the file: what the document is named by.
  public var sha256: String
  /// Path of the file as it was given.
  public var path: String
  /// Where its outputs are in its archive: a path below the output folder, without extension.
  public var base: String?
  /// How many pages it has.
  public var pages: Int
  /// Tên loại.
  public var type: String?
  /// Số, ký hiệu.
  public var symbol: String?
  /// The identifier that its citations elsewhere bear.
  public var identifier: String?
  /// Date of issue as `yyyy-MM-dd`.
  public var date: String?
  /// Cơ quan ban hành.
  public var issuer: String?
  /// Trích yếu.
  public var title: String?
  /// How many words someone should look at.
  public var doubtfulWords: Int
  /// How many pages could not be read, where that is known.
  public var failedPages: Int?

  /// Creates a summary of what has no more than this.
  public init(sha256: String, path: String, pages: Int, doubtfulWords: Int) {
    self.sha256 = sha256
    self.path = path
    self.pages = pages
    self.doubtfulWords = doubtfulWords
  }

  /// Creates the summary of a document.
  public init(_ document: Document) {
    let header = document.structure.header
    self.init(
      sha256: document.source.sha256, path: document.source.path, pages: document.source.pages,
      doubtfulWords: document.pages.reduce(0) { $0 + $1.doubtfulWords })
    type = header.type
    symbol = header.symbol
    identifier = header.id
    date = header.date
    issuer = header.issuer
    title = header.title
  }
}
