extension ConversionReport {
  /// One line for the user: how many documents and pages, how long, what failed.
  package var summary: String {
    var text =
      (isInterrupted ? "interrupted: " : "")
      + "\(Self.count(converted, "document")), \(Self.count(pages, "page")) converted in "
      + Self.duration(seconds)
    if pages > 0, seconds > 0 {
      let rate = Double(pages) / seconds
      text += " (\((rate * 10).rounded() / 10) pages/s)"
    }
    if kept > 0 { text += "; \(kept) done before" }
    if duplicates > 0 { text += "; \(Self.count(duplicates, "duplicate"))" }
    if doubtfulWords > 0 { text += "; \(Self.count(doubtfulWords, "doubtful word"))" }
    if failed + failedPages > 0 {
      text += "; \(Self.count(failed + failedPages, "failure")), see failures.json"
    }
    return text
  }

  /// The summary, the reasons of the failures in groups, and the places of all outputs.
  package var lines: [String] {
    var lines = [summary]
    for group in failureGroups.sorted(by: { ($1.count, $0.reason) < ($0.count, $1.reason) }) {
      let more = group.count - group.examples.count
      lines.append(
        "  \(group.count) × \(group.reason): \(group.examples.joined(separator: ", "))"
          + (more > 0 ? " and \(more) more" : ""))
    }
    if linksOut > 0 {
      lines.append("  \(Self.count(linksOut, "link")) out of the archive not followed")
    }
    lines.append(
      "  outputs in \(output): index.md, index.json, catalogue.sqlite, failures.json; a .json, .txt"
        + " and .md for each document")
    return lines
  }

  static func count(_ number: Int, _ noun: String) -> String {
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
