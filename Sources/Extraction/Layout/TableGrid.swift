import DocumentModel

/// The grid that rules draw: rows and columns, and cells that may cover several of them.
struct TableGrid: Hashable, Sendable {
  /// A cell of the grid.
  struct Cell: Hashable, Sendable {
    var row: Int
    var column: Int
    var rowSpan: Int
    var columnSpan: Int
    /// Place on the page, in points.
    var box: Box
  }

  /// The distances of the vertical rules from the left, of the horizontal ones from the top.
  var columnEdges: [Double]
  var rowEdges: [Double]
  /// The cells, row by row.
  var cells: [Cell]

  var rowCount: Int { rowEdges.count - 1 }
  var columnCount: Int { columnEdges.count - 1 }
  /// Place on the page.
  var box: Box {
    let (left, top) = (columnEdges.first ?? 0, rowEdges.first ?? 0)
    return Box(
      x: left, y: top, width: (columnEdges.last ?? left) - left,
      height: (rowEdges.last ?? top) - top
    )
  }

  /// How far rules may miss each other and still meet, in points.
  static let slack = 4.0

  /// The tables that a page's rules draw, from top to bottom.
  ///
  /// Rules that meet belong together; a group is a table when it encloses two cells or more.
  static func grids(from rules: [Rule]) -> [TableGrid] {
    var group = Array(rules.indices)
    func root(_ index: Int) -> Int {
      var index = index
      while group[index] != index { index = group[index] }
      return index
    }
    for i in rules.indices {
      for j in rules.indices.dropFirst(i + 1) where rules[i].meets(rules[j], slack: slack) {
        group[root(i)] = root(j)
      }
    }
    let groups = Dictionary(grouping: rules.indices, by: root)
    return groups.values.compactMap { group in
      TableGrid(withoutStreaks(group.map { rules[$0] }, among: rules))
    }
    .sorted { $0.box.y < $1.box.y }
  }

  /// The rules of a group without those that dust on a scanner's glass drew: a table's rules end with
  /// it, a streak runs on above and below.
  private static func withoutStreaks(_ group: [Rule], among rules: [Rule]) -> [Rule] {
    let heights = group.filter { $0.direction == .horizontal }.map(\.position)
    guard let top = heights.min(), let bottom = heights.max() else { return group }
    let vertical = rules.filter { $0.direction == .vertical }
    func runsOn(_ position: Double, _ start: Double, _ end: Double) -> Bool {
      // A streak that is not quite upright comes in pieces, each a little aside.
      let near = vertical.filter { abs($0.position - position) <= 2 * slack }
      let covered = near.reduce(0) { $0 + max(0, min($1.end, end) - max($1.start, start)) }
      return covered > 0.5 * (end - start)
    }
    return group.filter { rule in
      rule.direction == .horizontal
        || !(runsOn(rule.position, top - 24, top - 4)
          && runsOn(rule.position, bottom + 4, bottom + 24))
    }
  }

  /// Creates a grid whose cells are known.
  init(columnEdges: [Double], rowEdges: [Double], cells: [Cell]) {
    self.columnEdges = columnEdges
    self.rowEdges = rowEdges
    self.cells = cells
  }

  /// The grid in a unit of which `scale` make one of this.
  func scaled(by scale: Double) -> TableGrid {
    TableGrid(
      columnEdges: columnEdges.map { $0 * scale }, rowEdges: rowEdges.map { $0 * scale },
      cells: cells.map { cell in
        var cell = cell
        cell.box = Box(
          x: cell.box.x * scale, y: cell.box.y * scale, width: cell.box.width * scale,
          height: cell.box.height * scale)
        return cell
      })
  }

  /// The grid of rules that belong together; `nil` where they enclose fewer than two cells.
  init?(_ rules: [Rule]) {
    let horizontal = rules.filter { $0.direction == .horizontal }
    let vertical = rules.filter { $0.direction == .vertical }
    columnEdges = TableGrid.merged(vertical.map(\.position))
    rowEdges = TableGrid.merged(horizontal.map(\.position))
    cells = []
    guard columnEdges.count >= 2, rowEdges.count >= 2, columnEdges.count <= 60 else { return nil }
    var taken = Set<[Int]>()
    for row in 0..<rowCount {
      for column in 0..<columnCount where !taken.contains([row, column]) {
        guard let cell = cell(row, column, horizontal, vertical, taken) else { continue }
        for r in row..<(row + cell.rowSpan) {
          for c in column..<(column + cell.columnSpan) { taken.insert([r, c]) }
        }
        cells.append(cell)
      }
    }
    guard cells.count >= 2 else { return nil }
  }

  /// The cell whose top left corner is here, grown over missing borders.
  private func cell(
    _ row: Int, _ column: Int, _ horizontal: [Rule], _ vertical: [Rule], _ taken: Set<[Int]>
  ) -> Cell? {
    func hasRight(_ row: Int, _ column: Int) -> Bool {
      TableGrid.isCovered(
        vertical, at: columnEdges[column + 1], from: rowEdges[row], to: rowEdges[row + 1])
    }
    func hasBottom(_ row: Int, _ column: Int) -> Bool {
      TableGrid.isCovered(
        horizontal, at: rowEdges[row + 1], from: columnEdges[column], to: columnEdges[column + 1])
    }
    var columnSpan = 1
    while column + columnSpan < columnCount, !hasRight(row, column + columnSpan - 1),
      !taken.contains([row, column + columnSpan])
    {
      columnSpan += 1
    }
    var rowSpan = 1
    while row + rowSpan < rowCount,
      (0..<columnSpan).allSatisfy({ !hasBottom(row + rowSpan - 1, column + $0) }),
      (0..<columnSpan).allSatisfy({ !taken.contains([row + rowSpan, column + $0]) })
    {
      rowSpan += 1
    }
    let (x, y) = (columnEdges[column], rowEdges[row])
    return Cell(
      row: row, column: column, rowSpan: rowSpan, columnSpan: columnSpan,
      box: Box(
        x: x, y: y, width: columnEdges[column + columnSpan] - x,
        height: rowEdges[row + rowSpan] - y))
  }

  /// Whether rules at this position cover most of the way.
  private static func isCovered(
    _ rules: [Rule], at position: Double, from start: Double, to end: Double
  ) -> Bool {
    var covered = 0.0
    for rule in rules where abs(rule.position - position) <= slack {
      covered += max(0, min(rule.end, end) - max(rule.start, start))
    }
    return covered > 0.6 * (end - start)
  }

  /// Positions closer together than the slack taken as one.
  private static func merged(_ positions: [Double]) -> [Double] {
    var clusters: [[Double]] = []
    for position in positions.sorted() {
      if let last = clusters.last?.last, position - last <= slack {
        clusters[clusters.count - 1].append(position)
      } else {
        clusters.append([position])
      }
    }
    return clusters.map { $0.reduce(0, +) / Double($0.count) }
  }
}
