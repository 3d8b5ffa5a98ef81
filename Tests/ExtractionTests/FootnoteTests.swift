import CPopplerGLib
import DocumentModel
import SourceFiles
import TestSupport
import Testing

@testable import Extraction

/// Notes at the foot of a page are told from its body, and nothing else is taken for them.
@Suite struct FootnoteTests {
  /// A line of words; a glyph is half as wide as high.
  private func line(
    _ text: String, y: Double, size: Double = 14, x: Double = 72, number: Int
  ) -> [PlacedWord] {
    var words: [PlacedWord] = []
    var left = x
    for form in text.split(separator: " ").map(String.init) {
      let width = Double(form.count) * size / 2
      let box = Box(x: left, y: y, width: width, height: size)
      words.append(PlacedWord(form: form, box: box, line: number))
      left += width + size / 3
    }
    return words
  }

  private static let body = [
    "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành",
    "và Ủy ban nhân dân các huyện tổ chức thực hiện",
    "nghiêm túc các nội dung của Kế hoạch này, báo cáo",
    "kết quả về Sở Nội vụ trước ngày 15 tháng 12.",
  ]

  private func arrange(
    _ foot: [(text: String, y: Double, size: Double)], rules: [Rule] = []
  ) -> PageLayout.Arrangement {
    var words: [PlacedWord] = []
    for (index, text) in Self.body.enumerated() {
      words += line(text, y: 100 + Double(index) * 20, number: index)
    }
    for (index, item) in foot.enumerated() {
      words += line(item.text, y: item.y, size: item.size, number: 100 + index)
    }
    return PageLayout(sideBySide: .columns).arrange(words: words, tables: []) { rules }
  }

  private func texts(_ page: PageLayout.Arrangement) -> [[String]] {
    page.footnotes.map { note in [note.mark] + note.lines.map { page.lines[$0].text } }
  }

  private static let separator = Rule(direction: .horizontal, position: 690, start: 72, end: 216)

  @Test(arguments: ["[1]", "(1)", "¹", "1"])
  func smallTypeBehindAMarkUnderARuleIsANote(mark: String) {
    let page = arrange(
      [
        ("\(mark) Theo báo cáo của Sở Nội vụ", 700, 10), ("và các cơ quan liên quan.", 713, 10),
      ], rules: [Self.separator])
    #expect(
      texts(page) == [["1", "\(mark) Theo báo cáo của Sở Nội vụ", "và các cơ quan liên quan."]])
    #expect(page.lines.map(\.text).prefix(4) == Self.body[...])
  }

  @Test func bracketedMarksInSmallTypeNeedNoRule() {
    let page = arrange([
      ("[1] Theo báo cáo của Sở Nội vụ.", 700, 10), ("[2] Không kể cấp xã.", 713, 10),
      ("2 phường thuộc thành phố.", 726, 10),
    ])
    #expect(
      texts(page) == [
        ["1", "[1] Theo báo cáo của Sở Nội vụ."],
        ["2", "[2] Không kể cấp xã.", "2 phường thuộc thành phố."],
      ])
  }

  @Test func aRaisedNumberInSmallTypeNeedsNoRule() {
    var words: [PlacedWord] = []
    for (index, text) in Self.body.enumerated() {
      words += line(text, y: 100 + Double(index) * 20, number: index)
    }
    words.append(
      PlacedWord(form: "3", box: Box(x: 72, y: 699, width: 3, height: 6), line: 100))
    words += line("Không kể cấp xã.", y: 700, size: 10, x: 78, number: 100)
    let page = PageLayout(sideBySide: .columns).arrange(words: words, tables: [])
    #expect(texts(page) == [["3", "3 Không kể cấp xã."]])
  }

  @Test func raisedNumbersInAColumnOfTheirOwnBelongToTheNotes() {
    var words: [PlacedWord] = []
    for (index, text) in Self.body.enumerated() {
      words += line(text, y: 100 + Double(index) * 20, number: index)
    }
    for (index, y) in [700.0, 716].enumerated() {
      words.append(
        PlacedWord(
          form: "\(index + 1)", box: Box(x: 72, y: y - 1, width: 3, height: 6), line: 100 + index))
    }
    words += line("Theo báo cáo của Sở Nội vụ.", y: 700, size: 10, x: 78, number: 110)
    words += line("Không kể cấp xã.", y: 716, size: 10, x: 78, number: 111)
    let page = PageLayout(sideBySide: .columns).arrange(words: words, tables: [])
    #expect(
      texts(page) == [["1", "1 Theo báo cáo của Sở Nội vụ."], ["2", "2 Không kể cấp xã."]])
  }

  @Test func aPageNumberBelowTheNotesIsNoneOfThem() {
    let page = arrange(
      [("1 Theo báo cáo của Sở Nội vụ.", 700, 10), ("4", 760, 12)], rules: [Self.separator])
    #expect(texts(page) == [["1", "1 Theo báo cáo của Sở Nội vụ."]])
    #expect(page.lines.map(\.text).contains("4"))
  }

  @Test func aRuleAloneStandsAboveANoteWhoseMarkWasLost() {
    let page = arrange(
      [("tại các cơ quan, đơn vị trực thuộc.", 700, 10)], rules: [Self.separator])
    #expect(texts(page) == [["", "tại các cơ quan, đơn vị trực thuộc."]])
  }

  @Test func whatIsNotANoteStaysText() {
    // In the size of the body, a label and a form's remark.
    #expect(arrange([("(1) Tên cơ quan ban hành văn bản.", 200, 14)]).footnotes.isEmpty)
    // Recipients in small type, their heading underlined.
    let underline = Rule(direction: .horizontal, position: 702, start: 72, end: 130)
    let recipients = arrange(
      [("Nơi nhận:", 690, 12), ("- Như trên;", 704, 10), ("- Lưu: VT.", 716, 10)],
      rules: [underline])
    #expect(recipients.footnotes.isEmpty)
    // A list in small type without a rule.
    #expect(
      arrange([("1 xe ô tô con của cơ quan", 700, 10), ("2 máy tính", 713, 10)]).footnotes.isEmpty)
    // Text goes on below in the size of the body.
    #expect(
      arrange([
        ("[1] Theo báo cáo của Sở Nội vụ.", 500, 10),
        ("Các cơ quan chịu trách nhiệm thi hành Kế hoạch này.", 700, 14),
      ]).footnotes.isEmpty)
  }

  @Test(arguments: Seeds.first(4)) func nothingIsLostWhateverStandsThere(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let forms = ["1", "[1]", "(2)", "*", "Theo", "báo", "cáo", "-", "¹", "Nơi", "nhận:", "12"]
    for _ in 0..<50 {
      var words: [PlacedWord] = []
      for number in 0..<Int.random(in: 1...14, using: &generator) {
        let count = Int.random(in: 1...6, using: &generator)
        let text = (0..<count).compactMap { _ in forms.randomElement(using: &generator) }
        words += line(
          text.joined(separator: " "), y: Double(80 + number * 50),
          size: [8, 10, 14].randomElement(using: &generator) ?? 14, number: number)
      }
      let page = PageLayout(sideBySide: .columns).arrange(words: words, tables: []) {
        [Self.separator]
      }
      #expect(
        page.lines.flatMap(\.words).map(\.form).sorted() == words.map(\.form).sorted(),
        "seed \(seed)")
      let lines = page.footnotes.flatMap(\.lines)
      #expect(Set(lines).count == lines.count, "seed \(seed)")
      #expect(lines.allSatisfy(page.lines.indices.contains), "seed \(seed)")
    }
  }

  /// As a scanner sees it: the raised number and the rule are marks on paper.
  @Test(
    .enabled(
      if: Recognition.installedLanguages().contains("vie"), "Tesseract has no data for vie"))
  func aScannedNoteIsFound() throws {
    let image = try TinyImage.drawn { cairo in
      for (index, text) in (Self.body + Self.body + Self.body).enumerated() {
        cairo_move_to(cairo, 72, 100 + Double(index) * 22)
        cairo_show_text(cairo, text)
      }
      cairo_set_line_width(cairo, 0.7)
      cairo_move_to(cairo, 72, 700)
      cairo_line_to(cairo, 216, 700)
      cairo_stroke(cairo)
      cairo_set_font_size(cairo, 6.5)
      cairo_move_to(cairo, 72, 711)
      cairo_show_text(cairo, "1")
      cairo_set_font_size(cairo, 10)
      cairo_move_to(cairo, 77, 715)
      cairo_show_text(cairo, "Theo báo cáo của Sở Nội vụ và các cơ quan liên quan trong tỉnh")
      cairo_move_to(cairo, 72, 727)
      cairo_show_text(cairo, "tại thời điểm cuối năm.")
    }
    let file = try TemporaryFile(image.turned(degrees: 0.4).png(), named: "a.png")
    let page = try #require(try Extractor.withLibraries().extract(file.path).pages.first)
    let note = try #require(page.footnotes.first)
    #expect(page.footnotes.count == 1)
    let text = note.lines.map { page.lines[$0].text }.joined(separator: " ")
    #expect(text.hasSuffix("cuối năm."), "\(text)")
    #expect(text.contains("Theo báo cáo của Sở Nội vụ"), "\(text)")
  }
}
