import DocumentModel
import TestSupport
import Testing

@testable import Structure

/// Nothing of a page is lost: each character of the text is in exactly one place or set aside.
@Suite struct TextAccountantTests {
  /// Checks a text; `true` where all holds.
  private func check(_ text: String, units checksUnits: Bool = true) {
    let pages = Page.pages(ofPlainText: text)
    let whole = Array(DocumentText(pages: pages).text.unicodeScalars)
    let found = StructureReader().read(pages)
    var end = 0
    for span in found.account {
      #expect(span.start == end, "a gap or an overlap at \(end) of \(text)")
      #expect(span.start < span.end)
      #expect(
        span.line == 1 + whole[..<span.start].count { $0 == "\n" }
          || span.start == 0 && span.line == 1)
      switch span.place {
      case .section: #expect(found.sections.indices.contains(span.index ?? -1))
      case .table: #expect(found.tables.indices.contains(span.index ?? -1))
      case .setAside: #expect(span.reason != nil)
      default: #expect(span.index == nil)
      }
      end = span.end
    }
    #expect(end == whole.count, "the end of \(text) is in no place")
    if checksUnits { checkUnits(found, whole) }
  }

  /// What stands in a unit's spans is its label, its heading and its text, and nothing else.
  private func checkUnits(_ found: DocumentStructure, _ whole: [Unicode.Scalar]) {
    for (index, section) in found.sections.enumerated() {
      let spans = found.account.filter { $0.place == .section && $0.index == index }
      let printed = spans.flatMap { whole[$0.start..<$0.end] }
      let label = section.originalLabel ?? section.label
      let reported = [label, section.heading ?? "", section.text].joined()
      #expect(
        letters(printed) == letters(Array(reported.unicodeScalars)),
        "line \(section.line), \(section.kind) \(section.label)")
    }
    for (index, table) in found.tables.enumerated() {
      let spans = found.account.filter { $0.place == .table && $0.index == index }
      let printed = spans.flatMap { whole[$0.start..<$0.end] }
      let reported = ([table.columns] + table.rows).joined().joined()
      #expect(letters(printed) == letters(Array(reported.unicodeScalars)))
    }
  }

  /// Letters and digits; the marks between label, heading and text are told by their places.
  private func letters(_ scalars: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(
      contentsOf: scalars.filter { $0.properties.isAlphabetic || ("0"..."9").contains($0) })
    return String(view)
  }

  /// The documents say exactly what is printed.
  @Test(arguments: WorkedTests.names)
  func workedDocumentsAreComplete(name: String) throws {
    check(try WorkedTests.text(name))
  }

  @Test func edgesAreComplete() {
    for text in ["", "\n", "\n\n", "\u{0C}", " ", "2", "- 2 -\n", "1. Một\n\u{0C}\u{0C}\n2\n", "|"]
    {
      check(text)
    }
    check("\r\n1. Một.\r\n\u{0C}\r\n2. Hai.\r\n")
  }

  @Test func setsAsideWhatIsNoText() {
    let found = StructureReader().read(
      Page.pages(
        ofPlainText: "1. Một\n2\n\u{0C}-----\nhttps://dau.vn/a\nNgười ký: A\nEmail: b@c\nhai."))
    #expect(
      found.account.compactMap(\.reason) == [.pageNumber, .rule, .webAddress, .signatureStamp])
    #expect(found.sections.first?.text == "Một hai.")
    #expect(found.account.filter { $0.place == .section }.map(\.index) == [0, 0])
  }

  /// Texts made of pieces of documents and of scalars that trouble readers, from lines of nothing to
  /// pages; a failure prints its text.
  @Test func randomTextIsAccountedFor() {
    let pieces = [
      "I. ", "1. ", "1.2.3. ", "a) ", "đ) ", "- ", "+ ", "Điều 1. ", "Chương II", "Mục 1",
      "Phần thứ hai",
      "PHỤ LỤC I", "Căn cứ Nghị định số 30/2020/NĐ-CP", "Nơi nhận:", "- Như Điều 3;",
      "TM. ỦY BAN NHÂN DÂN",
      "KT. CHỦ TỊCH", "Lê Văn Nam", "QUYẾT ĐỊNH:", "KẾ HOẠCH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Số: 5/KH-UBND", "An Lâm, ngày 3 tháng 3 năm 2025", "như sau:", "TỔ CHỨC THỰC HIỆN",
      "Sở Nội vụ", "chủ trì",
      ", ", "; ", ". ", ": ", " | ", " ", "  ", "\t", "\n", "\n\n", "\r\n", "\r", "\u{0C}", "- 2 -",
      "-----",
      "CÔNG BÁO/Số 1/Ngày 1-1-2025", "Ký bởi: A", "(", ")", "“", "\u{FEFF}", "\u{0}", "\u{301}",
      "\u{200B}",
      "\u{FFFD}", "\u{1F600}", "\u{E000}", "trước ngày 15/6/2024", "18-", "NQ/TW", "./.",
    ]
    for seed in Seeds.first(150) {
      var random = SeededGenerator(seed: seed)
      let most = seed.isMultiple(of: 10) ? 400 : 30
      check(DamagedText.join(pieces, most: most, using: &random), units: false)
    }
  }

  /// Worked documents with characters put in, taken out and changed; a failure prints its text.
  @Test(arguments: WorkedTests.names) func noiseIsAccountedFor(name: String) throws {
    let text = try WorkedTests.text(name)
    for seed in Seeds.first(8) {
      var random = SeededGenerator(seed: seed)
      check(DamagedText.make(text, most: 6, using: &random), units: false)
    }
  }
}
