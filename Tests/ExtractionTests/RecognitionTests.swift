import CPopplerGLib
import DocumentModel
import SourceFiles
import TestSupport
import Testing

@testable import Extraction

/// Whether the machine can read Vietnamese page images at all.
private let hasVietnamese = Recognition.installedLanguages().contains("vie")

@Suite(.enabled(if: hasVietnamese, "Tesseract has no data for vie"), .serialized)
struct RecognitionTests {
  private func extract(_ bytes: [UInt8], named name: String) throws -> ExtractedFile {
    let file = try TemporaryFile(bytes, named: name)
    return try Extractor.withLibraries().extract(file.path)
  }

  @Test func pageImage() throws {
    let image = try TinyImage.page([
      "Ủy ban nhân dân tỉnh ban hành kế hoạch", "tuyên truyền năm 2025",
    ])
    let page = try #require(try extract(image.png(), named: "a.png").pages.first)
    #expect(page.source == .ocr)
    #expect(page.text == "Ủy ban nhân dân tỉnh ban hành kế hoạch\ntuyên truyền năm 2025")
    let word = try #require(page.lines[0].words.first)
    #expect((word.confidence ?? 0) > 0.5)
    #expect(abs((word.box?.x ?? 0) - 72) < 4)
    #expect(abs((word.box?.maxY ?? 0) - 102) < 6)
  }

  @Test func multiPageTIFF() throws {
    // Behind a line that stands alone the recogniser sees a full stop.
    let lines = ["trang thứ nhất của kế hoạch này", "do Ủy ban nhân dân tỉnh ban hành"]
    let pages = try [TinyImage.page(lines), TinyImage.page([])]
    let file = try extract(TinyImage.tiff(pages), named: "a.tif")
    #expect(file.pages.map(\.source) == [.ocr, .blank])
    #expect(file.pages[0].text == lines.joined(separator: "\n"))
  }

  @Test(
    .enabled(if: Recognition.installedLanguages().contains("osd"), "no orientation data"),
    arguments: [1, 2, 3])
  func turnedPage(quarters: Int) throws {
    let lines = (1...12).map { "Ủy ban nhân dân tỉnh ban hành kế hoạch tuyên truyền số \($0)" }
    let image = try TinyImage.page(lines).turned(quarters)
    let page = try #require(try extract(image.png(), named: "a.png").pages.first)
    #expect(page.lines.first?.text == lines[0])
    #expect(page.lines.last?.text == lines[11])
    // The page lies as it lay: its first word is where the turn took it.
    let box = try #require(page.lines.first?.words.first?.box)
    switch quarters {
    case 1: #expect(box.midX > page.width - 110 && box.midY < 110)
    case 2: #expect(box.midX > page.width - 110 && box.midY > page.height - 110)
    default: #expect(box.midX < 110 && box.midY > page.height - 110)
    }
  }

  @Test func printUnderARedSealIsRead() throws {
    let image = try TinyImage.drawn { cairo in
      cairo_move_to(cairo, 72, 100)
      cairo_show_text(cairo, "Chủ tịch Ủy ban nhân dân tỉnh")
      cairo_set_operator(cairo, CAIRO_OPERATOR_MULTIPLY)
      cairo_set_source_rgb(cairo, 0.85, 0.1, 0.15)
      cairo_set_line_width(cairo, 4)
      for radius in [20.0, 40, 55] {
        cairo_new_path(cairo)
        cairo_arc(cairo, 160, 95, radius, 0, 6.3)
        cairo_stroke(cairo)
      }
    }
    let page = try #require(try extract(image.png(), named: "a.png").pages.first)
    #expect(page.text == "Chủ tịch Ủy ban nhân dân tỉnh")
  }

  @Test func aNumberHigherThanTheDateBesideItIsRead() throws {
    let image = try TinyImage.drawn { cairo in
      for (x, y, text) in [
        (100.0, 80.0, "BỘ TÀI CHÍNH"), (270, 80, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (330, 98, "Độc lập - Tự do - Hạnh phúc"), (90, 116, "Số 07/2025/TT-BTC"),
        (300, 124, "Hà Nội, ngày 14 tháng 01 năm 2025"), (250, 170, "THÔNG TƯ"),
        (120, 190, "Hướng dẫn thực hiện chế độ tài chính của khu kinh tế"),
      ] {
        cairo_move_to(cairo, x, y)
        cairo_show_text(cairo, text)
      }
    }
    let page = try #require(try extract(image.png(), named: "a.png").pages.first)
    let texts = page.lines.map(\.text)
    let number = try #require(texts.firstIndex { $0.contains("07/2025/TT-BTC") }, "\(texts)")
    let motto = try #require(texts.firstIndex { $0.hasPrefix("CỘNG HÒA") }, "\(texts)")
    #expect(number < motto)
  }

  @Test func tableIsReadCellByCell() throws {
    let image = try TinyImage.drawn { cairo in
      cairo_set_line_width(cairo, 1)
      for y in [100.0, 140, 180] {
        cairo_move_to(cairo, 72, y)
        cairo_line_to(cairo, 500, y)
      }
      for x in [72.0, 200, 500] {
        cairo_move_to(cairo, x, 100)
        cairo_line_to(cairo, x, 180)
      }
      cairo_stroke(cairo)
      let texts = [
        ("Nhiệm vụ", 80.0, 125.0), ("Cơ quan thực hiện", 210, 125), ("Tuyên truyền", 80, 165),
        ("Sở Nội vụ chủ trì", 210, 165),
      ]
      for (text, x, y) in texts {
        cairo_move_to(cairo, x, y)
        cairo_show_text(cairo, text)
      }
    }
    let page = try #require(try extract(image.png(), named: "a.png").pages.first)
    let table = try #require(page.tables.first)
    #expect(table.rowCount == 2 && table.columnCount == 2)
    #expect(
      table.cells.map { $0.lines.map { page.lines[$0].text }.joined(separator: " ") } == [
        "Nhiệm vụ", "Cơ quan thực hiện", "Tuyên truyền", "Sở Nội vụ chủ trì",
      ])
  }

  /// The cells of a scanned table with merged ones: what each says, and which rows and columns it
  /// covers.
  @Test func mergedCellsAreReadInTheirRowsAndColumns() throws {
    struct Cell: Hashable {
      var text: String
      var place: [Int]
    }
    let expected = [
      Cell(text: "TT", place: [0, 0, 2, 1]), Cell(text: "Nhiệm vụ", place: [0, 1, 2, 1]),
      Cell(text: "Cơ quan", place: [0, 2, 1, 2]), Cell(text: "Chủ trì", place: [1, 2, 1, 1]),
      Cell(text: "Phối hợp", place: [1, 3, 1, 1]), Cell(text: "A", place: [2, 0, 1, 1]),
      Cell(text: "Cải cách hành chính", place: [2, 1, 1, 3]),
      Cell(text: "1", place: [3, 0, 2, 1]), Cell(text: "Rà soát thủ tục", place: [3, 1, 1, 1]),
      Cell(text: "Sở Nội vụ", place: [3, 2, 2, 1]),
      Cell(text: "Sở Tài chính", place: [3, 3, 1, 1]),
      Cell(text: "Công bố thủ tục", place: [4, 1, 1, 1]),
      Cell(text: "Công an tỉnh", place: [4, 3, 1, 1]),
    ]
    let columns = [72.0, 110, 260, 380, 510]
    let rows = [100.0, 130, 160, 190, 220, 250]
    let image = try TinyImage.drawn { cairo in
      cairo_set_line_width(cairo, 0.8)
      for cell in expected {
        let (x, y) = (columns[cell.place[1]], rows[cell.place[0]])
        let right = columns[cell.place[1] + cell.place[3]]
        let bottom = rows[cell.place[0] + cell.place[2]]
        cairo_rectangle(cairo, x, y, right - x, bottom - y)
        cairo_stroke(cairo)
        cairo_move_to(cairo, x + 6, (y + bottom) / 2 + 5)
        cairo_show_text(cairo, cell.text)
      }
    }
    // Askew and speckled as from a scanner.
    let scan = try image.turned(degrees: 0.5).speckled(seed: 7)
    let page = try #require(try extract(scan.png(), named: "a.png").pages.first)
    let table = try #require(page.tables.first)
    let read = Set(
      table.cells.map { cell in
        Cell(
          text: cell.lines.map { page.lines[$0].text }.joined(separator: " "),
          place: [cell.row, cell.column, cell.rowSpan, cell.columnSpan])
      })
    let right = expected.count { read.contains($0) }
    #expect(table.cells.count == expected.count)
    #expect(right * 100 >= 98 * expected.count, "\(read.subtracting(expected))")
  }

  @Test func aPageTornByAStreakKeepsItsColumns() throws {
    let image = try TinyImage.drawn { cairo in
      cairo_set_line_width(cairo, 0.8)
      for y in [100.0, 130, 160] {
        for x in [72.0, 272] {
          cairo_rectangle(cairo, x, y, 200, 30)
          cairo_stroke(cairo)
          cairo_move_to(cairo, x + 6, y + 20)
          cairo_show_text(cairo, "Sở Nội vụ")
        }
      }
      cairo_move_to(cairo, 420, 20)
      cairo_line_to(cairo, 420, 700)
      cairo_stroke(cairo)
    }
    let page = try #require(try extract(image.png(), named: "a.png").pages.first)
    #expect(page.tables.first?.columnCount == 2)
    #expect(page.tables.first?.rowCount == 3)
  }
}
