import DurableFiles
import LanguageModel
import SourceFiles

/// What the exit code of every command says. The numbers are stable.
///
/// Where several apply to a batch, the one that asks for action first wins: `notWritten`, then
/// `missing`, then `partial` or `unreadable`. Wrong usage is 64, which the argument parser gives;
/// a run that was interrupted ends with `interrupted`.
package enum RunStatus: Int32, Hashable, Sendable, CaseIterable {
  /// Everything was done.
  case ok = 0
  /// Something went wrong that no other number names.
  case failure = 1
  /// Some inputs failed; the rest was converted.
  case partial = 2
  /// The input could not be read, or nothing could be converted.
  case unreadable = 3
  /// Something is missing on the machine: language data or the model. `dau doctor` says what.
  case missing = 4
  /// An output could not be written.
  case notWritten = 5
  /// All was read, and some of it needs a person: doubtful words, pages that could not be read,
  /// contradictions. Only `dau check` says so.
  case needsPerson = 6
  /// Wrong usage.
  case usage = 64
  /// Ended by the user (Ctrl-C). What was finished stays.
  case interrupted = 130

  /// The exit code that an error by itself gives.
  package init(for error: any Error) {
    switch error {
    case let error as ExtractionError: self = error.isMissingOnMachine ? .missing : .unreadable
    case is WriteError: self = .notWritten
    case is ModelNotFound: self = .missing
    case ModelError.unreadable, ModelError.wrongFormat: self = .missing
    case ModelError.unwritable: self = .notWritten
    case ModelError.badTrainingInput: self = .unreadable
    case is InputError: self = .unreadable
    case let error as any HasRunStatus: self = error.runStatus
    case is CancellationError: self = .interrupted
    default: self = .failure
    }
  }

  /// The exit code of a batch.
  package init(converted: Int, failures: some Sequence<RunStatus>) {
    let failures = Set(failures)
    if failures.contains(.notWritten) {
      self = .notWritten
    } else if failures.contains(.missing) {
      self = .missing
    } else if failures.isEmpty {
      self = .ok
    } else {
      self = converted > 0 ? .partial : .unreadable
    }
  }
}

extension ExtractionError {
  /// Whether the machine, and not the file, is to blame.
  var isMissingOnMachine: Bool {
    if case .missingLanguage = self { true } else { false }
  }
}
