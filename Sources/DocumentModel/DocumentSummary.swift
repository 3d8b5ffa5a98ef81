/// A document with no more than lists and overviews of an archive take.
package struct DocumentSummary: Codable, Hashable, Sendable {
  /// SHA-256 of the file: what the document is named by.
  package var sha256: String
  /// Path of the file as it was given.
  package var path: String
  /// Where its outputs are in its archive: a path below the output folder, without extension.
  package var base: String?
  /// How many pages it has.
  package var pages: Int
  /// Tên loại.
  package var type: String?
  /// Số, ký hiệu.
  package var symbol: String?
  /// The identifier that its citations elsewhere bear.
  package var identifier: String?
  /// Date of issue as `yyyy-MM-dd`.
  package var date: String?
  /// Cơ quan ban hành.
  package var issuer: String?
  /// Trích yếu.
  package var title: String?
  /// How many words someone should look at.
  package var doubtfulWords: Int
  /// How many pages could not be read, where that is known.
  package var failedPages: Int?

  /// Creates a summary of what has no more than this.
  package init(sha256: String, path: String, pages: Int, doubtfulWords: Int) {
    self.sha256 = sha256
    self.path = path
    self.pages = pages
    self.doubtfulWords = doubtfulWords
  }

  /// Creates the summary of a document.
  package init(_ document: Document) {
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
