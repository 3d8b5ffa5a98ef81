import DocumentGrammar
import DocumentModel

/// Finds the mentions of documents by number and symbol, and of laws by name and year.
struct CitationReader {
  private let manuscript: Manuscript
  private let head: HeaderReader.Head
  private let limits: BodyLimits

  private let tables: Manuscript?

  /// Creates a reader of the running text and of the lines of its tables, where it has any.
  init(
    _ manuscript: Manuscript, tables: Manuscript?, head: HeaderReader.Head, limits: BodyLimits
  ) {
    self.manuscript = manuscript
    self.tables = tables
    self.head = head
    self.limits = limits
  }

  /// The mentions from the title on, in reading order; the signature's block has none.
  ///
  /// - Complexity: O(*n* log *n*) in the number of mentions, O(*n*) in the length of the text.
  func read() -> [Citation] {
    var scanner = CitationScanner(manuscript: manuscript, ownSymbol: head.header.symbol)
    scanner.scan(manuscript.range(ofLines: head.title), isPreamble: false)
    scanner.scan(manuscript.range(ofLines: limits.preamble), isPreamble: true)
    scanner.scan(manuscript.range(ofLines: limits.body), isPreamble: false)
    scanner.scan(manuscript.range(ofLines: limits.closing), isPreamble: false)
    scanner.scan(manuscript.range(ofLines: limits.attachments), isPreamble: false)
    var mentions = scanner.mentions
    if let tables {
      var cells = CitationScanner(manuscript: tables, ownSymbol: head.header.symbol)
      cells.scan(tables.range(ofLines: tables.lines.indices), isPreamble: false)
      mentions += cells.mentions
      mentions.sort { $0.citation.start < $1.citation.start }
    }
    var resolver = CitationResolver(header: head.header)
    return resolver.resolve(mentions)
  }
}
