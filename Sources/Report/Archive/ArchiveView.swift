import DocumentModel

/// An archive at a glance, and the pages of its most doubtful documents.
package struct ArchiveView: Sendable {
  private let overview: ArchiveOverview
  private var documents: [(sha256: String, prefix: String, html: String)] = []
  private let language: Language

  /// Creates a view without documents to look at.
  package init(_ overview: ArchiveOverview, language: Language) {
    self.overview = overview
    self.language = language
  }

  /// Adds a document whose pages can be looked at.
  ///
  /// - Parameter image: Gives the image of a page, where there is one.
  package mutating func add(
    _ document: Document, failures: [Int: String] = [:],
    image: (Page) -> PageImageLink? = { _ in nil }
  ) {
    let prefix = "d\(documents.count + 1)"
    let view = DocumentView(document, failures: failures, idPrefix: prefix, image: image)
    let entry = overview.entries.first { $0.sha256 == document.source.sha256 }
    let html = Templates.render(
      "archived",
      [
        "id": prefix, "symbol": entry?.name ?? "", "title": document.structure.header.title ?? "",
        "pages": document.source.pages, "doubtful": entry?.doubtfulWords ?? 0,
        "content": view.html(in: language),
      ], in: language)
    documents.append((document.source.sha256, prefix, html))
  }

  /// The view's HTML.
  package var html: String {
    let places = Dictionary(documents.map { ($0.sha256, $0.prefix) }) { first, _ in first }
    let tables = ArchiveTables(overview: overview, places: places)
    let found = [tables.documents, tables.deadlines, tables.agencies, tables.cited]
    let plots = ArchivePlots(overview: overview, language: language).html
    let main = Templates.render(
      "archive",
      [
        "counts": Templates.counts(
          [
            ("documents", overview.entries.count), ("pages", overview.pageCount),
            ("doubtful", overview.entries.reduce(0) { $0 + $1.doubtfulWords }),
            ("citations", overview.mentionCount), ("duties", overview.dutyCount),
          ], in: language),
        "plots": plots, "tables": found.map { $0.html(in: language) }.joined(),
        "isPartial": documents.count < overview.entries.count,
        "documents": documents.map(\.html).joined(),
      ], in: language)
    let outline = DocumentOutline(
      sections: [],
      parts: [("summary", "summary")] + found.map { ($0.id, $0.titleKey) }
        + [("look", "archive.open")],
      idPrefix: "")
    return "<div class=\"columns\">\(outline.html(in: language))"
      + "<div class=\"main\">\(main)</div></div>"
  }
}
