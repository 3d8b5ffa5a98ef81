import DocumentModel

/// What one file gave.
package struct ExtractedFile: Sendable {
  /// The path as given.
  package var path: String
  /// SHA-256 of the file's bytes in hexadecimal.
  package var sha256: String
  /// The pages in order; a page that failed is there without lines.
  package var pages: [Page]
  /// The lines of the garbled text layers of pages that were read from their images, by page number.
  package var layers: [Int: [Line]] = [:]
  /// The pages that could not be read, in order.
  package var failures: [PageFailure]
  /// What else a reader should know: what was repaired in the file as a whole.
  package var notes: [String]

  /// Creates a result.
  package init(
    path: String, sha256: String, pages: [Page], failures: [PageFailure] = [], notes: [String] = []
  ) {
    self.path = path
    self.sha256 = sha256
    self.pages = pages
    self.failures = failures
    self.notes = notes
  }

  /// Puts together what the pages of an opened file gave, in order.
  package init(path: String, _ summary: OpenedFile.Summary, _ outcomes: [OpenedFile.Outcome]) {
    self.init(
      path: path, sha256: summary.sha256, pages: RunningLines.marked(outcomes.map(\.page)),
      failures: outcomes.compactMap(\.failure), notes: summary.notes)
    for outcome in outcomes where !outcome.layer.isEmpty {
      layers[outcome.page.number] = outcome.layer
    }
  }
}
