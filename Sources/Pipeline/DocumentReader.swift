import Corrections
import DocumentModel
import PageWorkers
import Restoration
import SourceFiles
import Structure
import Workers

/// The way of one file through all stages: extraction, restoration, structure.
///
/// Safe to use from several threads at once.
package struct DocumentReader: Sendable {
  /// Is told, as each page is done, how many are done and how many there are to do.
  package typealias PageObserver = @Sendable (_ done: Int, _ total: Int) -> Void

  /// A document and the pages of it that could not be read.
  package struct Reading: Sendable {
    /// The document.
    package var document: Document
    /// The pages that are missing from it.
    package var failures: [PageFailure]
    /// What was repaired in the file as a whole.
    package var notes: [String]

    /// The source with its text beneath, where one is wanted and could be made.
    package var searchablePDF: PreparedFile?
    /// Why there is no searchable PDF, where one was wanted.
    package var searchablePDFFailure: String?

    /// What went wrong, by the number of the page.
    package var failureReasons: [Int: String] {
      Dictionary(failures.map { ($0.number, $0.reason) }) { "\($0); \($1)" }
    }

    /// Whether no page could be read.
    package var isEmpty: Bool {
      !failures.isEmpty && document.pages.allSatisfy { failureReasons[$0.number] != nil }
    }

    /// Creates a reading.
    package init(document: Document, failures: [PageFailure] = [], notes: [String] = []) {
      self.document = document
      self.failures = failures
      self.notes = notes
    }
  }

  private let extract: @Sendable (String, @escaping PageObserver) async throws -> ExtractedFile
  private let makePDF: @Sendable (String, [Page]) async throws -> PreparedFile?
  private let restore: @Sendable ([Page], _ layers: [Int: [Line]]) -> [Page]
  private let readStructure: @Sendable ([Page], DocumentText) -> DocumentStructure

  /// Opens the model and makes the stages ready.
  ///
  /// - Parameters:
  ///   - workers: how many processes read pages; `nil` for one a core.
  ///   - startsWorkers: whether they come up at once, beside the opening of the model, rather than when
  ///     there is something to read.
  package init(
    _ options: ConversionOptions, workers: Int? = nil, startsWorkers: Bool = false
  ) throws {
    let workers = workers ?? Environment.coreCount
    let pool = WorkerPool(.pageWorker(memoryLimit: options.workerMegabytes), count: workers)
    let extractor = IsolatedExtractor(options: options.extraction, pool: pool)
    if startsWorkers { extractor.warmUp(workers) }
    let restorer = try Restorer.forArchives(
      modelAt: options.model, hasHelp: workers > 1)
    let structureReader = StructureReader(hasHelp: workers > 1)
    self.init(
      extract: { try await extractor.extract($0, onPage: $1) },
      makePDF: { path, pages in
        guard options.searchablePDF, Extractor.needsLibraries(path) else { return nil }
        let file = PreparedFile()
        try await extractor.writeSearchablePDF(of: path, pages: pages, to: file.path)
        return file
      },
      restore: { restorer.restore($0, layers: $1) },
      structure: { structureReader.read($0, $1) })
  }

  /// Puts the stages together.
  init(
    extract: @escaping @Sendable (String, @escaping PageObserver) async throws -> ExtractedFile,
    makePDF: @escaping @Sendable (String, [Page]) async throws -> PreparedFile? = { _, _ in nil },
    restore: @escaping @Sendable ([Page], _ layers: [Int: [Line]]) -> [Page],
    structure: @escaping @Sendable ([Page], DocumentText) -> DocumentStructure
  ) {
    self.extract = extract
    self.makePDF = makePDF
    self.restore = restore
    self.readStructure = structure
  }

  /// Reads one file.
  ///
  /// - Parameter corrections: what people said of its words; structure is read in the corrected text.
  /// - Throws: `ExtractionError` where the file cannot be read at all.
  package func read(
    _ path: String, corrections: CorrectionLog = CorrectionLog(),
    onPage: @escaping PageObserver = { _, _ in }
  ) async throws -> Reading {
    let file = try await extract(path, onPage)
    var pages = restore(file.pages, file.layers)
    let outcome = corrections.concerning(file.sha256).apply(to: &pages)
    let source = DocumentSource(
      path: path, sha256: file.sha256, pages: pages.count, pageSources: pages.map(\.source))
    let text = DocumentText(pages: pages)
    let document = Document(
      source: source, text: text.text, structure: readStructure(pages, text), pages: pages)
    var reading = Reading(
      document: document, failures: file.failures,
      notes: file.notes + (outcome.note.map { [$0] } ?? []))
    do {
      reading.searchablePDF = try await makePDF(path, pages)
    } catch {
      reading.searchablePDFFailure = String(describing: error)
    }
    return reading
  }
}
