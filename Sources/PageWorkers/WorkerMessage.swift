import DocumentModel
import Extraction

/// What a worker is asked: to open a file, or to read one of its pages.
///
/// Messages are JSON, one a line, which no JSON text can hold inside.
struct WorkerRequest: Codable, Hashable, Sendable {
  /// The file.
  var path: String
  /// How it is read.
  var options: ExtractionOptions
  /// The page to read, counted from 1; `nil` to open the file and tell of it.
  var page: Int?
}

/// What a worker answers.
enum WorkerReply: Codable, Hashable, Sendable {
  /// The file is open.
  case opened(OpenedFile.Summary)
  /// The page was read, or could not be.
  case page(OpenedFile.Outcome)
  /// The file cannot be read.
  case failed(ExtractionError)
}
