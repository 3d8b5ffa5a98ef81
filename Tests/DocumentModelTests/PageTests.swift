import TestSupport
import Testing

@testable import DocumentModel

@Suite("Pages of plain text")
struct PageTests {
  private static func lines(_ text: String) -> [[String]] {
    Page.pages(ofPlainText: text).map { $0.lines.map(\.text) }
  }

  @Test(
    "text is cut at form feeds and line feeds",
    arguments: [
      ("", [[""]]), ("a", [["a"]]), ("a\n", [["a"]]), ("a\nb", [["a", "b"]]),
      ("a\n\nb\n", [["a", "", "b"]]),
      ("a\n\u{0C}b\n", [["a"], ["b"]]), ("a\u{0C}b", [["a"], ["b"]]),
      ("a\n\n\u{0C}b", [["a", ""], ["b"]]),
      ("\u{0C}\u{0C}", [[""], [""], [""]]),
    ])
  func cut(text: String, expected: [[String]]) {
    #expect(Self.lines(text) == expected)
  }

  @Test("carriage returns go", arguments: ["a\r\nb\r\n", "a\r\n\u{0C}b\r\n", "a \r\n\r\nb"])
  func carriageReturns(text: String) {
    #expect(!Self.lines(text).joined().contains { $0.unicodeScalars.contains("\r") })
    let plain = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\r" }))
    #expect(Self.lines(text) == Self.lines(plain.replacing(" \n", with: "\n")))
  }

  @Test("pages are numbered and say that they are plain text")
  func pages() {
    let pages = Page.pages(ofPlainText: "a\n\u{0C}b")
    #expect(pages.map(\.number) == [1, 2])
    #expect(pages.allSatisfy { $0.source == .plainText && $0.width == 0 && !$0.reason.isEmpty })
  }

  @Test("the text of pages makes the same pages again", arguments: Seeds.first(30))
  func roundTrip(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pool = Array("ab \n\n\u{0C}\t".unicodeScalars)
    var view = String.UnicodeScalarView()
    for _ in 0..<60 { view.append(pool.randomElement(using: &random) ?? "a") }
    let pages = Page.pages(ofPlainText: String(view))
    let text = DocumentText(pages: pages).text
    let again = Page.pages(ofPlainText: text + "\n")
    #expect(
      DocumentText(pages: again).text == text, "seed \(seed): \(String(view).debugDescription)")
    #expect(again.count == pages.count, "seed \(seed): \(String(view).debugDescription)")
  }
}
