import DocumentModel

/// Rows of fragments that stand in the same columns, as they are gathered around one row.
struct ColumnRows {
  /// Fragments on one height, from left to right.
  struct Row {
    var fragments: [Fragment]

    var top: Double { fragments.map(\.box.y).min() ?? 0 }
    var bottom: Double { fragments.map(\.box.maxY).max() ?? 0 }
    var textHeight: Double { fragments.map(\.textHeight).max() ?? 0 }
    var isTable: Bool { fragments.contains { $0.table != nil } }
  }

  /// A fragment and the columns that it stands in: one, or several that it reaches over.
  struct Placed {
    var fragment: Fragment
    var columns: ClosedRange<Int>
  }

  /// A column's extent.
  struct Span {
    var start: Double
    var end: Double
  }

  /// The columns from left to right.
  private(set) var columns: [Span]
  /// The rows that fit into them, from top to bottom, and which of all rows they are.
  private(set) var rows: [[Placed]]
  private(set) var range: Range<Int>

  /// Gathers the rows around one of them; `nil` where it has too few columns.
  ///
  /// - Parameter floor: rows before this belong to something else.
  init?(around anchor: Int, of all: [Row], floor: Int, leastColumns: Int) {
    guard all[anchor].fragments.count >= leastColumns, !all[anchor].isTable else { return nil }
    columns = all[anchor].fragments.map { Span(start: $0.core.x, end: $0.core.maxX) }
    rows = [
      all[anchor].fragments.enumerated().map { Placed(fragment: $1, columns: $0...$0) }
    ]
    range = anchor..<(anchor + 1)
    while range.upperBound < all.count {
      let row = all[range.upperBound]
      guard row.top - all[range.upperBound - 1].bottom < 2 * row.textHeight,
        let placed = take(row, isAbove: false)
      else { break }
      rows.append(placed)
      range = range.lowerBound..<(range.upperBound + 1)
    }
    while range.lowerBound > floor {
      let row = all[range.lowerBound - 1]
      guard all[range.lowerBound].top - row.bottom < 2 * row.textHeight,
        let placed = take(row, isAbove: true)
      else { break }
      rows.insert(placed, at: 0)
      range = (range.lowerBound - 1)..<range.upperBound
    }
    dropLooseEnds()
  }

  /// Leaves out what may be prose that happens to be short: a table ends with a row of two cells or
  /// more, or with what one of them goes on with, and begins with a row of two.
  private mutating func dropLooseEnds() {
    while rows.count > 1, let last = rows.last, last.count < 2, last[0].columns.lowerBound == 0 {
      rows.removeLast()
      range = range.lowerBound..<(range.upperBound - 1)
    }
    while rows.count > 1, rows[0].count < 2 {
      rows.removeFirst()
      range = (range.lowerBound + 1)..<range.upperBound
    }
  }

  /// A row's fragments in their columns, which widen to hold them; `nil` where one does not fit.
  private mutating func take(_ row: Row, isAbove: Bool) -> [Placed]? {
    guard !row.isTable, row.textHeight > 0 else { return nil }
    var wider = columns
    var placed: [Placed] = []
    for fragment in row.fragments.flatMap(parted) {
      // Specks at its ends are not of its column.
      let box = fragment.core
      let met = columns.indices.filter {
        columns[$0].start < box.maxX && columns[$0].end > box.x
      }
      guard let first = met.first, let last = met.last,
        placed.last.map({ $0.columns.upperBound < first }) ?? true
      else { return nil }
      if first == last {
        wider[first].start = min(wider[first].start, box.x)
        wider[first].end = max(wider[first].end, box.maxX)
      } else if !mayReachOver(
        fragment, first, row, isBehindCell: !placed.isEmpty, isAbove: isAbove)
      {
        return nil
      }
      placed.append(Placed(fragment: fragment, columns: first...last))
    }
    let isApart = zip(wider, wider.dropFirst()).allSatisfy {
      $1.start - $0.end > 0.5 * row.textHeight
    }
    guard isApart, !placed.isEmpty else { return nil }
    columns = wider
    return placed
  }

  /// Whether a text over several columns belongs to a table: a group's name behind its number, or what
  /// that goes on with, or a cell of the head with others beside it. Prose begins in the first column.
  private func mayReachOver(
    _ fragment: Fragment, _ first: Int, _ row: Row, isBehindCell: Bool, isAbove: Bool
  ) -> Bool {
    guard let last = columns.last, fragment.box.maxX < last.end + row.textHeight else {
      return false
    }
    if isBehindCell { return row.fragments.count == 2 || isAbove && row.fragments.count > 2 }
    // The number may have been lost.
    return first > 0 && row.fragments.count == 1
      && abs(columns[first].start - fragment.box.x) < row.textHeight
  }

  /// A fragment parted where the gap between two of its words lies between two columns: neighbours in
  /// narrow columns stand as near as words of a line.
  private func parted(_ fragment: Fragment) -> [Fragment] {
    let words = fragment.words
    guard words.count > 1 else { return [fragment] }
    let gaps = zip(words, words.dropFirst()).map { $1.box.x - $0.box.maxX }
    let usual = gaps.sorted()[(gaps.count - 1) / 2]
    let least = max(0.45 * fragment.textHeight, gaps.count > 2 ? 1.25 * usual : 0)
    var parts: [Fragment] = []
    var start = 0
    for (index, gap) in gaps.enumerated() where gap > least {
      let (left, right) = (words[index].box.maxX, words[index + 1].box.x)
      let isGutter = zip(columns, columns.dropFirst()).contains {
        // The column's text may be longer here than in the rows before, its start stays.
        $0.start < left && right > $0.end && left < $1.start
          && abs(right - $1.start) < 0.6 * fragment.textHeight
      }
      guard isGutter, let box = Box.union(of: words[start...index].map(\.box)) else { continue }
      parts.append(Fragment(Array(words[start...index]), box: box))
      start = index + 1
    }
    guard start > 0, let box = Box.union(of: words[start...].map(\.box)) else { return [fragment] }
    return parts + [Fragment(Array(words[start...]), box: box)]
  }
}
