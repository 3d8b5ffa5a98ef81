import Testing

@testable import DocumentModel

@Suite("The text of a document")
struct DocumentTextTests {
  private static func page(_ number: Int, _ lines: [String]) -> Page {
    Page(number: number, source: .plainText, lines: lines.map { Line(text: $0) })
  }

  @Test("lines are numbered through the pages, form feeds count for nothing")
  func numbers() {
    let text = DocumentText(pages: [Self.page(1, ["a", "", "b"]), Self.page(2, ["c"])])
    #expect(text.lines.map(\.number) == [1, 2, 3, 4])
    #expect(text.lines.map(\.text) == ["a", "", "b", "c"])
    #expect(text.lines.map(\.page) == [1, 1, 1, 2])
    #expect(text.lines.map(\.indexOnPage) == [0, 1, 2, 0])
    #expect(text.text == "a\n\nb\n\u{0C}c")
  }

  @Test("a line's number is its place in the text")
  func numbersMatchText() {
    let pages = [Self.page(1, ["a", "b"]), Self.page(2, []), Self.page(3, ["c", "", "d"])]
    let text = DocumentText(pages: pages)
    let printed = text.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(printed.count == text.lines.count)
    for line in text.lines {
      #expect(printed[line.number - 1].replacing("\u{0C}", with: "") == line.text)
    }
    #expect(text.text.filter { $0 == "\u{0C}" }.count == pages.count - 1)
  }

  @Test("no pages, no text")
  func empty() {
    #expect(DocumentText(pages: []).text == "")
    #expect(DocumentText(pages: []).lines.isEmpty)
  }

  @Test("noise is no part of it, boxes are")
  func noise() {
    var page = Self.page(1, ["a | b"])
    page.lines[0].words[1].flags.insert(.noise)
    page.lines[0].box = Box(x: 1, y: 2, width: 3, height: 4)
    let text = DocumentText(pages: [page])
    #expect(text.text == "a b")
    #expect(text.lines[0].box == page.lines[0].box)
  }
}
