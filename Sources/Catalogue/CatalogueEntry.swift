import DocumentModel

/// All that the catalogue keeps of one document.
///
/// The same rows leave the program in every way: from a worker, in the catalogue's tables, as
/// newline JSON.
public struct CatalogueEntry: Codable, Hashable, Sendable {
  /// The document itself.
  public var document: DocumentRow
  /// The text page by page.
  public var pages: [PageRow]
  /// The labelled units.
  public var sections: [Section]
  /// The documents mentioned.
  public var citations: [Citation]
  /// Who must do what by when.
  public var responsibilities: [Assignment]
  /// The words that someone should look at.
  public var doubts: [DoubtRow]

  /// Takes from a document what the catalogue keeps.
  public init(_ document: Document, failedPages: Int = 0, notes: [String] = []) {
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
public struct DocumentRow: Codable, Hashable, Sendable {
  /// SHA-256 of the file's bytes: what the other rows name the document by.
  public var sha256: String
  /// Path of the file as it was given.
  public var path: String
  /// How many pages it has.
  public var pages: Int
  /// Tên loại.
  public var type: String?
  /// Số, ký hiệu.
  public var symbol: String?
  /// The identifier of the document, as its citations elsewhere bear it.
  public var identifier: String?
  /// Date of issue as `yyyy-MM-dd`.
  public var date: String?
  /// Year of issue.
  public var year: Int?
  /// Địa danh.
  public var place: String?
  /// Cơ quan chủ quản.
  public var parentBody: String?
  /// Cơ quan ban hành.
  public var issuer: String?
  /// Trích yếu.
  public var title: String?
  /// On whose behalf it was signed.
  public var authority: String?
  /// In which capacity it was signed.
  public var capacity: String?
  /// Who signed.
  public var signer: String?
  /// Nơi nhận.
  public var recipients: [String]
  /// How many words someone should look at.
  public var doubtfulWords: Int
  /// How many pages could not be read.
  public var failedPages: Int
  /// What was repaired in the file as a whole.
  public var notes: [String]

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
public struct PageRow: Codable, Hashable, Sendable {
  /// 1-based number in the document.
  public var number: Int
  /// Where the text came from.
  public var source: String
  /// The restored text.
  public var text: String
}

/// A word that someone should look at.
public struct DoubtRow: Codable, Hashable, Sendable {
  /// 1-based page.
  public var page: Int
  /// 1-based line of the document's text.
  public var line: Int
  /// The form held to be right.
  public var form: String
  /// What was read, where it differs.
  public var original: String?
  /// Probability that the form is what the page says.
  public var probability: Double?
  /// Place on the page, where the source has geometry.
  public var box: Box?

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
