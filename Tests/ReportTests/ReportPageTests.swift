import DocumentModel
import TestSupport
import Testing

@testable import Report

@Suite struct ReportPageTests {
  private func report(_ document: Document, in language: Language = .english) -> String {
    let view = DocumentView(document) { page in
      PageImageLink(source: "data:image/png;base64,AAAA\(page.number)", width: 10, height: 14)
    }
    return ReportPage(title: view.title, language: language, generator: "dau test")
      .html(view.html(in: language))
  }

  @Test func oneFileNeedsNoOther() throws {
    let html = report(.sample)
    let sources = html.matches(of: /(?:src|href)="([^"]*)"/).map { String($0.1) }
    #expect(sources.count > 5)
    #expect(sources.allSatisfy { $0.hasPrefix("#") || $0.hasPrefix("data:image/") })
    #expect(!html.contains("<link") && !html.contains("@import") && !html.contains("url("))
    #expect(!html.contains(" style=") && !html.contains(" onclick="))
    #expect(html.contains("script-src &#39;sha256-"))
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    #expect(report(.sample, in: .vietnamese).contains("<html lang=\"vi\">"))
    // The policy is over what stands between the tags, to the last character.
    #expect(html.contains("<style>\(ReportAssets.styleSheet)</style>"))
    #expect(html.contains("<script>\(ReportAssets.script)</script>"))
  }

  @Test func identifiersAreUniqueAndLinksLeadSomewhere() throws {
    let html = report(.sample)
    let identifiers = html.matches(of: /\sid="([^"]+)"/).map { String($0.1) }
    #expect(Set(identifiers).count == identifiers.count)
    let targets = html.matches(of: /href="#([^"]+)"/).map { String($0.1) }
    #expect(targets.count > 5)
    #expect(Set(targets).isSubset(of: identifiers))
    let labels = html.matches(of: /aria-labelledby="([^"]+)"/).map { String($0.1) }
    #expect(Set(labels).isSubset(of: identifiers))
  }

  @Test func everyKeyHasItsStrings() {
    var overview = ArchiveOverview()
    overview.add(.sample)
    var archive = ArchiveView(overview, language: .english)
    archive.add(.sample)
    let html = report(.sample) + archive.html
    let keys = html.matches(of: /data-t(?:-label|-alt)?="([^"]+)"/).map { String($0.1) }
    #expect(keys.count > 50)
    for key in Set(keys) { #expect(InterfaceStrings.table.pairs[key] != nil, "\(key)") }
    for role in Citation.Role.allCases {
      #expect(InterfaceStrings.table.pairs["role.\(role.rawValue)"] != nil)
    }
    for role in Assignment.Role.allCases {
      #expect(InterfaceStrings.table.pairs["role.\(role.rawValue)"] != nil)
    }
    for flag in Citation.Flag.allCases {
      #expect(InterfaceStrings.table.pairs["flag.\(flag.rawValue)"] != nil)
    }
    #expect(!html.contains(/\[\[[A-Za-z.]+\]\]/))
  }

  @Test func theTablesHoldWhatWasFound() {
    let html = report(.sample)
    #expect(html.contains(#"data-v="2020-03-05">05/03/2020</td>"#))
    #expect(html.contains(#"<td class="number" data-v="42.5">42.5 %</td>"#))
    #expect(report(.sample, in: .vietnamese).contains(">42,5 %</td>"))
    #expect(html.contains(#"<td class="text" lang="vi" data-v="2025-06-30">trước ngày 30/6</td>"#))
    #expect(html.contains(##"<a href="#l2">2</a>"##))
  }

  /// A document all of whose text is markup, and one of the same shape whose text is not.
  private func document(saying text: String) -> Document {
    var document = Document.sample
    document.source.path = text
    document.structure.header.title = text
    document.structure.header.issuer = text
    document.structure.signature.signer = text
    for index in document.structure.sections.indices {
      document.structure.sections[index].heading = text
      document.structure.sections[index].label = text
    }
    for index in document.structure.citations.indices {
      document.structure.citations[index].type = text
      document.structure.citations[index].symbol = text
      document.structure.citations[index].issuer = text
      document.structure.citations[index].date = text
      document.structure.citations[index].id = text
      document.structure.citations[index].normalForm = text
    }
    for index in document.structure.assignments.indices {
      document.structure.assignments[index].agencies = [text]
      document.structure.assignments[index].agencyNames = []
      document.structure.assignments[index].coordinators = [text]
      document.structure.assignments[index].task = text
      document.structure.assignments[index].deadline = Deadline(text: text, date: text)
    }
    for index in document.pages.indices {
      document.pages[index].reason = text
      for line in document.pages[index].lines.indices {
        for word in document.pages[index].lines[line].words.indices {
          document.pages[index].lines[line].words[word].form = text
        }
      }
    }
    return document
  }

  @Test(arguments: PageViewTests.hostile)
  func textOfADocumentStaysText(_ text: String) {
    func whole(_ text: String) -> MarkupShape {
      let document = document(saying: text)
      var overview = ArchiveOverview()
      overview.add(document)
      var archive = ArchiveView(overview, language: .english)
      archive.add(document)
      return MarkupShape(report(document) + archive.html)
    }
    let plain = whole("a-b")
    let hostile = whole(text)
    #expect(hostile.tags == plain.tags)
    #expect(hostile.attributes == plain.attributes)
  }
}

extension Document {
  /// Two pages with something of everything.
  static var sample: Document {
    var doubtful = Word("vụ", box: Box(x: 1, y: 2, width: 3, height: 4))
    doubtful.original = "vu"
    doubtful.probability = 0.425
    doubtful.alternatives = [Alternative(form: "vũ", probability: 0.25)]
    doubtful.flags = [.doubtful]
    let pages = [
      Page(
        number: 1, width: 595, height: 842, source: .ocr, reason: "image only",
        lines: [Line(words: [Word("Sở"), Word("Nội"), doubtful]), Line(words: [Word("Làm.")])]),
      Page(number: 2, source: .blank, lines: []),
    ]
    var structure = DocumentStructure()
    structure.header.symbol = "1/KH-UBND"
    structure.header.date = "2025-01-02"
    structure.sections = [
      Section(kind: .part, label: "I", path: ["I"], heading: "MỤC ĐÍCH", text: "", line: 1),
      Section(kind: .indent, label: "-", path: ["I"], heading: nil, text: "Làm.", line: 2),
    ]
    structure.citations = [
      Citation(
        type: "Nghị định", symbol: "30/2020/NĐ-CP", name: nil, date: "2020-03-05",
        issuer: "Chính phủ", year: nil, role: .basis, text: "Nghị định số 30/2020/NĐ-CP",
        normalForm: "Nghị định 30/2020/NĐ-CP", id: "/akn/vn/act/nghi-dinh/2020/30-2020-nd-cp",
        flags: [.impossibleDate], line: 2)
    ]
    structure.assignments = [
      Assignment(
        agencies: ["Sở NV"], agencyNames: [AgencyName(name: "Sở Nội vụ", isCollective: false)],
        role: .lead, task: "Làm.", coordinators: ["Sở Y tế"],
        deadline: Deadline(text: "trước ngày 30/6", date: "2025-06-30"), path: ["I"], line: 2)
    ]
    return Document(
      source: DocumentSource(
        path: "scans/a.pdf", sha256: "aa", pages: 2, pageSources: [.ocr, .blank]),
      text: "", structure: structure, pages: pages)
  }
}
