import DocumentModel

/// A table that no rules draw: rows of short texts whose gaps lie above each other.
///
/// Only what cannot be prose, a head or a signature block is taken for one: three columns or more, of
/// which three rows or more fill most, and no text across a gap but the names of groups and the cells
/// of a head.
struct ColumnTable {
  /// The table as a grid whose edges run through the gaps.
  private(set) var grid: TableGrid
  /// The words of each cell.
  private(set) var words: [[PlacedWord]]

  private typealias Row = ColumnRows.Row
  private typealias Placed = ColumnRows.Placed

  private static let leastColumns = 3
  private static let leastRows = 3
  /// How many rows below the first may have more columns than it: a head's labels go over several.
  private static let headRows = 8

  /// The tables among fragments, and the fragments that belong to none.
  ///
  /// - Complexity: O(*n* log *n*) in the fragments.
  static func tables(
    in fragments: [Fragment]
  ) -> (tables: [ColumnTable], rest: [Fragment]) {
    let rows = rows(of: fragments)
    var tables: [ColumnTable] = []
    var taken: [Range<Int>] = []
    var index = 0
    while index < rows.count {
      if let found = best(from: index, rows, floor: taken.last?.upperBound ?? 0) {
        tables.append(found.table)
        taken.append(found.range)
        index = max(index + 1, found.range.upperBound)
      } else {
        index += 1
      }
    }
    let rest = rows.indices.filter { row in !taken.contains { $0.contains(row) } }
    return (tables, rest.flatMap { rows[$0].fragments })
  }

  /// Fragments gathered by height, from top to bottom.
  private static func rows(of fragments: [Fragment]) -> [Row] {
    var rows: [Row] = []
    for fragment in fragments.sorted(by: { $0.box.midY < $1.box.midY }) {
      if let last = rows.last, fragment.table == nil,
        last.fragments.allSatisfy({ $0.table == nil && $0.sharesHeight(with: fragment) > 0.5 })
      {
        rows[rows.count - 1].fragments.append(fragment)
      } else {
        rows.append(Row(fragments: [fragment]))
      }
    }
    for index in rows.indices { rows[index].fragments.sort { $0.box.x < $1.box.x } }
    return rows
  }

  /// The largest table that grows around a row or one of those below it, of which some show more of
  /// the columns than others: labels go over several, and neighbours run into each other.
  private static func best(
    from start: Int, _ rows: [Row], floor: Int
  ) -> (table: ColumnTable, range: Range<Int>)? {
    guard rows[start].fragments.count >= leastColumns else { return nil }
    var anchors = [start]
    for index in (start + 1)..<max(start + 1, min(rows.count, start + headRows)) {
      let row = rows[index]
      guard !row.isTable, row.top - rows[index - 1].bottom < 2 * row.textHeight else { break }
      if row.fragments.count >= leastColumns { anchors.append(index) }
    }
    // Those with the most fragments, the upper one of two first.
    anchors.sort { (-rows[$0].fragments.count, $0) < (-rows[$1].fragments.count, $1) }
    let aligned = ColumnRows.alignedColumns(
      of: rows[max(floor, start - 3)..<min(rows.count, start + 16)])
    var best: (table: ColumnTable, range: Range<Int>)?
    var size = 0
    for anchor in anchors.prefix(4) {
      for columns in [nil, aligned] {
        guard
          let found = ColumnRows(
            around: anchor, of: rows, columns: columns, floor: floor, leastColumns: leastColumns),
          found.columns.count * found.range.count > size, let table = ColumnTable(found)
        else { continue }
        best = (table, found.range)
        size = found.columns.count * found.range.count
      }
    }
    return best
  }

  /// Lays a grid through the gaps; `nil` where too few rows fill most of it.
  private init?(_ found: ColumnRows) {
    let columns = found.columns
    let records = ColumnTable.records(found)
    let full = records.count { record in
      Set(record.flatMap { $0 }.map(\.columns.lowerBound)).count * 3 >= columns.count * 2
    }
    guard columns.count >= ColumnTable.leastColumns, full >= ColumnTable.leastRows,
      full * 2 >= records.count, let left = columns.first, let right = columns.last
    else { return nil }
    func top(_ record: [[Placed]]) -> Double {
      record.flatMap { $0 }.map(\.fragment.box.y).min() ?? 0
    }
    func bottom(_ record: [[Placed]]) -> Double {
      record.flatMap { $0 }.map(\.fragment.box.maxY).max() ?? 0
    }
    let columnEdges =
      [left.start - 2] + zip(columns, columns.dropFirst()).map { ($0.end + $1.start) / 2 }
      + [right.end + 2]
    let rowEdges =
      [top(records[0]) - 2]
      + zip(records, records.dropFirst()).map { (bottom($0) + top($1)) / 2 }
      + [bottom(records[records.count - 1]) + 2]
    var cells: [TableGrid.Cell] = []
    var dealt: [[PlacedWord]] = []
    for (row, record) in records.enumerated() {
      var placed = record.flatMap { $0 }
      // The name of a group goes over all columns behind its number, however short it is.
      if record.count == 1, placed.count <= 2, let name = placed.indices.last,
        placed[name].columns.count > 1 || ColumnTable.isGroup(placed)
      {
        placed[name].columns = placed[name].columns.lowerBound...(columns.count - 1)
      }
      var column = 0
      while column < columns.count {
        var end = column
        // What one text reaches over is one cell, with all that stands there.
        for item in placed where item.columns.contains(column) {
          end = max(end, item.columns.upperBound)
        }
        let range = column...end
        cells.append(
          TableGrid.Cell(
            row: row, column: column, rowSpan: 1, columnSpan: range.count,
            box: Box(
              x: columnEdges[column], y: rowEdges[row],
              width: columnEdges[end + 1] - columnEdges[column],
              height: rowEdges[row + 1] - rowEdges[row])))
        dealt.append(
          placed.filter { range.contains($0.columns.lowerBound) }.flatMap(\.fragment.words))
        column = end + 1
      }
    }
    grid = TableGrid(columnEdges: columnEdges, rowEdges: rowEdges, cells: cells)
    words = dealt
  }

  /// Whether a row has no more than a letter or Roman number and a name.
  private static func isGroup(_ row: [Placed]) -> Bool {
    guard row.count == 2, row[0].columns == 0...0, row[1].columns.lowerBound == 1 else {
      return false
    }
    let label = row[0].fragment.words.map(\.form).joined()
    return label.count <= 4 && label.contains(where: \.isLetter)
      && !label.contains(where: \.isNumber)
  }

  /// The lines of each row of the table: a row begins in the first column, or where lines stand wider
  /// apart than those of one cell, or below a label that goes over several columns.
  private static func records(_ found: ColumnRows) -> [[[Placed]]] {
    let pitches = zip(found.rows, found.rows.dropFirst()).map { upper, lower in
      (lower.map(\.fragment.box.midY).max() ?? 0) - (upper.map(\.fragment.box.midY).max() ?? 0)
    }
    let pitch = pitches.sorted().first { $0 > 0 } ?? 0
    let lefts = found.rows.count { $0.first?.columns.lowerBound == 0 }
    let areLinesRows = lefts * 10 >= found.rows.count * 6
    // Where rows stand wider apart than the lines within them, that tells more than the first column.
    let isSpaced = pitches.count { $0 > 1.2 * pitch } >= 2 && pitches.contains { $0 < 1.1 * pitch }
    var records: [[[Placed]]] = []
    for (index, row) in found.rows.enumerated() {
      guard index > 0 else {
        records.append([row])
        continue
      }
      let isApart = pitches[index - 1] > 1.2 * pitch
      let startsLeft = row.first?.columns.lowerBound == 0
      let isNumbered =
        startsLeft && row.first?.fragment.words.first?.form.count ?? 9 <= 4
        && row.first?.fragment.words.count == 1
      let isBelowLabel = found.rows[index - 1].contains { label in
        label.columns.count > 1 && label.columns.lowerBound > 0
          && row.count { label.columns.contains($0.columns.lowerBound) } >= 2
      }
      let isNew =
        isNumbered || isBelowLabel || startsLeft && (!isSpaced || isApart)
        || isApart && isSpaced && (row.count >= 2 || row[0].columns.count > 1)
        || !isSpaced && areLinesRows && row.count * 2 > found.columns.count
      if isNew {
        records.append([row])
      } else {
        records[records.count - 1].append(row)
      }
    }
    return records
  }
}
