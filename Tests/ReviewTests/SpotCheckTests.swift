import DocumentModel
import Foundation
import Terminal
import Testing

@testable import Review

@Suite struct SpotCheckTests {
  private var document: Document {
    var changed = Word("Sở", leadingSpace: "")
    changed.original = "So"
    changed.probability = 0.9876
    var doubtful = Word("vụ")
    doubtful.original = "vu"
    doubtful.probability = 0.5
    doubtful.alternatives = [Alternative(form: "vũ", probability: 0.25)]
    doubtful.flags = [.doubtful]
    var noise = Word("~~")
    noise.flags = [.noise]
    let pages = [
      Page(
        number: 1, source: .ocr, reason: "image only",
        lines: [Line(words: [changed, Word("Nội"), doubtful, noise])]),
      Page(number: 2, source: .blank, lines: []),
    ]
    var structure = DocumentStructure()
    structure.header.symbol = "1/KH"
    structure.sections = [
      Section(kind: .part, label: "I", path: ["I"], heading: "MỤC ĐÍCH", text: "", line: 1),
      Section(kind: .indent, label: "-", path: ["I"], heading: nil, text: "Làm.", line: 2),
    ]
    return Document(
      source: DocumentSource(path: "a.pdf", sha256: "", pages: 2, pageSources: [.ocr, .blank]),
      text: "", structure: structure, pages: pages)
  }

  @Test func showsTextChangesDoubtsAndStructure() {
    let check = SpotCheck(
      document: document, failures: [2: "timed out"], style: Style(isColored: false), width: 80)
    #expect(
      check.lines() == [
        "a.pdf", "Needs a person: 1 doubtful word, 1 page not read.", "",
        "Page 1 of 2, ocr: image only",
        "1  So Nội vu ~~                          │ [Sở] Nội [vụ]?", "", "Doubtful on page 1",
        "  line  read  word  probability  or",
        "     1  vu    vụ         50.0 %  vũ 25.0 %", "", "Page 2 of 2, blank",
        "  not read: timed out",
        "", "Head and signature", "  parent body  not found", "  issuer       not found",
        "  symbol       1/KH", "  place        not found", "  date         not found",
        "  type         not found", "  title        not found", "  authority    not found",
        "  capacity     not found", "  signer       not found", "", "Outline", "  line  unit",
        "     1  I MỤC ĐÍCH", "     2    - Làm.",
      ])
  }

  @Test func onePageShowsWhatStandsOnIt() {
    let check = SpotCheck(document: document, style: Style(isColored: false), width: 80)
    let lines = check.lines(page: 2)
    #expect(lines.contains("Page 2 of 2, blank"))
    #expect(!lines.contains { $0.contains("Page 1") || $0.contains("MỤC ĐÍCH") })
    #expect(lines.contains("     2    - Làm."))
  }

  @Test func colorsTellChangedDoubtfulAndNoise() {
    let check = SpotCheck(document: document, style: Style(isColored: true), width: 80)
    let line = check.lines().first { $0.contains("Nội") }
    let read = "\u{1B}[31mSo\u{1B}[0m Nội \u{1B}[31mvu\u{1B}[0m \u{1B}[31m~~\u{1B}[0m"
    #expect(line?.hasPrefix("\u{1B}[2m1  \u{1B}[0m\(read)") == true)
    #expect(line?.hasSuffix("\u{1B}[1;36mSở\u{1B}[0m Nội \u{1B}[33mvụ\u{1B}[0m") == true)
  }

  @Test func imagesStandBelowTheirWords() {
    let document = document
    let check = SpotCheck(document: document, style: Style(isColored: false), width: 80) { place in
      place == .init(page: 1, line: 1, index: 2) ? ["image"] : nil
    }
    let lines = check.lines()
    let row = lines.firstIndex { $0.contains("vũ 25.0 %") }
    #expect(row.map { lines[$0 + 1] } == "image")
    // The word has no place on the page, so there is nothing to cut out.
    #expect(check.doubtfulPlaces().isEmpty)
  }

  @Test func whatNeedsAPersonIsCounted() {
    var document = document
    #expect(Attention(document).isNeeded)
    #expect(!Attention(document, page: 2).isNeeded)
    #expect(Attention(document, failures: [2: "timed out"], page: 2).isNeeded)
    document.pages[0].lines = []
    #expect(!Attention(document).isNeeded)
    #expect(Attention(document).summary == "Nothing needs a person.")
    document.structure.citations = [
      Citation(
        type: nil, symbol: "1/KH", name: nil, date: nil, issuer: nil, year: nil, role: .reference,
        text: "1/KH", flags: [.impossibleDate], line: 1, page: 1)
    ]
    #expect(Attention(document).summary == "Needs a person: 1 contradictory citation.")
    #expect(!Attention(document, page: 2).isNeeded)
  }

  @Test func programsGetTheSame() throws {
    let text = try CheckJSON.text(of: document, failures: [2: "timed out"])
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(json["schema"] as? String == "dau.check/1")
    #expect(json["needsPerson"] as? Bool == true)
    let pages = try #require(json["pages"] as? [[String: Any]])
    #expect(pages.map { $0["failure"] as? String } == [nil, "timed out"])
    let line = try #require((pages[0]["lines"] as? [[String: Any]])?.first)
    #expect(line["read"] as? String == "So Nội vu ~~")
    #expect(line["restored"] as? String == "Sở Nội vụ")
    let words = try #require(line["words"] as? [[String: Any]])
    #expect(words.map { $0["index"] as? Int } == [0, 2, 3])
    #expect(words.map { $0["isDoubtful"] as? Bool } == [false, true, false])
    #expect(words[2]["restored"] == nil)
    #expect((words[1]["alternatives"] as? [[String: Any]])?.first?["form"] as? String == "vũ")
    let second = try CheckJSON.text(of: document, page: 2)
    #expect(!second.contains("MỤC ĐÍCH") && second.contains("\"needsPerson\" : false"))
  }

  @Test func noLineIsWiderThanTheTerminal() {
    var document = document
    let long = Array(repeating: "nghiêng", count: 200).joined(separator: " ")
    document.structure.header.title = long
    document.structure.sections[0].text = long
    document.structure.citations = [
      Citation(
        type: "Nghị định", symbol: "30/2020/NĐ-CP", name: nil, date: "2020-03-05", issuer: long,
        year: nil, role: .basis, text: long, line: 1)
    ]
    document.structure.assignments = [
      Assignment(agencies: [long], role: .lead, task: long, coordinators: [long], path: [], line: 1)
    ]
    document.structure.tables = [Table(columns: ["TT", long], rows: [["1", long]], line: 1)]
    // Words as long as a line, with marks that combine, and wide ones.
    document.pages[0].lines.append(
      Line(words: [
        Word(String(repeating: "e\u{302}\u{301}", count: 150)),
        Word(String(repeating: "漢", count: 90)), Word("cuối"),
      ]))
    document.pages[0].reason = long
    for width in [60, 80, 120] {
      let check = SpotCheck(
        document: document, failures: [1: long, 2: long], style: Style(isColored: false),
        width: width)
      #expect(check.lines().allSatisfy { $0.displayWidth <= width })
    }
  }
}
