import Catalogue
import Corrections
import DocumentModel
import Foundation
import Pipeline
import Synchronization

/// The archive that the desk shows: the output folder of a conversion.
///
/// Documents are asked for by their SHA-256 alone; where their files are says the catalogue.
final class DeskArchive: Sendable {
  /// The output folder.
  let folder: String
  /// What the documents say.
  let catalogue: Catalogue
  private let loaded = Mutex(RecentValues<String, Kept>(limit: 32))
  /// One step at a time is written, so that none is judged by what another is changing.
  private let writing = Mutex<Void>(())

  /// A document and the state of its files when it was read.
  private struct Kept: Sendable {
    var document: LoadedDocument
    var stamp: [Date?]
  }

  /// Opens the catalogue.
  init(_ folder: String) throws(CatalogueError) {
    self.folder = folder
    catalogue = try Catalogue(at: folder)
  }

  /// A document; `nil` where the archive has none with this SHA-256.
  ///
  /// - Complexity: O(*n*) the first time and when its files have changed.
  func document(_ sha256: String) throws -> LoadedDocument? {
    guard let listed = try catalogue.document(sha256), let base = path(of: listed) else {
      return nil
    }
    let file = CorrectionFile(base: base)
    let stamp = [Self.changed("\(base).json"), Self.changed(file.path)]
    if let kept = loaded.withLock({ $0[sha256] }), kept.stamp == stamp { return kept.document }
    guard stamp[0] != nil else {
      throw APIError(
        .notFound, "no-json", "The archive lists this document but was converted without its JSON.")
    }
    let document = LoadedDocument(
      listed, try TextFile.decode(Document.self, from: "\(base).json"), try file.read())
    loaded.withLock { $0[sha256] = Kept(document: document, stamp: stamp) }
    return document
  }

  /// Where the outputs of a document are; `nil` where the catalogue names a place outside.
  private func path(of document: DocumentSummary) -> String? {
    guard let base = document.base else { return nil }
    let parts = base.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains(where: { $0 == ".." || $0.isEmpty }) else { return nil }
    return "\(folder)/\(base)"
  }

  private static func changed(_ path: String) -> Date? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.modificationDate] as? Date
  }

  // MARK: Corrections

  /// Adds a step to a document's corrections.
  ///
  /// - Parameter step: is given the document as it is, and makes the step.
  func add(
    to sha256: String, _ step: (LoadedDocument) throws -> CorrectionLog.Entry
  ) throws -> CorrectionLog.Entry {
    try writing.withLock { _ in
      guard let document = try document(sha256), let base = path(of: document.listed) else {
        throw APIError.notFound
      }
      let entry = try step(document)
      try CorrectionFile(base: base).append(entry)
      // Two steps may fall into one tick of the file's clock.
      loaded.withLock { $0[sha256] = nil }
      return entry
    }
  }

  /// The documents of which something was said, in the order of the catalogue.
  func correctedDocuments() throws -> [(document: DocumentSummary, log: CorrectionLog)] {
    var result: [(DocumentSummary, CorrectionLog)] = []
    var offset = 0
    while true {
      let page = try catalogue.documents(offset: offset, limit: 1000)
      for listed in page {
        guard let base = path(of: listed), CorrectionFile(base: base).exists else { continue }
        let log = try CorrectionFile(base: base).read().concerning(listed.sha256)
        if !log.isEmpty { result.append((listed, log)) }
      }
      if page.count < 1000 { return result }
      offset += page.count
    }
  }
}
