import DocumentModel
import Testing

@testable import Structure

@Suite struct TableTests {
  /// A page whose table has one line a cell.
  private func page(_ number: Int, above: [String], rows: [[String]], columns: Int) -> Page {
    var lines = above.map { Line(text: $0) }
    var cells: [TableRegion.Cell] = []
    for (row, texts) in rows.enumerated() {
      for (column, text) in texts.enumerated() {
        cells.append(TableRegion.Cell(row: row, column: column, lines: [lines.count]))
        lines.append(Line(text: text))
      }
    }
    return Page(
      number: number, source: .ocr, lines: lines,
      tables: [TableRegion(rowCount: rows.count, columnCount: columns, cells: cells)])
  }

  @Test func readsRegionsAndContinuesThemOverPages() {
    let head = ["TT", "Nội dung công việc", "Đơn vị thực hiện"]
    let summary = Summary(pages: [
      page(
        1, above: ["II. NHIỆM VỤ"], rows: [head, ["1", "Lập dự toán", "Phòng Tài chính"]],
        columns: 3),
      page(
        2, above: ["2"], rows: [head, ["2", "In tài liệu", "Văn phòng; Phòng Nội vụ"]], columns: 3),
    ])
    let tables = summary.structure.tables
    #expect(tables.count == 1)
    #expect(tables.first?.columns == head)
    #expect(tables.first?.rows.map { $0[1] } == ["Lập dự toán", "In tài liệu"])
    #expect(
      summary.assignments == [
        "Phòng Tài chính responsible: Lập dự toán",
        "Văn phòng + Phòng Nội vụ responsible: In tài liệu",
      ])
    #expect(summary.structure.assignments.first?.path == ["II"])
    // The cells are no text of the unit.
    #expect(summary.structure.sections.map(\.text) == [""])
  }

  @Test func survivesRegionsThatNameNothing() {
    let cell = TableRegion.Cell(row: 9, column: -1, lines: [99, -3])
    let region = TableRegion(rowCount: 1, columnCount: 2, cells: [cell])
    let page = Page(number: 1, source: .ocr, lines: [Line(text: "1. Một.")], tables: [region])
    #expect(Summary(pages: [page]).structure.tables.isEmpty)
  }
}
