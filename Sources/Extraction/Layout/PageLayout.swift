import DocumentModel
import SourceFiles

/// Makes lines and tables of placed words.
struct PageLayout {
  /// How text that stands side by side is read.
  var sideBySide: ExtractionOptions.SideBySide

  /// What a page's words make.
  struct Arrangement {
    /// The lines in reading order, those of footnotes behind the body.
    var lines: [Line] = []
    var tables: [TableRegion] = []
    var footnotes: [Footnote] = []
  }

  /// A page's lines in reading order, its tables and its footnotes.
  ///
  /// - Parameters:
  ///   - words: the words outside tables.
  ///   - tables: the grids, each with the words of each of its cells.
  ///   - rules: the rules on the page; asked for only where they decide something.
  func arrange(
    words: [PlacedWord], tables: [(grid: TableGrid, words: [[PlacedWord]])],
    rules: () -> [Rule] = { [] }
  ) -> Arrangement {
    arrange(FragmentBuilder().fragments(ofLines: words), tables: tables, rules: rules)
  }

  /// The same of words that are gathered already.
  func arrange(
    _ fragments: [Fragment], tables: [(grid: TableGrid, words: [[PlacedWord]])],
    rules: () -> [Rule] = { [] }
  ) -> Arrangement {
    let order = ReadingOrder(sideBySide: sideBySide)
    let (notes, body) = FootnoteBlock.find(
      in: fragments, cells: tables.flatMap { $0.words.flatMap(\.self) },
      tables: tables.map(\.grid.box), rules: rules)
    // Specks beside the print would stand in the way of order; they go to the page's end.
    var fragments = body
    let usual = PageLayout.usualHeight(of: fragments)
    func isSpeck(_ fragment: Fragment) -> Bool {
      fragment.isSpeck || fragment.isLoneGlyph(higherThan: 1.4 * usual)
    }
    var specks = fragments.filter(isSpeck)
    fragments.removeAll(where: isSpeck)
    ListDashes.mend(&fragments)
    for index in fragments.indices {
      let (line, scribbles) = fragments[index].withoutScribbles()
      guard let scribbles else { continue }
      fragments[index] = line
      specks.append(scribbles)
    }
    var tables = tables
    if sideBySide == .columns {
      let (found, rest) = ColumnTable.tables(in: fragments)
      fragments = rest
      tables += found.map { ($0.grid, $0.words) }
    }
    for (index, table) in tables.enumerated() {
      fragments.append(Fragment(table: index, box: table.grid.box))
    }
    var page = Arrangement()
    let ordered = order.order(fragments)
    specks += ordered.filter(\.isScribbled)
    for item in order.blankLines(between: ordered.filter { !$0.isScribbled }) {
      guard let item else {
        page.lines.append(Line(words: []))
        continue
      }
      if let table = item.table {
        let (grid, words) = tables[table]
        var cells: [TableRegion.Cell] = []
        for (cell, words) in zip(grid.cells, words) {
          let rows = order.joinedRows(FragmentBuilder().fragments(ofLines: words))
          let first = page.lines.count
          page.lines += rows.map(\.line)
          cells.append(
            TableRegion.Cell(
              row: cell.row, column: cell.column, rowSpan: cell.rowSpan,
              columnSpan: cell.columnSpan, lines: Array(first..<page.lines.count), box: cell.box))
        }
        page.tables.append(
          TableRegion(
            rowCount: grid.rowCount, columnCount: grid.columnCount, cells: cells, box: grid.box))
      } else {
        page.lines.append(item.line)
      }
    }
    for (index, note) in (notes?.notes ?? []).enumerated() {
      if index == 0 { page.lines.append(Line(words: [])) }
      let first = page.lines.count
      page.lines += note.rows.map(\.line)
      page.footnotes.append(
        Footnote(mark: note.mark, lines: Array(first..<page.lines.count)))
    }
    if !specks.isEmpty {
      var line = Fragment(
        specks.flatMap(\.words), box: Box.union(of: specks.map(\.box)) ?? specks[0].box
      ).line
      for index in line.words.indices { line.words[index].flags.insert(.noise) }
      page.lines.append(line)
    }
    return page
  }

  /// The usual height of lines of text; nothing is higher than it where there are none.
  private static func usualHeight(of fragments: [Fragment]) -> Double {
    let heights = fragments.filter { $0.words.count >= 3 }.map(\.textHeight).sorted()
    return heights.isEmpty ? .infinity : heights[heights.count / 2]
  }

  /// Whether at least three heights of the page hold fragments with wide gaps between them, without
  /// which there is no table to look for.
  static func hasRows(_ fragments: [Fragment]) -> Bool {
    let fragments = fragments.sorted { $0.box.y < $1.box.y }
    var rows = 0
    for (index, fragment) in fragments.enumerated() {
      for other in fragments[(index + 1)...] {
        if other.box.y > fragment.box.maxY { break }
        if fragment.sharesHeight(with: other) > 0.5,
          fragment.box.maxX <= other.box.x || other.box.maxX <= fragment.box.x
        {
          rows += 1
          break
        }
      }
      if rows >= 3 { return true }
    }
    return false
  }

  /// Deals words to the cells that hold their centres.
  static func deal(
    _ words: [PlacedWord], to grids: [TableGrid]
  ) -> (outside: [PlacedWord], tables: [(grid: TableGrid, words: [[PlacedWord]])]) {
    var outside: [PlacedWord] = []
    var tables = grids.map { grid in
      (grid: grid, words: [[PlacedWord]](repeating: [], count: grid.cells.count))
    }
    for word in words {
      var isPlaced = false
      for index in tables.indices where tables[index].grid.box.holdsCentre(of: word.box) {
        if let cell = grids[index].cells.firstIndex(where: { $0.box.holdsCentre(of: word.box) }) {
          tables[index].words[cell].append(word)
          isPlaced = true
        }
      }
      if !isPlaced { outside.append(word) }
    }
    return (outside, tables.filter { $0.words.count { !$0.isEmpty } >= 2 })
  }
}

extension Box {
  /// Whether the other's centre lies inside.
  func holdsCentre(of other: Box) -> Bool {
    other.midX >= x && other.midX <= maxX && other.midY >= y && other.midY <= maxY
  }
}
