import Catalogue
import DurableFiles
import Export
import Pipeline

/// The index and the list of failures, as the journal has them.
struct RunFiles {
  let journal: CatalogueWriter
  let output: String
  let options: ConversionOptions

  /// Writes all three.
  func write() throws {
    let index = RunIndex(generator: Version.generator, options: options)
    try AtomicFile.write(to: "\(output)/index.json") { try index.json(documents, add: $0) }
    try AtomicFile.write(to: "\(output)/index.md") { try index.markdown(documents, add: $0) }
    try AtomicFile.write(to: "\(output)/failures.json") { add in
      try FailureList.json(
        { each in
          try journal.forEachFailure { try each(FailureList.Entry(path: $0, $1)) }
        }, add: add)
    }
  }

  private func documents(_ each: (IndexedDocument) throws -> Void) throws {
    try journal.forEachDocument { path, original, row, outputs in
      try each(
        IndexedDocument(
          path: path, sha256: row.sha256, pages: row.pages, type: row.type, symbol: row.symbol,
          date: row.date, title: row.title, outputs: outputs, doubtfulWords: row.doubtfulWords,
          failedPages: row.failedPages, notes: row.notes,
          duplicateOf: path == original ? nil : original))
    }
  }
}
