import DocumentModel
import TestSupport
import Testing

@testable import Report

@Suite struct PageViewTests {
  private var page: Page {
    var changed = Word("Sở", leadingSpace: "", box: Box(x: 10, y: 20.26, width: 30, height: 9))
    changed.original = "So"
    changed.probability = 0.9876
    var doubtful = Word("vụ")
    doubtful.probability = 0.5
    doubtful.alternatives = [Alternative(form: "vũ", probability: 0.25)]
    doubtful.flags = [.doubtful]
    return Page(
      number: 3, width: 595, height: 842, source: .ocr, reason: "image only",
      lines: [Line(words: []), Line(words: [changed, Word("Nội"), doubtful])])
  }

  @Test func wordsSayWhatHappenedToThem() {
    let html = PageView(page, pageCount: 4, firstLine: 41).html(in: .english)
    let parts = [
      #"<p id="l42"><span class="number" aria-hidden="true">42</span><span>"#,
      #"<ins class="word changed shade-1" data-at="42 0" data-box="10 20.3 30 9""#,
      #" data-read="So" title="So" data-sure="0.9876">Sở</ins> "#,
      #"<span class="word" data-at="42 1">Nội</span> "#,
      #"<mark class="word doubtful shade-3" data-at="42 2" data-sure="0.5""#,
      #" data-or="[[&quot;vũ&quot;,0.25]]" tabindex="-1">vụ</mark></span></p>"#,
    ]
    #expect(html.contains(parts.joined()))
    #expect(html.contains(#"<p id="l41">"#))
    #expect(!html.contains("<img"))
  }

  @Test func theImageIsWhereItsMakerSays() {
    let link = PageImageLink(source: "/documents/7/pages/3.jpeg?a=1&b=2", width: 900, height: 1270)
    let html = PageView(page, image: link, idPrefix: "d7").html(in: .vietnamese)
    #expect(
      html.contains(
        #"<img src="/documents/7/pages/3.jpeg?a=1&amp;b=2" width="900" height="1270" loading="lazy""#
      ))
    #expect(html.contains(#"<svg viewBox="0 0 595 842" preserveAspectRatio="none""#))
    #expect(html.contains(#"<article class="page" id="d7p3""#))
    #expect(html.contains(#"alt="Ảnh trang 3""#))
  }

  @Test func bothLanguagesNameThePage() {
    #expect(
      PageView(page, pageCount: 4).html(in: .vietnamese).contains(
        #"<span data-t="page">Trang</span> 3 <span data-t="of">trên</span> 4"#))
    #expect(
      PageView(page).html(in: .english).contains(#"<span data-t="page">Page</span> 3</h3>"#))
  }

  @Test func aPageThatCouldNotBeReadSaysWhy() {
    let blank = Page(number: 1, source: .blank)
    let html = PageView(blank, failure: "its reader crashed <signal 11>").html(in: .english)
    #expect(html.contains(#"Not read</span>: <span lang="en">its reader crashed &lt;signal"#))
    #expect(html.contains("There is no text on this page."))
  }

  @Test func viewsOfADocumentCountItsLines() {
    let pages = [page, Page(number: 4, source: .blank), page]
    let source = DocumentSource(path: "a.pdf", sha256: "", pages: 3, pageSources: [])
    let document = Document(
      source: source, text: "", structure: DocumentStructure(), pages: pages)
    #expect(PageView.views(of: document).map(\.firstLine) == [1, 3, 4])
  }

  /// Text that would be markup in some place of the page.
  static let hostile = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'\"\u{301} onmouseover=\"x",
    "</span></p></article>", "<\u{301}b>", "&lt;", "]]>", "{{text}}", "[[page]]", "\u{202E}<b>",
    "\u{0}\u{8}<i>",
  ]

  @Test(arguments: hostile) func textStaysText(_ text: String) throws {
    var word = Word(text, leadingSpace: text)
    word.original = text
    word.probability = 0.3
    word.alternatives = [Alternative(form: text, probability: 0.1)]
    word.flags = [.doubtful]
    var page = page
    page.reason = text
    page.lines.append(Line(words: [Word("a"), word]))
    let link = PageImageLink(source: text, width: 1, height: 1)
    let html = PageView(page, image: link, failure: text, idPrefix: text).html(in: .english)
    let plain = PageView(
      self.page, image: PageImageLink(source: "a", width: 1, height: 1), failure: "a"
    ).html(in: .english)
    // Only the word's two elements and the line's three are new.
    #expect(MarkupShape(html).tags.count == MarkupShape(plain).tags.count + 8 + 2)
    let names = Set(MarkupShape(plain).attributes)
    #expect(Set(MarkupShape(html).attributes) == names)
  }

  @Test func theTableOfStringsHasBothLanguages() throws {
    #expect(!InterfaceStrings.table.pairs.isEmpty)
    for (key, pair) in InterfaceStrings.table.pairs {
      #expect(pair.count == 2 && pair.allSatisfy { !$0.isEmpty }, "\(key)")
    }
    #expect(!InterfaceStrings.json.contains("<"))
    for source in PageSource.allCases {
      #expect(InterfaceStrings.table.pairs["source.\(source.rawValue)"] != nil)
    }
  }

  @Test(arguments: [("a\"\u{301}", "a&quot;\u{301}"), ("<\u{338}", "&lt;\u{338}")])
  func marksThatCombineHideNothing(_ text: String, _ escaped: String) {
    #expect(Array(HTMLText.escaped(text).unicodeScalars) == Array(escaped.unicodeScalars))
  }
}
