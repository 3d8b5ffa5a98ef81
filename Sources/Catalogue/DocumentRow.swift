import DocumentModel

/// A document, as the catalogue lists it.
package struct DocumentRow: Codable, Hashable, Sendable {
  /// SHA-256 of the file's bytes: what the other rows name the document by.
  package var sha256: String
  /// Path of the file as it was given.
  package var path: String
  /// How many pages it has.
  package var pages: Int
  /// Tên loại.
  package var type: String?
  /// Số, ký hiệu.
  package var symbol: String?
  /// The identifier of the document, as its citations elsewhere bear it.
  package var identifier: String?
  /// Date of issue as `yyyy-MM-dd`.
  package var date: String?
  /// Year of issue.
  package var year: Int?
  /// Địa danh.
  package var place: String?
  /// Cơ quan chủ quản.
  package var parentBody: String?
  /// Cơ quan ban hành.
  package var issuer: String?
  /// Trích yếu.
  package var title: String?
  /// On whose behalf it was signed.
  package var authority: String?
  /// In which capacity it was signed.
  package var capacity: String?
  /// Who signed.
  package var signer: String?
  /// Nơi nhận.
  package var recipients: [String]
  /// How many words someone should look at.
  package var doubtfulWords: Int
  /// How many pages could not be read.
  package var failedPages: Int
  /// What was repaired in the file as a whole.
  package var notes: [String]

  init(_ document: Document, doubtfulWords: Int, failedPages: Int, notes: [String]) {
    let header = document.structure.header
    let signature = document.structure.signature
    sha256 = document.source.sha256
    path = document.source.path
    pages = document.source.pages
    type = header.type
    symbol = header.symbol
    identifier = header.id
    date = header.date
    year = header.date.flatMap { Int($0.prefix(4)) }
    place = header.place
    parentBody = header.parentBody
    issuer = header.issuer
    title = header.title
    authority = signature.authority
    capacity = signature.capacity
    signer = signature.signer
    recipients = document.structure.recipients
    self.doubtfulWords = doubtfulWords
    self.failedPages = failedPages
    self.notes = notes
  }
}
