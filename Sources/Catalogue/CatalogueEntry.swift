import DocumentModel

/// All that the catalogue keeps of one document.
///
/// The same rows leave the program in every way: from a worker, in the catalogue's tables, as
/// newline JSON.
package struct CatalogueEntry: Codable, Hashable, Sendable {
  /// The document itself.
  package var document: DocumentRow
  /// The text page by page.
  package var pages: [PageRow]
  /// The labelled units.
  package var sections: [Section]
  /// The documents mentioned.
  package var citations: [Citation]
  /// Who must do what by when.
  package var responsibilities: [Assignment]
  /// The words that someone should look at.
  package var doubts: [DoubtRow]

  /// Takes from a document what the catalogue keeps.
  package init(_ document: Document, failedPages: Int = 0, notes: [String] = []) {
    let structure = document.structure
    pages = document.pages.map {
      PageRow(number: $0.number, source: $0.source.rawValue, text: $0.text)
    }
    sections = structure.sections
    citations = structure.citations
    responsibilities = structure.assignments
    doubts = DoubtRow.rows(of: document)
    self.document = DocumentRow(
      document, doubtfulWords: doubts.count, failedPages: failedPages, notes: notes)
  }
}

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

/// The text of one page.
package struct PageRow: Codable, Hashable, Sendable {
  /// 1-based number in the document.
  package var number: Int
  /// Where the text came from.
  package var source: String
  /// The restored text.
  package var text: String
}

/// A word that someone should look at.
package struct DoubtRow: Codable, Hashable, Sendable {
  /// 1-based page.
  package var page: Int
  /// 1-based line of the document's text.
  package var line: Int
  /// The form held to be right.
  package var form: String
  /// What was read, where it differs.
  package var original: String?
  /// Probability that the form is what the page says.
  package var probability: Double?
  /// Place on the page, where the source has geometry.
  package var box: Box?

  /// The doubtful words of a document in reading order.
  static func rows(of document: Document) -> [DoubtRow] {
    var rows: [DoubtRow] = []
    var line = 0
    for page in document.pages {
      for words in page.lines.lazy.map(\.words) {
        line += 1
        for word in words where word.flags.contains(.doubtful) {
          rows.append(
            DoubtRow(
              page: page.number, line: line, form: word.form, original: word.original,
              probability: word.probability.map { ($0 * 10_000).rounded() / 10_000 },
              box: word.box.map(rounded)))
        }
      }
      // A page without lines still takes one in the document's text.
      if page.lines.isEmpty { line += 1 }
    }
    return rows
  }

  private static func rounded(_ box: Box) -> Box {
    func length(_ value: Double) -> Double { (value * 100).rounded() / 100 }
    return Box(
      x: length(box.x), y: length(box.y), width: length(box.width), height: length(box.height))
  }
}
