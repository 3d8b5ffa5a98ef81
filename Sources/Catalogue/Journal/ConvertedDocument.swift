/// A document that was converted, with all that the catalogue keeps of it.
package struct ConvertedDocument: Hashable, Sendable {
  /// Its rows.
  package var entry: CatalogueEntry
  /// What was written for it, relative to the output folder.
  package var outputs: [String]
  /// How large the input is.
  package var bytes: Int64
  /// How long the conversion took, in seconds.
  package var seconds: Double
  /// The run that converted it.
  package var run: Int64

  /// Creates a document.
  package init(
    entry: CatalogueEntry, outputs: [String], bytes: Int64, seconds: Double, run: Int64
  ) {
    self.entry = entry
    self.outputs = outputs
    self.bytes = bytes
    self.seconds = seconds
    self.run = run
  }
}
