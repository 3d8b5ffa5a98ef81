/// An aligned table of plain text that fits a terminal.
package struct PlainTable: Hashable, Sendable {
  /// On which side a column's cells stand.
  package enum Alignment: Hashable, Sendable {
    /// Text.
    case left
    /// Numbers.
    case right
  }

  /// A column: its title and how its cells stand.
  package struct Column: Hashable, Sendable {
    /// The title; where all are empty no head is written.
    package var title: String
    /// On which side its cells stand.
    package var alignment: Alignment
    /// Whether its cells may be cut to make the table fit.
    package var isFlexible: Bool

    /// Creates a column.
    package init(_ title: String, _ alignment: Alignment = .left, isFlexible: Bool = false) {
      self.title = title
      self.alignment = alignment
      self.isFlexible = isFlexible
    }
  }

  private let columns: [Column]
  private var rows: [[String]] = []
  private let gap = 2

  /// Creates a table without rows.
  package init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row; control characters in its cells are made harmless.
  package mutating func add(_ cells: [String]) {
    let cells = cells.prefix(columns.count).map(\.printable)
    rows.append(cells + Array(repeating: "", count: columns.count - cells.count))
  }

  /// Whether there is no row.
  package var isEmpty: Bool { rows.isEmpty }

  /// The lines of the table, none wider than `width` as long as its rigid columns leave room.
  ///
  /// - Parameters:
  ///   - width: Columns of the terminal.
  ///   - indent: Spaces before each line, counted in `width`.
  package func lines(width: Int, indent: Int = 0) -> [String] {
    let widths = fittedWidths(in: width - indent)
    let prefix = String(repeating: " ", count: indent)
    func line(_ cells: [String]) -> String {
      var text = prefix
      for index in columns.indices {
        let cell = cells[index].truncated(to: widths[index])
        let padding = String(repeating: " ", count: max(0, widths[index] - cell.displayWidth))
        text += columns[index].alignment == .left ? cell + padding : padding + cell
        if index < columns.count - 1 { text += String(repeating: " ", count: gap) }
      }
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
    let hasHead = columns.contains { !$0.title.isEmpty }
    return (hasHead ? [line(columns.map(\.title))] : []) + rows.map(line)
  }

  private func fittedWidths(in width: Int) -> [Int] {
    var widths = columns.indices.map { index in
      rows.reduce(columns[index].title.displayWidth) { max($0, $1[index].displayWidth) }
    }
    var excess = widths.reduce(gap * (columns.count - 1), +) - width
    // The widest flexible column gives first; none is cut below the width of a short word.
    while excess > 0 {
      let flexible = columns.indices.filter { columns[$0].isFlexible && widths[$0] > 8 }
      guard let widest = flexible.max(by: { widths[$0] < widths[$1] }) else { break }
      let next = flexible.lazy.filter { $0 != widest }.map { widths[$0] }.max() ?? 8
      let cut = min(excess, max(1, widths[widest] - max(next, 8)))
      widths[widest] -= cut
      excess -= cut
    }
    return widths
  }
}
