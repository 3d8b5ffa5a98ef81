import Foundation
import Testing

@testable import DocumentModel

@Suite("Documents as JSON")
struct DocumentTests {
  private static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private static func object(_ value: some Encodable) throws -> [String: Any] {
    let data = try JSONEncoder().encode(value)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private static var full: Document {
    var structure = DocumentStructure()
    structure.header.issuer = "ỦY BAN NHÂN DÂN"
    structure.header.date = "2024-01-31"
    structure.signature.signer = "Nguyễn Văn A"
    structure.recipients = ["Sở Nội vụ", "Lưu: VT"]
    structure.sections = [
      Section(kind: .part, label: "I", path: ["I"], heading: "MỤC ĐÍCH", text: "", line: 3),
      Section(
        kind: .indent, label: "-", path: ["I"], heading: nil, text: "Nâng cao", line: 4, page: 1,
        box: Box(x: 1, y: 2, width: 3, height: 4)),
    ]
    structure.citations = [
      Citation(
        type: "Nghị định", symbol: "30/2020/NĐ-CP", name: nil, date: "2020-03-05",
        issuer: "Chính phủ", year: nil, role: .basis, text: "Nghị định số 30/2020/NĐ-CP", line: 2)
    ]
    structure.assignments = [
      Assignment(
        agencies: ["Sở Nội vụ"], role: .lead, task: "Tham mưu", coordinators: ["Công an tỉnh"],
        deadline: Deadline(text: "trước ngày 15/6/2024", date: "2024-06-15"), path: ["II"], line: 9)
    ]
    structure.tables = [Table(columns: ["TT", "Nội dung"], rows: [["1", "a"]], line: 12)]
    structure.appendices = [Appendix(label: "PHỤ LỤC", title: "Nhiệm vụ", line: 11)]
    var word = Word("của", leadingSpace: "", confidence: 0.5)
    word.original = "ctia"
    word.probability = 0.99
    word.alternatives = [Alternative(form: "cua", probability: 0.01)]
    word.flags = [.repaired, .doubtful]
    let region = TableRegion(
      rowCount: 1, columnCount: 2,
      cells: [.init(row: 0, column: 0, lines: [0]), .init(row: 0, column: 1, lines: [])])
    let page = Page(
      number: 1, width: 595, height: 842, source: .ocr, reason: "no text",
      lines: [
        Line(words: [word, Word("Ủy")], box: Box(x: 0, y: 0, width: 9, height: 9)), Line(words: []),
      ], tables: [region])
    return Document(
      source: DocumentSource(path: "a.pdf", sha256: "00", pages: 1, pageSources: [.ocr]),
      text: "của Ủy\n", structure: structure, pages: [page])
  }

  @Test("a document comes back as it was")
  func roundTrip() throws {
    let document = Self.full
    let data = try JSONEncoder().encode(document)
    #expect(try JSONDecoder().decode(Document.self, from: data) == document)
  }

  @Test("an empty document comes back as it was")
  func emptyRoundTrip() throws {
    let document = Document(
      source: DocumentSource(path: "", sha256: "", pages: 0, pageSources: []), text: "",
      structure: DocumentStructure(), pages: [])
    let data = try JSONEncoder().encode(document)
    #expect(try JSONDecoder().decode(Document.self, from: data) == document)
  }

  @Test("the parts of the structure stand beside source and text")
  func flatForm() throws {
    let object = try Self.object(Self.full)
    #expect(object["schema"] as? String == "dau.document/1")
    #expect(object["structure"] == nil)
    let keys: Set = [
      "schema", "source", "text", "header", "bases", "sections", "citations", "assignments",
      "tables", "appendices", "signature", "recipients", "account", "pages",
    ]
    #expect(Set(object.keys) == keys)
  }

  @Test("what is missing is null, not left out")
  func explicitNulls() throws {
    let header = try Self.object(Header())
    #expect(header.count == 8 && header.values.allSatisfy { $0 is NSNull })
    let signature = try Self.object(Signature())
    #expect(Set(signature.keys) == ["authority", "capacity", "signer"])
    #expect(signature.values.allSatisfy { $0 is NSNull })
    let section = try Self.object(
      Section(kind: .indent, label: "-", path: [], heading: nil, text: "", line: 1))
    #expect(section["heading"] is NSNull)
    #expect(section["page"] == nil && section["box"] == nil)
    let citation = try Self.object(
      Citation(
        type: nil, symbol: nil, name: nil, date: nil, issuer: nil, year: nil, role: .`self`,
        text: "", line: 1))
    for key in ["type", "symbol", "name", "date", "issuer", "year"] {
      #expect(citation[key] is NSNull, "\(key)")
    }
    #expect(citation["role"] as? String == "self")
    let assignment = try Self.object(
      Assignment(agencies: [], role: .requested, task: "", path: [], line: 1))
    #expect(assignment["deadline"] is NSNull && assignment["product"] is NSNull)
    #expect(assignment["coordinators"] as? [String] == [])
  }

  @Test("the names of roles and kinds are the contract's")
  func names() {
    #expect(
      Assignment.Role.allCases.map(\.rawValue) == [
        "lead", "responsible", "coordinate", "requested",
      ])
    #expect(Citation.Role.allCases.map(\.rawValue) == ["basis", "reference", "amended", "self"])
    #expect(
      Set(Section.Kind.allCases.map(\.rawValue)).isSuperset(of: [
        "part", "section", "point", "indent", "subindent", "appendix",
      ]))
    #expect(PageSource(rawValue: "textLayer") == .textLayer)
    #expect(PageSource(rawValue: "restoredTextLayer") == .restoredTextLayer)
  }

  @Test("a word writes only what differs from the default")
  func words() throws {
    #expect(try Self.encode(Word("của")) == #"{"form":"của"}"#)
    #expect(try Self.encode(Word("của", leadingSpace: "")) == #"{"form":"của","leadingSpace":""}"#)
    let word = try JSONDecoder().decode(Word.self, from: Data(#"{"form":"a"}"#.utf8))
    #expect(word == Word("a"))
  }

  @Test("another schema is refused, and the message names both")
  func otherSchema() throws {
    let text = try Self.encode(Self.full).replacing("dau.document/1", with: "dau.document/9")
    let error = #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Document.self, from: Data(text.utf8))
    }
    let message = error.map { String(describing: $0) } ?? ""
    #expect(message.contains("dau.document/1") && message.contains("dau.document/9"))
  }
}
