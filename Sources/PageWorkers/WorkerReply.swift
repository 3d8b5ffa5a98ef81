import SourceFiles

/// What a worker answers.
package enum WorkerReply: Codable, Hashable, Sendable {
  /// The file is open.
  case opened(OpenedFile.Summary)
  /// The page was read, or could not be.
  case page(OpenedFile.Outcome)
  /// The page was drawn.
  case picture(PagePicture)
  /// The searchable PDF is written.
  case written
  /// The searchable PDF could not be made.
  case notWritten(SearchablePDFError)
  /// The file cannot be read.
  case failed(ExtractionError)
}
