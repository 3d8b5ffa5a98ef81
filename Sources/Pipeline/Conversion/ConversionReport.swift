import Export

/// What came of a conversion.
public struct ConversionReport: Hashable, Sendable {
  /// The documents that were written, ordered by path.
  public var documents: [IndexedDocument] = []
  /// What failed, ordered by path and page.
  public var failures: [FailureList.Entry] = []
  /// Whether the user ended it before its time.
  public var isInterrupted = false
  /// How long it took, in seconds.
  public var seconds: Double = 0

  /// The exit code of the run.
  public var status: RunStatus {
    isInterrupted
      ? .interrupted
      : RunStatus(
        converted: documents.count,
        failures: failures.map { RunStatus(rawValue: $0.exitCode) ?? .failure })
  }

  /// One line for the user: how many documents and pages, how long, what failed.
  public var summary: String {
    let pages = documents.reduce(0) { $0 + $1.pages }
    let doubtful = documents.reduce(0) { $0 + $1.doubtfulWords }
    var text =
      (isInterrupted ? "interrupted: " : "")
      + "\(count(documents.count, "document")), \(count(pages, "page")) converted in "
      + Self.duration(seconds)
    if pages > 0, seconds > 0 {
      let rate = Double(pages) / seconds
      text += " (\((rate * 10).rounded() / 10) pages/s)"
    }
    if doubtful > 0 { text += "; \(count(doubtful, "doubtful word"))" }
    if !failures.isEmpty { text += "; \(count(failures.count, "failure")), see failures.json" }
    return text
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// Seconds as a person says them: `4.2 s`, `3 min 5 s`, `2 h 7 min`.
  ///
  /// - Parameter exact: Whether less than a minute is said with a decimal.
  static func duration(_ seconds: Double, exact: Bool = true) -> String {
    if seconds < 60, exact { return "\((seconds * 10).rounded() / 10) s" }
    let whole = Int(min(seconds.rounded(), 1e9))
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}
