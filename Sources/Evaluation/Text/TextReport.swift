/// The scores of several texts with their total.
package struct TextReport: Hashable, Sendable {
  /// A named score.
  package struct Row: Hashable, Sendable {
    /// What was measured, often a file's name.
    package var name: String
    /// How it did.
    package var score: TextScore
  }

  /// The scores by name, in the order in which they were added.
  package private(set) var rows: [Row] = []

  /// Creates an empty report.
  package init() {}

  /// Adds a score.
  package mutating func add(_ name: String, _ score: TextScore) {
    rows.append(Row(name: name, score: score))
  }

  /// All scores together.
  package var total: TextScore {
    rows.reduce(into: TextScore()) { $0 += $1.score }
  }

  /// One line a score, then the worst differences, then the total; no line feed at the end.
  package func formatted(worst limit: Int = 0) -> String {
    let total = total
    var lines = rows.map { $0.score.formatted(name: $0.name) }
    for (difference, count) in total.worst(limit) {
      let (gold, hypothesis) = (difference.gold, difference.hypothesis)
      lines.append("  \(gold ?? "(nothing)") <- \(hypothesis ?? "(nothing)") x\(count)")
    }
    lines.append(total.formatted(name: "total"))
    return lines.joined(separator: "\n")
  }
}
