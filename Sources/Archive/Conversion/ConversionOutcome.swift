import Catalogue

/// What came of a document, on its way to its place and into the journal.
enum ConversionOutcome: Sendable {
  /// It was converted; its outputs lie at the stage.
  case converted(ConversionJob, DocumentReply, stage: String)
  /// Its outputs shall be links to those of another document.
  case duplicate(ConversionJob, StoredDocument)
  /// It could not be converted.
  case failed(ConversionJob, FailureRecord)
  /// Nothing is to be written but the journal.
  case kept(InputRecord, [FailureRecord])

  /// The content that is settled by it, where others may wait for that.
  var settledContent: String? {
    switch self {
    case .converted(let job, _, _), .failed(let job, _): job.sha256
    case .duplicate, .kept: nil
    }
  }

  var path: String {
    switch self {
    case .converted(let job, _, _), .duplicate(let job, _), .failed(let job, _): job.file.path
    case .kept(let input, _): input.path
    }
  }
}
