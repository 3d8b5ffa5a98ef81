import DocumentModel
import Testing

@testable import Extraction

@Suite struct TableGridTests {
  private func horizontal(_ y: Double, _ start: Double, _ end: Double) -> Rule {
    Rule(direction: .horizontal, position: y, start: start, end: end)
  }

  private func vertical(_ x: Double, _ start: Double, _ end: Double) -> Rule {
    Rule(direction: .vertical, position: x, start: start, end: end)
  }

  @Test func grid() throws {
    let rules =
      [0.0, 20, 60].map { horizontal($0, 0, 300) }
      + [0.0, 50, 200, 300].map { vertical($0, 0, 60) }
    let grid = try #require(TableGrid.grids(from: rules).first)
    #expect(grid.rowCount == 2)
    #expect(grid.columnCount == 3)
    #expect(grid.cells.count == 6)
    #expect(grid.cells[4].box == Box(x: 50, y: 20, width: 150, height: 40))
  }

  @Test func cellOverTwoColumns() throws {
    let rules =
      [0.0, 20, 40].map { horizontal($0, 0, 200) }
      + [vertical(0, 0, 40), vertical(200, 0, 40), vertical(100, 20, 40)]
    let grid = try #require(TableGrid.grids(from: rules).first)
    #expect(grid.cells.map(\.columnSpan) == [2, 1, 1])
    #expect(grid.cells.map(\.row) == [0, 1, 1])
  }

  @Test func cellsOverRowsAndColumns() throws {
    // A head over two columns, and a first column over two rows.
    let rules = [
      horizontal(0, 0, 300), horizontal(20, 100, 300), horizontal(40, 0, 300),
      horizontal(60, 100, 300), horizontal(80, 0, 300),
      vertical(0, 0, 80), vertical(100, 0, 80), vertical(200, 20, 80), vertical(300, 0, 80),
    ]
    let grid = try #require(TableGrid.grids(from: rules).first)
    #expect(
      grid.cells.map { [$0.row, $0.column, $0.rowSpan, $0.columnSpan] } == [
        [0, 0, 2, 1], [0, 1, 1, 2], [1, 1, 1, 1], [1, 2, 1, 1],
        [2, 0, 2, 1], [2, 1, 1, 1], [2, 2, 1, 1], [3, 1, 1, 1], [3, 2, 1, 1],
      ])
  }

  @Test func aScannersStreakIsNoColumn() throws {
    let table =
      [100.0, 120, 160].map { horizontal($0, 0, 300) }
      + [0.0, 150, 300].map { vertical($0, 100, 160) }
    // In pieces, for the page was turned.
    let streak = (0..<30).map {
      vertical(220 + Double($0) / 10, Double($0) * 20, Double($0) * 20 + 19)
    }
    let grid = try #require(TableGrid.grids(from: table + streak).first)
    #expect(grid.columnCount == 2)
    #expect(grid.rowCount == 2)
  }

  @Test func underlinesAndFramesAreNoTables() {
    #expect(TableGrid.grids(from: [horizontal(100, 200, 300), horizontal(300, 80, 180)]).isEmpty)
    let frame = [
      horizontal(0, 0, 100), horizontal(50, 0, 100), vertical(0, 0, 50), vertical(100, 0, 50),
    ]
    #expect(TableGrid.grids(from: frame).isEmpty)
  }

  @Test func wordsGoToTheirCells() {
    let rules =
      [0.0, 20, 40].map { horizontal($0, 0, 200) } + [0.0, 100, 200].map { vertical($0, 0, 40) }
    let words = [("a", 10.0, 5.0), ("b", 110, 5), ("c", 10, 25), ("d", 110, 25), ("x", 10, 60)]
      .map { PlacedWord(form: $0.0, box: Box(x: $0.1, y: $0.2, width: 8, height: 10), line: 0) }
    let dealt = PageLayout.deal(words, to: TableGrid.grids(from: rules))
    #expect(dealt.outside.map(\.form) == ["x"])
    let page = PageLayout(sideBySide: .columns).arrange(words: dealt.outside, tables: dealt.tables)
    #expect(page.tables.count == 1)
    #expect(
      page.tables[0].cells.map { $0.lines.map { page.lines[$0].text } } == [
        ["a"], ["b"], ["c"], ["d"],
      ])
  }
}
