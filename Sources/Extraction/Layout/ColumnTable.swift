import DocumentModel

/// A table that no rules draw: rows of short texts whose gaps lie above each other.
///
/// Only what cannot be prose, a head or a signature block is taken for one: three columns or more, of
/// which three rows or more fill most, and no text across a gap.
struct ColumnTable {
  /// The table as a grid whose edges run through the gaps.
  private(set) var grid: TableGrid
  /// The words of each cell.
  private(set) var words: [[PlacedWord]]

  /// Fragments on one height, from left to right.
  private struct Row {
    var fragments: [Fragment]
    var top: Double { fragments.map(\.box.y).min() ?? 0 }
    var bottom: Double { fragments.map(\.box.maxY).max() ?? 0 }
  }

  /// A column's extent.
  private struct Span {
    var start: Double
    var end: Double
  }

  private static let leastColumns = 3
  private static let leastRows = 3

  /// The tables among fragments, and the fragments that belong to none.
  ///
  /// - Complexity: O(*n* log *n*) in the fragments.
  static func tables(
    in fragments: [Fragment]
  ) -> (tables: [ColumnTable], rest: [Fragment]) {
    let rows = rows(of: fragments)
    var tables: [ColumnTable] = []
    var rest: [Fragment] = []
    var index = 0
    while index < rows.count {
      let (columns, end) = grow(from: index, rows)
      let part = rows[index..<end]
      let full = part.count { $0.fragments.count * 3 >= columns.count * 2 }
      if columns.count >= leastColumns, full >= leastRows, full * 2 >= part.count,
        let table = ColumnTable(part, columns)
      {
        tables.append(table)
        index = end
      } else {
        rest += rows[index].fragments
        index += 1
      }
    }
    return (tables, rest)
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

  /// How far a table goes that starts with a row, and its columns.
  private static func grow(from start: Int, _ rows: [Row]) -> (columns: [Span], end: Int) {
    let first = rows[start]
    guard first.fragments.count >= leastColumns, first.fragments.allSatisfy({ $0.table == nil })
    else { return ([], start + 1) }
    var columns = first.fragments.map { Span(start: $0.box.x, end: $0.box.maxX) }
    var end = start + 1
    while end < rows.count {
      let row = rows[end]
      let height = row.fragments.map(\.textHeight).max() ?? 0
      guard row.fragments.allSatisfy({ $0.table == nil }), height > 0,
        row.top - rows[end - 1].bottom < 2 * height,
        let wider = widened(columns, by: row, gap: 0.6 * height)
      else { break }
      columns = wider
      end += 1
    }
    // The last rows may be prose that happens to be short: a table ends with a full row.
    while end > start + 1, rows[end - 1].fragments.count < 2 { end -= 1 }
    return (columns, end)
  }

  /// The columns with a row's fragments taken in; `nil` where one reaches over a gap.
  private static func widened(_ columns: [Span], by row: Row, gap: Double) -> [Span]? {
    var columns = columns
    var last = -1
    for fragment in row.fragments {
      let box = fragment.box
      let met = columns.indices.filter { columns[$0].start < box.maxX && columns[$0].end > box.x }
      guard met.count == 1, let column = met.first, column > last else { return nil }
      columns[column].start = min(columns[column].start, box.x)
      columns[column].end = max(columns[column].end, box.maxX)
      last = column
    }
    let isApart = zip(columns, columns.dropFirst()).allSatisfy { $1.start - $0.end > gap }
    return isApart ? columns : nil
  }

  /// Lays a grid through the gaps; rows without a text in the first column go on with the row above
  /// where they fill few columns.
  private init?(_ rows: ArraySlice<Row>, _ columns: [Span]) {
    guard let first = rows.first, let last = rows.last, let left = columns.first,
      let right = columns.last
    else { return nil }
    var records: [[Row]] = []
    for row in rows {
      let startsLeft = row.fragments.contains { $0.box.midX < left.end }
      if records.isEmpty || startsLeft || row.fragments.count * 2 > columns.count {
        records.append([row])
      } else {
        records[records.count - 1].append(row)
      }
    }
    guard records.count >= ColumnTable.leastRows else { return nil }
    let columnEdges =
      [left.start - 2] + zip(columns, columns.dropFirst()).map { ($0.end + $1.start) / 2 }
      + [right.end + 2]
    let rowEdges =
      [first.top - 2]
      + zip(records, records.dropFirst()).map { upper, lower in
        ((upper.last?.bottom ?? 0) + (lower.first?.top ?? 0)) / 2
      } + [last.bottom + 2]
    var cells: [TableGrid.Cell] = []
    var dealt: [[PlacedWord]] = []
    for (row, record) in records.enumerated() {
      for column in columns.indices {
        cells.append(
          TableGrid.Cell(
            row: row, column: column, rowSpan: 1, columnSpan: 1,
            box: Box(
              x: columnEdges[column], y: rowEdges[row],
              width: columnEdges[column + 1] - columnEdges[column],
              height: rowEdges[row + 1] - rowEdges[row])))
        dealt.append(
          record.flatMap(\.fragments).filter {
            $0.box.midX >= columnEdges[column] && $0.box.midX < columnEdges[column + 1]
          }.flatMap(\.words))
      }
    }
    grid = TableGrid(columnEdges: columnEdges, rowEdges: rowEdges, cells: cells)
    words = dealt
  }
}
