import Terminal

extension Converter {
  /// Ends the run at once, tells so, and returns the exit code: what a signal's handler does.
  public func interrupt(_ display: ProgressDisplay) -> Int32 {
    do {
      let report = try interrupt()
      display.finish(report)
      return report.status.rawValue
    } catch {
      TerminalStream.error.writeLine("dau: \(error)")
      return RunStatus(for: error).rawValue
    }
  }
}
