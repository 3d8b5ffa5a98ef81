import Catalogue
import DocumentModel
import Pipeline
import Report

/// What an output folder says as a whole, and where the documents of it are.
struct ArchiveSource {
  private(set) var overview = ArchiveOverview()
  /// The JSON of each document, by the SHA-256 of its source.
  private(set) var paths: [String: String] = [:]
  private(set) var failures: [InputError] = []

  /// Reads the catalogue, or where there is none, all documents.
  ///
  /// - Throws: `CatalogueError` where the catalogue cannot be read, `InputError` where there is
  ///   neither a catalogue nor a document.
  init(_ folder: String) throws {
    let catalogue: Catalogue
    do throws(CatalogueError) {
      catalogue = try Catalogue(at: folder)
    } catch {
      guard case .missing = error.problem else { throw error }
      try read(DocumentFiles([folder]))
      return
    }
    try read(catalogue, folder)
  }

  private mutating func read(_ files: DocumentFiles) throws {
    var files = files
    _ = files.read { document, file in
      overview.add(document)
      paths[document.source.sha256] = file.path
    }
    failures = files.failures
    if let failure = failures.first, paths.isEmpty { throw failure }
  }

  private mutating func read(_ catalogue: Catalogue, _ folder: String) throws {
    try catalogue.forEachDocument { document in
      overview.add(document)
      paths[document.sha256] = document.base.map { "\(folder)/\($0).json" }
    }
    try catalogue.forEachCitation { overview.add($0, in: $1) }
    try catalogue.forEachResponsibility { overview.add($0, in: $1) }
  }
}
