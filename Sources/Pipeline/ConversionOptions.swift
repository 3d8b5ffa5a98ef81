import Export
import SourceFiles

/// Everything that decides what a conversion writes.
public struct ConversionOptions: Codable, Hashable, Sendable {
  /// How text is got from files.
  public var extraction: ExtractionOptions
  /// The model file of the restoration, as it was found.
  public var model: String
  /// What is written for each document.
  public var formats: [DocumentWriter.Format]
  /// Whether a searchable PDF is made of each PDF and image.
  public var searchablePDF = false
  /// The most memory, in megabytes, that each process may hold that reads pages.
  public var workerMegabytes = 2048

  /// Creates options.
  public init(
    extraction: ExtractionOptions = ExtractionOptions(), model: String,
    formats: [DocumentWriter.Format] = DocumentWriter.Format.standard
  ) {
    self.extraction = extraction
    self.model = model
    self.formats = formats
  }
}
