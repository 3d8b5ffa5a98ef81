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
  /// - Parameters:
  ///   - columns: where its columns are, if its fragments do not tell.
  ///   - floor: rows before this belong to something else.
  init?(
    around anchor: Int, of all: [Row], columns known: [Span]? = nil, floor: Int, leastColumns: Int
  ) {
    columns = known ?? all[anchor].fragments.map { Span(start: $0.core.x, end: $0.core.maxX) }
    range = anchor..<(anchor + 1)
    rows = []
    guard columns.count >= leastColumns, let placed = take(all[anchor], isAbove: false) else {
      return nil
    }
    rows = [placed]
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

  /// The columns that words begin in which stand below each other, however near to what is left of
  /// them; `nil` where there are none. Of rows whose neighbouring cells run into each other none may
  /// show all columns.
  static func alignedColumns(of rows: ArraySlice<Row>) -> [Span]? {
    var block: [[PlacedWord]] = []
    var height = 0.0
    for row in rows {
      if row.isTable { break }
      // Titles, names of groups and last lines of cells say little of where columns are.
      if row.fragments.count >= 2 { block.append(row.fragments.flatMap(\.words).sortedFromLeft) }
      height = max(height, row.textHeight)
    }
    var starts: [(box: Box, row: Int, isLabel: Bool)] = []
    for (index, words) in block.enumerated() {
      for (place, word) in words.enumerated() where !word.isSign {
        if place == 0 || word.box.x - words[place - 1].box.maxX > 0.45 * height {
          starts.append((word.box, index, word.form.count <= 4))
        }
      }
    }
    starts.sort { $0.box.x < $1.box.x }
    // What begins above or below another word's letters begins in its column, as centred numbers do.
    var clusters: [(left: Double, end: Double, rows: Set<Int>, isLabels: Bool)] = []
    for start in starts {
      if let last = clusters.last,
        start.box.x < max(last.end, last.left + 0.6 * height)
      {
        clusters[clusters.count - 1].rows.insert(start.row)
        if start.box.x - last.left < 0.6 * height || last.isLabels {
          clusters[clusters.count - 1].end = max(last.end, start.box.maxX)
        }
        if !start.isLabel { clusters[clusters.count - 1].isLabels = false }
      } else {
        clusters.append((start.box.x, start.box.maxX, [start.row], start.isLabel))
      }
    }
    var edges: [Double] = []
    for cluster in clusters {
      // The numbers of rows are few where rows have many lines.
      let isLabels = edges.isEmpty && cluster.isLabels
      guard cluster.rows.count >= (isLabels ? 2 : max(3, block.count / 4)) else { continue }
      // Text runs through where no column begins.
      let before = cluster.left - 0.3 * height
      let through = block.count { words in
        words.contains { $0.box.x < before && $0.box.maxX > cluster.left }
      }
      if through * 4 <= block.count { edges.append(cluster.left) }
    }
    guard edges.count >= 3 else { return nil }
    var spans: [Span] = []
    let words = block.flatMap { $0 }
    for (column, left) in edges.enumerated() {
      let right = column + 1 < edges.count ? edges[column + 1] - 0.3 * height : .infinity
      var end = left + 1
      for word in words where word.box.x >= left - 0.1 * height && word.box.maxX < right {
        end = max(end, word.box.maxX)
      }
      spans.append(Span(start: left, end: end))
    }
    return spans
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
      guard let first = met.first, let last = met.last else { return nil }
      if let before = placed.last, before.columns.upperBound >= first {
        // Words that stand farther apart than usual are still those of one cell.
        guard before.columns == first...last, first == last,
          fragment.box.x - before.fragment.box.maxX < 3 * row.textHeight
        else { return nil }
        placed[placed.count - 1].fragment = Fragment(
          before.fragment.words + fragment.words, box: before.fragment.box.union(fragment.box))
        wider[first].end = max(wider[first].end, box.maxX)
        continue
      }
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
