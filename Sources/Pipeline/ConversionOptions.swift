import Export
import SourceFiles

/// Everything that decides what a conversion writes.
package struct ConversionOptions: Codable, Hashable, Sendable {
  /// How text is got from files.
  package var extraction: ExtractionOptions
  /// The model file of the restoration, as it was found.
  package var model: String
  /// What is written for each document.
  package var formats: [DocumentWriter.Format]
  /// Whether a searchable PDF is made of each PDF and image.
  package var searchablePDF = false
  /// The most memory, in megabytes, that each process may hold that reads pages.
  package var workerMegabytes = 2048

  /// Creates options.
  package init(
    extraction: ExtractionOptions = ExtractionOptions(), model: String,
    formats: [DocumentWriter.Format] = DocumentWriter.Format.standard
  ) {
    self.extraction = extraction
    self.model = model
    self.formats = formats
  }
}
