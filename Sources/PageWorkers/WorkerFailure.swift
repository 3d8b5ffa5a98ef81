import Workers

/// Why a worker did not answer.
enum WorkerFailure: Error, Hashable, Sendable {
  /// It could not be started.
  case notStarted(String)
  /// It took longer than it was given.
  case timedOut(seconds: Int)
  /// It ended in the middle; the text says how.
  case ended(String)
  /// Its answer was none.
  case unintelligible

  /// What the end of a worker means for the page that it was at.
  init(_ loss: WorkerLoss) {
    self =
      switch loss {
      case .silent(let seconds): .timedOut(seconds: seconds)
      case .signal(let number): .ended("crashed (signal \(number))")
      case .exit(let code): .ended("ended with code \(code)")
      case .memory(let megabytes): .ended("needed more than \(megabytes) MB of memory")
      case .notStarted(let reason): .notStarted(reason)
      }
  }

  /// For the reader of a report.
  var reason: String {
    switch self {
    case .notStarted(let reason): "its reader could not be started: \(reason)"
    case .timedOut(let seconds):
      "it took longer than \(seconds) seconds and its reader was stopped"
    case .ended(let how): "its reader \(how)"
    case .unintelligible: "its reader gave no intelligible answer"
    }
  }
}
