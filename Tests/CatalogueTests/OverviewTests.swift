import DocumentModel
import TestSupport
import Testing

@testable import Catalogue

@Suite struct OverviewTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func catalogue(_ document: Document) throws -> Catalogue {
    let writer = try CatalogueWriter(at: folder.path + "/catalogue.sqlite")
    let sha256 = document.source.sha256
    try writer.commit([
      .converted(
        InputRecord(
          path: "in/a.pdf", base: "sub/a",
          stamp: FileStamp(size: 1, modified: 2, changed: 3, node: 4), sha256: sha256,
          fingerprint: "f", state: .converted),
        ConvertedDocument(
          entry: CatalogueEntry(document), outputs: ["sub/a.json"], bytes: 1, seconds: 0.5, run: 1),
        [])
    ])
    try writer.close()
    return try Catalogue(at: folder.path)
  }

  @Test func whatAnArchiveSaysIsToldDocumentByDocument() throws {
    var doubtful = Word("vụ")
    doubtful.flags = [.doubtful]
    var structure = DocumentStructure()
    structure.header.symbol = "1/KH-UBND"
    structure.header.date = "2025-01-02"
    structure.citations = [
      Citation(
        type: "Nghị định", symbol: "30/2020/NĐ-CP", name: nil, date: nil, issuer: nil, year: nil,
        role: .basis, text: "Nghị định 30/2020/NĐ-CP", normalForm: "Nghị định 30/2020/NĐ-CP",
        id: "/akn/vn/act/x", line: 3)
    ]
    structure.assignments = [
      Assignment(
        agencies: ["Sở NV"], agencyNames: [AgencyName(name: "Sở Nội vụ", isCollective: false)],
        role: .lead, task: "Làm.", coordinators: ["Sở Y tế"],
        deadline: Deadline(text: "trước ngày 30/6", date: "2025-06-30"), path: ["I"], line: 4)
    ]
    let page = Page(number: 1, source: .ocr, lines: [Line(words: [doubtful])])
    let catalogue = try catalogue(
      Document(
        source: DocumentSource(path: "in/a.pdf", sha256: "aa", pages: 1, pageSources: [.ocr]),
        text: "vụ", structure: structure, pages: [page]))

    var documents: [DocumentSummary] = []
    try catalogue.forEachDocument { documents.append($0) }
    #expect(documents.map(\.base) == ["sub/a"])
    #expect(documents.map(\.path) == ["in/a.pdf"])
    #expect(documents.map(\.symbol) == ["1/KH-UBND"])
    #expect(documents.map(\.doubtfulWords) == [1])

    var citations: [Citation] = []
    try catalogue.forEachCitation {
      citations.append($0)
      #expect($1 == "aa")
    }
    #expect(citations.map(\.id) == ["/akn/vn/act/x"])
    #expect(citations.map(\.normalForm) == ["Nghị định 30/2020/NĐ-CP"])
    #expect(citations.map(\.role) == [.basis])

    var duties: [Assignment] = []
    try catalogue.forEachResponsibility {
      duties.append($0)
      #expect($1 == "aa")
    }
    #expect(duties.map(\.agencies) == [["Sở NV"]])
    #expect(duties.first?.agencyNames.map(\.name) == ["Sở Nội vụ"])
    #expect(duties.first?.deadline?.date == "2025-06-30")
    #expect(duties.map(\.role) == [.lead])
    #expect(duties.map(\.line) == [4])
  }
}
