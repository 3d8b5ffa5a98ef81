import DocumentModel
import Testing

@testable import Extraction

/// Tables without rules.
@Suite struct ColumnTableTests {
  /// Words six points a letter, at the given places.
  private func arrange(
    _ rows: [[(String, Double)]], pitch: Double = 18
  ) -> (lines: [Line], tables: [TableRegion]) {
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

  private func texts(_ page: (lines: [Line], tables: [TableRegion])) -> [[String]] {
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
}
