import Pipeline

/// What came of a conversion.
package struct ConversionReport: Hashable, Sendable {
  /// Failures that have the same reason.
  package struct FailureGroup: Hashable, Sendable {
    /// The reason, without what differs from file to file.
    package var reason: String
    /// How many there are.
    package var count: Int
    /// Some of the paths, in the order of the failures.
    package var examples: [String]
  }

  /// How many documents were converted.
  package var converted = 0
  /// How many were there already.
  package var kept = 0
  /// How many have the content of another one.
  package var duplicates = 0
  /// How many documents failed, now or in an earlier run.
  package var failed = 0
  /// How many pages of converted documents could not be read.
  package var failedPages = 0
  /// How many pages were converted.
  package var pages = 0
  /// How many words of them someone should look at.
  package var doubtfulWords = 0
  /// What failed, the most frequent reason first.
  package var failureGroups: [FailureGroup] = []
  /// The links that were not followed, since they lead out of the archive.
  package var linksOut = 0
  /// What the failures ask for.
  package var failureStatuses: Set<RunStatus> = []
  /// Whether the user ended it before its time.
  package var isInterrupted = false
  /// How long it took, in seconds.
  package var seconds: Double = 0
  /// The output folder.
  package var output = ""

  /// Creates the report of a run in which nothing has happened.
  package init() {}

  /// The exit code of the run.
  package var status: RunStatus {
    isInterrupted
      ? .interrupted
      : RunStatus(converted: converted + kept + duplicates, failures: failureStatuses)
  }

  /// Counts a failure and puts it with those of the same reason.
  mutating func add(reason: String, path: String) {
    let reason = Self.common(reason)
    if let index = failureGroups.firstIndex(where: { $0.reason == reason }) {
      failureGroups[index].count += 1
      if failureGroups[index].examples.count < 3 { failureGroups[index].examples.append(path) }
    } else if failureGroups.count < 50 {
      failureGroups.append(FailureGroup(reason: reason, count: 1, examples: [path]))
    } else {
      failureGroups[49].reason = "other reasons"
      failureGroups[49].count += 1
    }
  }

  /// The reason without its particulars: what stands in brackets, behind a semicolon, and numbers.
  static func common(_ reason: String) -> String {
    let end = reason.firstIndex { $0 == "(" || $0 == ";" } ?? reason.endIndex
    var text = ""
    for character in reason[..<end] {
      if !character.isNumber {
        text.append(character)
      } else if text.last != "N" {
        text.append("N")
      }
    }
    return text.split(separator: " ").joined(separator: " ")
  }
}
