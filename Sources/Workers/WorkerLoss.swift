/// A worker process came to an end before it had answered.
package enum WorkerLoss: Error, Hashable, Sendable, CustomStringConvertible {
  /// It said nothing for longer than allowed, and was ended.
  case silent(seconds: Int)
  /// It held more memory than allowed, and was ended.
  case memory(megabytes: Int)
  /// It crashed.
  case signal(Int32)
  /// It ended by itself.
  case exit(Int32)
  /// It could not be started.
  case notStarted(reason: String)

  /// What happened, without a subject.
  package var description: String {
    switch self {
    case .silent(let seconds): "gave no sign of life for \(seconds) s"
    case .memory(let megabytes): "needed more than \(megabytes) MB of memory"
    case .signal(let number): "made the worker process crash (signal \(number))"
    case .exit(let code): "made the worker process end (exit code \(code))"
    case .notStarted(let reason): "the worker process could not be started: \(reason)"
    }
  }
}
