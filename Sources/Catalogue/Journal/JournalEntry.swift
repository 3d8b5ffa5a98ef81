/// A step of a run that the journal keeps.
package enum JournalEntry: Sendable {
  /// A document was converted and its outputs are on the disk.
  case converted(InputRecord, ConvertedDocument, [FailureRecord])
  /// An input has the content of another one, or was found unchanged under a new stamp.
  case kept(InputRecord, [FailureRecord])
  /// An input could not be converted.
  case failed(InputRecord, FailureRecord)

  var input: InputRecord {
    switch self {
    case .converted(let input, _, _), .kept(let input, _), .failed(let input, _): input
    }
  }

  var failures: [FailureRecord] {
    switch self {
    case .converted(_, _, let failures), .kept(_, let failures): failures
    case .failed(_, let failure): [failure]
    }
  }
}
