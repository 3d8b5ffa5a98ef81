import DocumentGrammar
import DocumentModel

/// Finds the mentions of documents by number and symbol, and of laws by name and year.
struct CitationReader {
  private let manuscript: Manuscript
  private let head: HeaderReader.Head
  private let limits: BodyLimits

  private let besides: Manuscript?

  /// Creates a reader of the running text and of the lines of tables and footnotes, where there are
  /// any.
  init(
    _ manuscript: Manuscript, besides: Manuscript?, head: HeaderReader.Head, limits: BodyLimits
  ) {
    self.manuscript = manuscript
    self.besides = besides
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
    if let besides {
      var scanner = CitationScanner(manuscript: besides, ownSymbol: head.header.symbol)
      scanner.scan(besides.range(ofLines: besides.lines.indices), isPreamble: false)
      mentions += scanner.mentions
      mentions.sort { $0.citation.start < $1.citation.start }
    }
    var resolver = CitationResolver(header: head.header)
    return resolver.resolve(mentions)
  }
}
