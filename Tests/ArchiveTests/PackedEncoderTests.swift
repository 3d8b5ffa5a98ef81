import DocumentModel
import Foundation
import Testing

@testable import Archive
@testable import Catalogue

/// What one process packs, another reads as it was.
@Suite struct PackedEncoderTests {
  private static let plan = """
    ỦY BAN NHÂN DÂN
    TỈNH AN LÂM
    Số: 112/KH-UBND
    """

  private struct Sample: Codable, Hashable {
    enum Kind: String, Codable, Hashable { case first, second }
    struct Part: Codable, Hashable {
      var name: String
      var number: Int?
      var share: Double
    }

    var text: String
    var isTrue: Bool
    var nothing: String?
    var kind: Kind
    var kinds: [Kind]
    var small: UInt8
    var parts: [Part]
    var part: Part?
    var numbers: [Int]
    var table: [[String]]
  }

  private let sample = Sample(
    text: "Kế hoạch\n", isTrue: true, nothing: nil, kind: .second, kinds: [.first, .second],
    small: 200,
    parts: [
      .init(name: "", number: nil, share: -0.0), .init(name: "a", number: .min, share: .infinity),
    ], part: .init(name: "b", number: 1, share: 0.1), numbers: [], table: [[], ["", "x"]])

  @Test func valuesComeThrough() throws {
    #expect(try PackedDecoder.decode(Sample.self, from: PackedEncoder.encode(sample)) == sample)
  }

  @Test func rowsComeThrough() throws {
    let entry = try entry()
    let packed = try PackedEncoder.encode(entry)
    #expect(try PackedDecoder.decode(CatalogueEntry.self, from: packed) == entry)
    for hasHelp in [false, true] {
      let parts = try PackedRows.parts(of: entry, hasHelp: hasHelp)
      #expect(parts.count == 2)
      #expect(try PackedRows.entry(from: parts) == entry)
      #expect(throws: DecodingError.self) { try PackedRows.entry(from: [parts[0]]) }
    }
    #expect(!entry.sections.isEmpty && !entry.citations.isEmpty && !entry.doubts.isEmpty)
    #expect(!entry.responsibilities.isEmpty)
  }

  /// Bytes that are cut short or changed are refused or read as something else, and nothing more.
  @Test func brokenBytesDoNoHarm() throws {
    let bytes = try PackedEncoder.encode(sample)
    for count in 0..<bytes.count {
      #expect(throws: DecodingError.self) {
        try PackedDecoder.decode(Sample.self, from: Array(bytes.prefix(count)))
      }
    }
    for place in bytes.indices {
      for value in [0, 0x7F, 0xFF] as [UInt8] {
        var broken = bytes
        broken[place] = value
        _ = try? PackedDecoder.decode(Sample.self, from: broken)
      }
    }
  }

  private func entry() throws -> CatalogueEntry {
    var document = Document(
      source: DocumentSource(path: "a.txt", sha256: "00", pages: 1, pageSources: [.ocr]),
      text: Self.plan, structure: DocumentStructure(), pages: [])
    document.structure.sections = [
      Section(kind: .part, label: "I", path: ["I"], heading: nil, text: "MỤC ĐÍCH", line: 3)
    ]
    document.structure.citations = [
      Citation(
        type: "Luật", symbol: nil, name: "Đất đai", date: nil, issuer: nil, year: 2013,
        role: .basis,
        units: [CitedUnit(article: "5")], text: "Luật Đất đai", flags: [.impossibleDate], line: 4)
    ]
    document.structure.assignments = [
      Assignment(
        agencies: ["Sở Nội vụ"], role: .lead, task: "rà soát",
        deadline: Deadline(
          text: "trong năm 2025", date: "2025-12-31",
          terms: [DeadlineTerm(text: "năm 2025", due: "2025-12-31")]), path: [], line: 5)
    ]
    var page = Page(number: 1, width: 10, height: 10, source: .ocr, lines: [Line(text: "Ké hoạch")])
    page.lines[0].words[0].flags = [.doubtful]
    page.lines[0].words[0].box = Box(x: 1, y: 2, width: 3, height: 4)
    document.pages = [page]
    return CatalogueEntry(document, failedPages: 1, notes: ["repaired"])
  }
}
