/// The structure scores of several documents with their total.
package struct StructureReport: Hashable, Sendable {
  /// A named score.
  package struct Row: Hashable, Sendable {
    /// What was measured, often a file's name.
    package var name: String
    /// How it did.
    package var score: StructureScore
  }

  /// The scores by name, in the order in which they were added.
  package private(set) var rows: [Row] = []

  /// Creates an empty report.
  package init() {}

  /// Adds a score.
  package mutating func add(_ name: String, _ score: StructureScore) {
    rows.append(Row(name: name, score: score))
  }

  /// All scores together.
  package var total: StructureScore {
    rows.reduce(into: StructureScore()) { $0 += $1.score }
  }

  /// A table for each document and, of several, one for all; no line feed at the end.
  package func formatted() -> String {
    var parts = rows.map { "== \($0.name)\n" + $0.score.formatted() }
    if rows.count > 1 { parts.append("== total\n" + total.formatted()) }
    return parts.joined(separator: "\n")
  }
}
