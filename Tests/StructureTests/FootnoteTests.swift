import DocumentModel
import Testing

@testable import Structure

/// Notes at the foot of a page are no part of the text that runs on over them.
@Suite struct FootnoteTests {
  private func page(_ number: Int, _ body: [String], notes: [(String, [String])] = []) -> Page {
    var lines = body.map { Line(text: $0) }
    var footnotes: [Footnote] = []
    for (mark, texts) in notes {
      footnotes.append(
        Footnote(mark: mark, lines: Array(lines.count..<(lines.count + texts.count))))
      lines += texts.map { Line(text: $0) }
    }
    return Page(number: number, source: .textLayer, lines: lines, footnotes: footnotes)
  }

  private var pages: [Page] {
    [
      page(
        1,
        [
          "I. NỘI DUNG", "1. Các cơ quan hoàn thành việc rà soát và báo cáo về Ủy ban nhân dân",
          "tỉnh đầy đủ, kịp thời theo Nghị quyết số 18-", "",
        ],
        notes: [
          ("1", ["1 Theo Kế hoạch số 45/KH-UBND của Ủy ban", "nhân dân."]),
          ("2", ["2. Không kể cấp xã."]),
        ]),
      page(2, ["NQ/TW trước ngày 15 tháng 12.", "2. Tổng kết, đánh giá."]),
    ]
  }

  @Test func sentencesRunOnOverThem() {
    let structure = Summary(pages: pages).structure
    #expect(structure.sections.map(\.label) == ["I", "1", "2"])
    #expect(
      structure.sections.dropFirst().first?.text
        == "Các cơ quan hoàn thành việc rà soát và báo cáo về Ủy ban nhân dân tỉnh đầy đủ, kịp thời "
        + "theo Nghị quyết số 18-NQ/TW trước ngày 15 tháng 12.")
  }

  @Test func whatTheyCiteIsFoundWithItsLine() {
    let citations = Summary(pages: pages).structure.citations
    #expect(citations.compactMap(\.symbol) == ["18-NQ/TW", "45/KH-UBND"])
    #expect(citations.map(\.line) == [3, 5])
  }

  @Test func theAccountNamesThem() {
    let account = Summary(pages: pages).structure.account
    let text = DocumentText(pages: pages).text
    #expect(account.first?.start == 0)
    #expect(account.last?.end == text.unicodeScalars.count)
    #expect(zip(account, account.dropFirst()).allSatisfy { $0.end == $1.start })
    let notes = account.filter { $0.place == .footnote }
    #expect(notes.map(\.line) == [5])
    let scalars = Array(text.unicodeScalars)
    let said = notes.map { String(String.UnicodeScalarView(scalars[$0.start..<$0.end])) }
    #expect(said.first?.hasPrefix("1 Theo Kế hoạch") == true)
    #expect(said.first?.hasSuffix("2. Không kể cấp xã.\n\u{0C}") == true)
  }

  @Test func notesThatNameNothingDoNoHarm() {
    let page = Page(
      number: 1, source: .ocr, lines: [Line(text: "1. Một.")],
      footnotes: [Footnote(mark: "1", lines: [7, -1])])
    #expect(Summary(pages: [page]).structure.sections.map(\.text) == ["Một."])
  }
}
