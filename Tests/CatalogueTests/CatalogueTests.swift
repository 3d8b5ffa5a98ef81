import DocumentModel
import TestSupport
import Testing

@testable import Catalogue

@Suite struct CatalogueTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func entry(
    _ name: String, symbol: String? = nil, date: String? = nil, title: String? = nil,
    id: String? = nil,
    text: String = "",
    citations: [Citation] = [], assignments: [Assignment] = []
  ) -> JournalEntry {
    var structure = DocumentStructure()
    structure.header.symbol = symbol
    structure.header.date = date
    structure.header.type = "KẾ HOẠCH"
    structure.header.title = title
    structure.header.id = id
    structure.citations = citations
    structure.assignments = assignments
    let pages = Page.pages(ofPlainText: text)
    let document = Document(
      source: DocumentSource(
        path: name, sha256: name, pages: pages.count, pageSources: pages.map(\.source)),
      text: text, structure: structure, pages: pages)
    return .converted(
      InputRecord(
        path: name, base: name, stamp: FileStamp(size: 1, modified: 2, changed: 3, node: 4),
        sha256: name, fingerprint: "f", state: .converted),
      ConvertedDocument(
        entry: CatalogueEntry(document), outputs: ["\(name).json"], bytes: 1, seconds: 0.5, run: 1),
      [])
  }

  private func catalogue(_ entries: [JournalEntry]) throws -> Catalogue {
    let writer = try CatalogueWriter(at: folder.path + "/catalogue.sqlite")
    try writer.commit(entries)
    try writer.close()
    #expect(folder.contents == ["catalogue.sqlite"])
    return try Catalogue(at: folder.path)
  }

  private func citation(_ symbol: String, date: String? = nil) -> Citation {
    Citation(
      type: "Nghị định", symbol: symbol, name: nil, date: date, issuer: nil, year: nil,
      role: .basis, text: "Nghị định số \(symbol)", line: 3, page: 1)
  }

  @Test(arguments: [
    ("kế hoạch", ["a", "b"]), ("ke hoach", ["a", "b"]), ("KẾ", ["a", "b"]), ("kể", []),
    ("đất", ["b"]), ("dat", ["b"]), ("đai hoc", []), ("\"hoạch sử dụng\"", ["b"]),
    ("\"hoach su\"", ["b"]), ("\"kế su\"", []), ("hoạ*", ["a", "b"]), ("kiểm tra", ["a"]),
    ("30/2020/NĐ-CP", ["a"]), ("30/2020/nd-cp", ["a"]), ("30/2020/NĐ-XX", []), ("", []),
    ("\"*", []),
    ("ke\u{302}\u{301} kiểm", ["a"]),
  ])
  func wordsAreFoundWithAndWithoutMarks(words: String, found: [String]) throws {
    let catalogue = try catalogue([
      entry("a", text: "KẾ HOẠCH\nkiểm tra theo 30/2020/NĐ-CP\u{0C}trang hai"),
      entry("b", text: "Kế hoạch sử dụng đất đai"),
      entry("c", text: "Báo cáo"),
    ])
    let hits = try catalogue.find(SearchWords(words))
    #expect(hits.map(\.path).sorted() == found)
    #expect(try catalogue.countPages(SearchWords(words)) == found.count)
  }

  @Test func frequentWordsAreFoundInTitlesFirst() throws {
    let pages = (1...1200).map {
      entry("\($0)", title: $0 == 700 ? "Cải cách" : nil, text: "cải cách")
    }
    let found = try catalogue(pages).find(SearchWords("cai cach"), limit: 3).map(\.path)
    #expect(found == ["700", "1200", "1199"])
  }

  @Test func aFoundPageShowsItsBestLine() throws {
    let catalogue = try catalogue([
      entry("a", symbol: "1/KH", text: "trang một\u{0C}một dòng\n  Sở Nội vụ chủ trì\ndòng")
    ])
    let hit = try #require(try catalogue.find(SearchWords("noi vu")).first)
    #expect(hit.page == 2 && hit.text == "Sở Nội vụ chủ trì" && hit.symbol == "1/KH")
  }

  @Test func aDocumentConvertedAgainTakesItsOldPlace() throws {
    let catalogue = try catalogue([
      entry("a", text: "chữ cũ"), entry("a", text: "chữ mới"), entry("a", text: "chữ mới"),
    ])
    #expect(try catalogue.find(SearchWords("cũ")).isEmpty)
    #expect(try catalogue.find(SearchWords("mới")).count == 1)
    #expect(try catalogue.countPages(SearchWords("chữ")) == 1)
    #expect(try catalogue.integrityProblems() == [])
  }

  @Test func mentionsFindTheDocumentsOfTheArchive() throws {
    let catalogue = try catalogue([
      entry("a", symbol: "5/KH-UBND", citations: [citation("30/2020/NĐ-CP", date: "2020-03-05")]),
      entry("b", citations: [citation("30/2020/NĐ-CP"), citation("9/QĐ")]),
      entry("c", symbol: "30/2020/NĐ-CP", date: "2020-03-05"),
      entry("d", citations: [citation("30/2020/NĐ-CP", date: "2019-01-01")]),
    ])
    let mentions = try catalogue.citations(of: "30/2020/nd-cp")
    #expect(mentions.map(\.path) == ["a", "b", "d"])
    #expect(mentions.map(\.target) == ["c", "c", nil], "another date is another document")
    #expect(try catalogue.citations(of: "9/QĐ").map(\.target) == [nil])
  }

  @Test func identifiersDecideWhereTheyAreKnown() throws {
    var mention = citation("5/KH-UBND")
    mention.id = "/akn/vn/doc/ke-hoach/an-lam/2025/5-kh-ubnd"
    var law = citation("x")
    (law.symbol, law.id) = (nil, "/akn/vn/act/luat/2024/luu-tru")
    let catalogue = try catalogue([
      entry("a", citations: [mention, law]),
      entry("b", symbol: "5/KH-UBND", id: "/akn/vn/doc/ke-hoach/bac-son/2025/5-kh-ubnd"),
      entry("c", symbol: "5/KH-UBND", id: mention.id), entry("d", id: law.id),
    ])
    #expect(try catalogue.citations(of: "5/KH-UBND").map(\.target) == ["c"])
    var targets: [RowValue] = []
    try catalogue.forEachRow(of: .citations) { row in
      targets.append(row[RowTable.citations.columns.firstIndex { $0.name == "target" } ?? 0])
    }
    #expect(targets == [.text("c"), .text("d")])
  }

  @Test func dutiesAreFoundByCanonicalNames() throws {
    let catalogue = try catalogue([
      entry(
        "a",
        assignments: [
          Assignment(
            agencies: ["Sở NV"], agencyNames: [AgencyName(name: "Sở Nội vụ", isCollective: false)],
            role: .lead, task: "một", path: ["I"], line: 1)
        ])
    ])
    let duties = try catalogue.duties(of: "so noi vu")
    #expect(duties.map(\.agencies) == [["Sở NV"]])
    #expect(try catalogue.duties(of: "Sở NV").count == 1)
  }

  @Test func dutiesAreFoundByAgencyAndDeadline() throws {
    func duty(_ agency: String, _ task: String, _ date: String?, with: [String] = []) -> Assignment
    {
      Assignment(
        agencies: [agency], role: .lead, task: task, coordinators: with,
        deadline: date.map { Deadline(text: "trước \($0)", date: $0) }, path: ["I"], line: 1)
    }
    let catalogue = try catalogue([
      entry(
        "a",
        assignments: [
          duty("Sở Nội vụ", "một", "2025-06-01"), duty("Sở Tài chính", "hai", "2025-01-01"),
          duty("Sở Y tế", "ba", nil, with: ["Sở Nội vụ"]), duty("Sở Nội vụ", "bốn", "2024-06-01"),
        ])
    ])
    #expect(try catalogue.duties(of: "so noi vu").map(\.task) == ["bốn", "một", "ba"])
    #expect(try catalogue.duties(of: "Nội vụ", before: "2025-01-01").map(\.task) == ["bốn"])
    let last = try #require(try catalogue.duties(of: "Sở Nội vụ").last)
    #expect(last.role == "coordinator" && last.agencies == ["Sở Y tế"])
    #expect(try catalogue.duties(of: "Nội").count == 3, "words of the name are enough")
    #expect(try catalogue.duties(of: "ội vụ").isEmpty, "parts of words are not")
  }

  @Test func readersSeeWhatIsCommittedWhileItIsWritten() throws {
    let writer = try CatalogueWriter(at: folder.path + "/catalogue.sqlite")
    try writer.commit([entry("a", text: "một")])
    let reader = try Catalogue(at: folder.path + "/catalogue.sqlite")
    #expect(try reader.find(SearchWords("một")).count == 1)
    try writer.commit([entry("b", text: "một")])
    #expect(try reader.find(SearchWords("một")).count == 2)
    try writer.close()
  }

  @Test func whatIsNoCatalogueIsSaid() throws {
    #expect(throws: CatalogueError(path: folder.path + "/catalogue.sqlite", .missing)) {
      try Catalogue(at: folder.path)
    }
    try folder.write(String(repeating: "x", count: 5000), to: "catalogue.sqlite")
    #expect(throws: CatalogueError.self) { try Catalogue(at: folder.path) }
    #expect(throws: CatalogueError.self) {
      try CatalogueWriter(at: folder.path + "/catalogue.sqlite")
    }
  }
}
