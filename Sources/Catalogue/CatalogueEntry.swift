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
    pages = zip(document.pages, document.pageTexts).map { page, text in
      PageRow(number: page.number, source: page.source.rawValue, text: text)
    }
    sections = structure.sections
    citations = structure.citations
    responsibilities = structure.assignments
    doubts = DoubtRow.rows(of: document)
    self.document = DocumentRow(
      document, doubtfulWords: doubts.count, failedPages: failedPages, notes: notes)
  }
}
