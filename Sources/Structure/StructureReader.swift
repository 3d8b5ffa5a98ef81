import Dispatch
import DocumentGrammar
import DocumentModel
import Synchronization

/// Finds the structure of a Vietnamese administrative document in its pages.
///
/// It reads lines of text, with geometry or without, and follows the layout of Nghị định
/// 30/2020/NĐ-CP: head, bases, labelled units, closing, signature, recipients, appendices. What it
/// does not find stays empty; no text makes it fail.
public struct StructureReader: Sendable {
  private let hasHelp: Bool

  /// Creates a reader.
  ///
  /// - Parameter hasHelp: whether another thread may help with one document.
  public init(hasHelp: Bool = false) { self.hasHelp = hasHelp }

  /// Reads the pages of one document.
  ///
  /// - Complexity: O(*n*) in the length of the text, but for a search among lines a citation.
  public func read(_ pages: [Page]) -> DocumentStructure {
    read(pages, DocumentText(pages: pages))
  }

  /// Reads the pages of one document whose lines have been collected already.
  ///
  /// - Parameter source: the text of these pages.
  package func read(_ pages: [Page], _ source: DocumentText) -> DocumentStructure {
    let footnotes = DocumentText.footnotes(of: pages).flatMap(\.lines)
    let tables = TableReader(pages: pages, text: source, footnotes: Set(footnotes)).read()
    // What stands between the lines of the running text without being part of it.
    let besides = Set(tables.lazy.flatMap(\.lines)).union(footnotes)
    let manuscript = Manuscript(source, skipping: besides)
    let head = HeaderReader(manuscript).read()
    let recognized = pages.filter { $0.source == .ocr || $0.source == .restoredTextLayer }
    let labels = LabelledLines(
      manuscript, from: head.end, recognizedPages: Set(recognized.map(\.number)))
    let limits = BodyLimits(manuscript, labels: labels, headEnd: head.end)
    let closing = ClosingReader(manuscript, lines: limits.signing).read()
    let outline = OutlineReader(manuscript, labels: labels, limits: limits).read()
    let citationReader = CitationReader(
      manuscript, besides: text(of: besides, in: source), head: head, limits: limits)
    let assignmentReader = AssignmentReader(
      manuscript, header: head.header, units: outline, tables: tables)
    let (citations, assignments) = both(citationReader.read, assignmentReader.read)

    var structure = DocumentStructure()
    structure.header = head.header
    structure.header.id = CitationResolver.ownID(head.header)
    structure.bases = BasisReader(manuscript, lines: limits.preamble).read()
    structure.sections = outline.map(\.section)
    structure.citations = citations
    structure.tables = tables.map(\.table)
    structure.appendices = AttachmentReader(
      manuscript, units: outline, lines: limits.attachments
    ).read()
    structure.signature = closing.signature
    structure.recipients = closing.recipients
    structure.assignments = assignments
    structure.account = TextAccountant(
      manuscript, head: head, limits: limits, units: outline, tables: tables,
      footnotes: footnotes
    ).account()
    return structure
  }

  /// What two parts of the work give that do not need each other.
  private func both<First: Sendable, Second: Sendable>(
    _ first: @Sendable () -> First, _ second: @Sendable () -> Second
  ) -> (First, Second) {
    guard hasHelp else { return (first(), second()) }
    let firstResult = Mutex<First?>(nil)
    let secondResult = Mutex<Second?>(nil)
    DispatchQueue.concurrentPerform(iterations: 2) { part in
      if part == 0 {
        let result = first()
        firstResult.withLock { $0 = result }
      } else {
        let result = second()
        secondResult.withLock { $0 = result }
      }
    }
    return (firstResult.withLock { $0 } ?? first(), secondResult.withLock { $0 } ?? second())
  }

  /// Lines beside the running text as a text of their own.
  private func text(of lines: Set<Int>, in source: DocumentText) -> Manuscript? {
    if lines.isEmpty { return nil }
    return Manuscript(
      source, skipping: source.lines.lazy.map(\.number).filter { !lines.contains($0) })
  }
}
