import Pipeline
import Terminal

extension Converter {
  /// Ends the run at once, tells so, and returns the exit code: what a signal's handler does.
  ///
  /// - Returns: `nil` where the run had come to its end already, so that the program ends by itself.
  package func interrupt(_ display: ConversionProgress) -> Int32? {
    do {
      guard let report = try interrupt() else { return nil }
      display.finish(report)
      return report.status.rawValue
    } catch {
      TerminalStream.error.writeLine("dau: \(error)")
      return RunStatus(for: error).rawValue
    }
  }
}
