import DocumentModel
import Testing

@testable import Restoration

/// The numbers of a table's rows, mended by those around them.
@Suite("Numbers of rows")
struct RowNumberRepairTests {
  /// A page with a table of three columns whose first column has these labels; `nil` for an empty cell,
  /// and groups are rows with one more cell, over the other columns.
  private func page(
    _ labels: [String?], groups: Set<Int> = [], confidence: Double = 0.7,
    source: PageSource = .ocr
  ) -> Page {
    var lines: [Line] = []
    var cells: [TableRegion.Cell] = []
    func add(_ text: String?, _ row: Int, _ column: Int, span: Int = 1) {
      var cell = TableRegion.Cell(row: row, column: column, columnSpan: span, lines: [])
      if let text {
        cell.lines = [lines.count]
        lines.append(
          Line(words: [Word(text, leadingSpace: "", confidence: confidence)]))
      }
      cells.append(cell)
    }
    for (row, label) in labels.enumerated() {
      add(label, row, 0)
      if groups.contains(row) {
        add("Nhóm", row, 1, span: 2)
      } else {
        add("a", row, 1)
        add("b", row, 2)
      }
    }
    return Page(
      number: 1, source: source, lines: lines,
      tables: [TableRegion(rowCount: labels.count, columnCount: 3, cells: cells)])
  }

  private func labels(_ pages: [Page]) -> [String] {
    RowNumberRepair.repair(pages).flatMap { page in
      page.tables.flatMap(\.cells).filter { $0.column == 0 && !$0.lines.isEmpty }
        .map { page.lines[$0.lines[0]].text }
    }
  }

  @Test("a row between its neighbours has the number between theirs")
  func betweenNeighbours() throws {
    #expect(labels([page(["TT", "1", "2", "P", "4", "5"])]) == ["TT", "1", "2", "3", "4", "5"])
    #expect(labels([page(["TT", "Ẵ", "2", "3_", "4"])]) == ["TT", "1", "2", "3", "4"])
    let word = try #require(
      RowNumberRepair.repair([page(["1", "2", "P", "4"])]).first?.lines[6].words.first)
    #expect(word.original == "P")
    #expect(word.flags.contains(.repaired))
    #expect(word.alternatives.map(\.form) == ["P"])
  }

  @Test("rows count on over pages and between groups")
  func overPages() {
    let pages = [page(["TT", "1", "2"]), page(["ø", "4", "5"])]
    #expect(labels(pages) == ["TT", "1", "2", "3", "4", "5"])
    let romans = page(["TT", "I", "1", "2", "H", "3", "ô", "5", "1H"], groups: [1, 4, 8])
    #expect(labels([romans]) == ["TT", "I", "1", "2", "II", "3", "4", "5", "III"])
  }

  @Test("what is right, or cannot be known, stays")
  func stays() {
    for labels in [
      ["TT", "1", "2", "1", "2", "3"], ["TT", "1", "3", "7"], ["STT", "2", "3", "4"],
      ["TT", "2", "3"], ["a", "b", "c"], ["1", "2", "-"],
      ["TT", "1", "2", "5", "6", "7"], ["Năm", "2023", "2024", "2025"],
    ] {
      #expect(self.labels([page(labels)]) == labels)
    }
    // Read beyond doubt, or not from an image.
    let labels = ["1", "2", "P", "4"]
    #expect(self.labels([page(labels, confidence: 0.99)]) == labels)
    #expect(self.labels([page(labels, source: .textLayer)]) == labels)
    let letters = page(["A", "1", "B", "2"], groups: [0, 2])
    #expect(self.labels([letters]) == ["A", "1", "B", "2"])
  }
}
