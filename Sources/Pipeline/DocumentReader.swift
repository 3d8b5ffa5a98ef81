import DocumentModel
import Extraction
import Restoration
import Structure

/// The way of one file through all stages: extraction, restoration, structure.
///
/// Safe to use from several threads at once.
public struct DocumentReader: Sendable {
  /// What is told of each page once it has been extracted.
  public typealias PageObserver = @Sendable (Page) -> Void

  /// A document and the pages of it that could not be read.
  public struct Reading: Sendable {
    /// The document.
    public var document: Document
    /// The pages that are missing from it.
    public var failures: [PageFailure]

    /// Creates a reading.
    public init(document: Document, failures: [PageFailure] = []) {
      self.document = document
      self.failures = failures
    }
  }

  private let extract: @Sendable (String, PageObserver?) throws -> ExtractedFile
  private let restore: @Sendable ([Page]) -> [Page]
  private let readStructure: @Sendable ([Page]) -> DocumentStructure

  /// Opens the model and makes the stages ready.
  public init(_ options: ConversionOptions) throws {
    let extractor = Extractor(options: options.extraction)
    let restorer = try Restorer(modelAt: options.model)
    let structureReader = StructureReader()
    self.init(
      extract: { try extractor.extract($0, onPage: $1) },
      restore: { restorer.restore($0) },
      structure: { structureReader.read($0) })
  }

  /// Puts the stages together.
  init(
    extract: @escaping @Sendable (String, PageObserver?) throws -> ExtractedFile,
    restore: @escaping @Sendable ([Page]) -> [Page],
    structure: @escaping @Sendable ([Page]) -> DocumentStructure
  ) {
    self.extract = extract
    self.restore = restore
    self.readStructure = structure
  }

  /// Reads one file.
  ///
  /// - Throws: `ExtractionError` where the file cannot be read at all.
  public func read(_ path: String, onPage: PageObserver? = nil) throws -> Reading {
    let file = try extract(path, onPage)
    let pages = restore(file.pages)
    let source = DocumentSource(
      path: path, sha256: file.sha256, pages: pages.count, pageSources: pages.map(\.source))
    let document = Document(
      source: source, text: DocumentText(pages: pages).text, structure: readStructure(pages),
      pages: pages)
    return Reading(document: document, failures: file.failures)
  }
}
