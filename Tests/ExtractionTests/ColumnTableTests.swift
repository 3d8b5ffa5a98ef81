import DocumentModel
import Testing

@testable import Extraction

/// Tables without rules.
@Suite struct ColumnTableTests {
  /// Words six points a letter, at the given places.
  private func arrange(
    _ rows: [[(String, Double)]], pitch: Double = 18
  ) -> PageLayout.Arrangement {
    var words: [PlacedWord] = []
    for (index, row) in rows.enumerated() {
      for (text, start) in row {
        var x = start
        for form in text.split(separator: " ") {
          let width = 6 * Double(form.count)
          words.append(
            PlacedWord(
              form: String(form),
              box: Box(x: x, y: 100 + pitch * Double(index), width: width, height: 12),
              line: index))
          x += width + 4
        }
      }
    }
    return PageLayout(sideBySide: .columns).arrange(words: words, tables: [])
  }

  private func texts(_ page: PageLayout.Arrangement) -> [[String]] {
    page.tables.map { table in
      table.cells.map { $0.lines.map { page.lines[$0].text }.joined(separator: " ") }
    }
  }

  private let table: [[(String, Double)]] = [
    [("TT", 70), ("Nhiệm vụ", 110), ("Chủ trì", 300), ("Hạn", 430)],
    [("1", 72), ("Rà soát thủ tục", 110), ("Sở Nội vụ", 300), ("30/6", 430)],
    [("hành chính", 110)],
    [("2", 72), ("Số hóa hồ sơ", 110), ("Sở Tài chính", 300), ("31/12", 430)],
  ]

  @Test func columnsMakeATable() {
    let page = arrange(table)
    #expect(
      texts(page) == [
        [
          "TT", "Nhiệm vụ", "Chủ trì", "Hạn", "1", "Rà soát thủ tục hành chính", "Sở Nội vụ",
          "30/6", "2", "Số hóa hồ sơ", "Sở Tài chính", "31/12",
        ]
      ])
    #expect(page.tables.first.map { [$0.rowCount, $0.columnCount] } == [3, 4])
  }

  @Test func proseAroundItStaysOutside() {
    let prose = [("Các đơn vị thực hiện những nhiệm vụ trong bảng dưới đây cho đến hết năm", 70.0)]
    let page = arrange([prose] + table + [prose])
    #expect(page.tables.count == 1)
    #expect(page.lines.first?.text.hasPrefix("Các đơn vị") == true)
    #expect(page.lines.last?.text.hasPrefix("Các đơn vị") == true)
  }

  @Test func twoColumnsAreNoTable() {
    let rows = (0..<5).map { [("Nơi nhận \($0)", 70.0), ("CHỦ TỊCH \($0)", 330.0)] }
    #expect(arrange(rows).tables.isEmpty)
  }

  @Test func aTextAcrossAGapEndsTheTable() {
    let rows: [[(String, Double)]] = [
      [("A", 70), ("B", 200), ("C", 330)], [("A", 70), ("B", 200), ("C", 330)],
      [("một dòng dài chạy qua cả ba cột của bảng này", 70)],
      [("A", 70), ("B", 200), ("C", 330)],
    ]
    #expect(arrange(rows).tables.isEmpty)
  }

  private let head: [[(String, Double)]] = [
    [("TT", 70), ("Nhiệm vụ", 110), ("Cơ quan thực hiện", 330), ("Hạn", 550)],
    [("Chủ trì", 300), ("Phối hợp", 430)],
  ]
  private let tasks: [[(String, Double)]] = [
    [
      ("1", 72), ("Rà soát thủ tục", 110), ("Sở Nội vụ", 290), ("Sở Tài chính", 420), ("30/6", 550),
    ],
    [("2", 72), ("Số hóa hồ sơ", 110), ("Sở Y tế", 290), ("Công an tỉnh", 420), ("30/9", 550)],
    [("3", 72), ("Khảo sát", 110), ("Sở Nội vụ", 290), ("Bưu điện tỉnh", 420), ("31/12", 550)],
  ]

  @Test func aLabelOverTwoColumnsIsOneCellOfTheHead() throws {
    let page = arrange(head + tasks)
    let table = try #require(page.tables.first)
    #expect([table.rowCount, table.columnCount] == [5, 5])
    let label = try #require(table.cells.first { $0.columnSpan > 1 })
    #expect([label.row, label.column, label.columnSpan] == [0, 2, 2])
    #expect(label.lines.map { page.lines[$0].text } == ["Cơ quan thực hiện"])
    let below = table.cells.filter { $0.row == 1 }
    #expect(
      below.map { $0.lines.map { page.lines[$0].text }.joined() }
        == ["", "", "Chủ trì", "Phối hợp", ""])
  }

  @Test func theNameOfAGroupGoesOverTheColumns() throws {
    let group: [(String, Double)] = [("I", 72), ("Nâng cao chất lượng phục vụ nhân dân", 110)]
    let page = arrange([head[0], group] + tasks)
    let table = try #require(page.tables.first)
    let name = try #require(table.cells.first { $0.row == 1 && $0.column == 1 })
    #expect(name.columnSpan > 1)
    #expect(
      name.lines.map { page.lines[$0].text } == ["Nâng cao chất lượng phục vụ nhân dân"])
    #expect(table.rowCount == 5)
  }

  @Test func neighboursAsNearAsWordsArePartedAtTheGutter() throws {
    // `hồ sơ lưu trữ` ends seven points before the next column.
    let narrow: [(String, Double)] = [
      ("2", 72), ("Số hóa toàn bộ hồ sơ lưu trữ", 110), ("Sở Y tế", 283), ("Công an", 420),
      ("30/9", 550),
    ]
    let others = tasks.map { row in row.map { ($0.0, $0.1 == 290 ? 283 : $0.1) } }
    let page = arrange([others[0], narrow, others[2]])
    #expect(texts(page).first?[6...7] == ["Số hóa toàn bộ hồ sơ lưu trữ", "Sở Y tế"])
  }

  @Test func linesOfACellStandNearerThanRows() throws {
    // Two lines of three cells: more than half of the columns, and no row of its own.
    var words: [PlacedWord] = []
    func set(_ text: String, _ x: Double, _ y: Double, _ line: Int) {
      words.append(
        PlacedWord(
          form: text, box: Box(x: x, y: y, width: 7 * Double(text.count), height: 12), line: line))
    }
    for row in 0..<4 {
      let y = 100 + Double(row) * 44
      for line in 0..<2 {
        if line == 0 { set("\(row + 1)", 72, y, row * 2) }
        for (column, x) in [110.0, 260, 400].enumerated() {
          set("r\(row)c\(column)l\(line)", x, y + Double(line) * 16, row * 2 + line)
        }
      }
    }
    let page = PageLayout(sideBySide: .columns).arrange(words: words, tables: [])
    #expect(page.tables.first.map { [$0.rowCount, $0.columnCount] } == [4, 4])
    #expect(texts(page).first?[1...3] == ["r0c0l0 r0c0l1", "r0c1l0 r0c1l1", "r0c2l0 r0c2l1"])
  }
}
