import ArgumentParser
import Pipeline
import Terminal

/// Ends a command that went over many files.
enum Outcome {
  /// Says what failed and ends with the exit code that this gives.
  static func end(count: Int, failures: [any Error]) throws {
    for failure in failures {
      TerminalStream.error.writeLine("dau: \(String(describing: failure).printable)")
    }
    let status = RunStatus(converted: count, failures: failures.map { RunStatus(for: $0) })
    if status != .ok { throw ExitCode(status.rawValue) }
  }
}
