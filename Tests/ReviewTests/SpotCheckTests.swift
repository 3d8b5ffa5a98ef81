import DocumentModel
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
        "a.pdf", "", "Page 1 of 2, ocr: image only", "1  Sở Nội vụ", "", "Changed on page 1",
        "  line  read  restored  probability", "     1  So    Sở             98.8 %",
        "     1  vu    vụ             50.0 %", "     1  ~~    (noise)", "",
        "Doubtful on page 1", "  line  word  probability  or",
        "     1  vụ         50.0 %  vũ 25.0 %", "", "Page 2 of 2, blank", "  not read: timed out",
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
    #expect(
      line
        == "\u{1B}[2m1  \u{1B}[0m\u{1B}[1;36mSở\u{1B}[0m Nội \u{1B}[33mvụ\u{1B}[0m \u{1B}[2m~~\u{1B}[0m"
    )
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
    for width in [60, 80, 120] {
      let check = SpotCheck(document: document, style: Style(isColored: false), width: width)
      #expect(check.lines().allSatisfy { $0.displayWidth <= width })
    }
  }
}
