import DocumentModel
import Foundation
import Testing

@testable import Evaluation

@Suite struct StructureScoreTests {
  static let gold = """
    KẾ HOẠCH
    I. MỤC ĐÍCH, YÊU CẦU
    1. Mục đích
    - Nâng cao nhận thức của cán bộ, công chức
    II. TỔ CHỨC THỰC HIỆN
    """

  static let reference = """
    {"header": {"issuer": "SỞ NỘI VỤ", "symbol": "?/KH-SNV", "type": "KẾ HOẠCH"},
     "sections": [
      {"kind": "part", "label": "I", "path": ["I"], "heading": "MỤC ĐÍCH, YÊU CẦU", "line": 2},
      {"kind": "section", "label": "1", "path": ["I", "1"], "heading": "Mục đích", "line": 3},
      {"kind": "indent", "label": "-", "path": ["I", "1"], "heading": null, "line": 4},
      {"kind": "part", "label": "II", "path": ["II"], "heading": "TỔ CHỨC THỰC HIỆN", "line": 5}],
     "citations": [
      {"type": "Nghị định", "symbol": "30/2020/NĐ-CP", "date": "2020-03-05", "role": "basis",
       "text": "Nghị định số 30/2020/NĐ-CP", "line": 1},
      {"type": "Luật", "symbol": null, "name": "Luật Lưu trữ", "year": 2024, "role": "reference",
       "text": "Luật Lưu trữ năm 2024", "line": 1}],
     "assignments": [
      {"agencies": ["Sở Nội vụ"], "role": "lead", "task": "Tổng hợp kết quả thực hiện",
       "coordinators": ["Sở Tài chính"], "deadline": "trước ngày 15/12/2025"}],
     "tables": [{"columns": ["TT", "Nhiệm vụ"], "rows": [["1", "Tập huấn"]]}],
     "signature": {"authority": null, "capacity": "GIÁM ĐỐC", "signer": "Nguyễn Văn An"},
     "recipients": ["Bộ Nội vụ", "Lưu: VT"]}
    """

  static func decoded(_ json: String) throws -> ReferenceStructure {
    try JSONDecoder().decode(ReferenceStructure.self, from: Data(json.utf8))
  }

  @Test func aReferenceAgreesWithItself() throws {
    let reference = try Self.decoded(Self.reference)
    var document = reference
    // References carry no text of the units; a document does.
    document.sections[2].text = "Nâng cao nhận thức của cán bộ, công chức"
    let score = try StructureScore(reference: reference, gold: Self.gold, document: document)
    for row in score.rows {
      #expect(row.f1 == 1, "\(row.name)")
    }
    // The symbol has a question mark, so it does not count.
    #expect(score.row("header")?.actual == 2)
    #expect(score.row("signature")?.actual == 2)
    #expect(score.row("table cells")?.actual == 4)
  }

  @Test func eachFaultShowsInItsRow() throws {
    let reference = try Self.decoded(Self.reference)
    var document = reference
    document.header.issuer = "SỞ NỘI VỤ TỈNH"
    document.sections.remove(at: 2)
    document.sections[1].path = ["1"]
    document.sections[0].label = "II"
    document.citations[0].date = nil
    document.citations[1].year = 2011
    document.assignments[0].coordinators = []
    document.recipients.insert("Như trên", at: 0)
    document.tables = []
    let score = try StructureScore(reference: reference, gold: Self.gold, document: document)
    func counts(_ name: String) -> [Int]? {
      score.row(name).map { [$0.right, $0.said, $0.actual] }
    }
    #expect(counts("header") == [1, 2, 2])
    #expect(counts("sections") == [3, 3, 4])
    #expect(counts("path") == [2, 3, 3])
    #expect(counts("label and kind") == [2, 3, 3])
    #expect(counts("citations") == [1, 2, 2])
    #expect(counts("cited date") == [0, 1, 1])
    #expect(counts("coordinators") == [0, 1, 1])
    #expect(counts("due") == [1, 1, 1])
    #expect(counts("recipients") == [2, 3, 2])
    #expect(counts("table cells") == [0, 0, 4])
  }

  @Test func deadlinesAreStringsOrObjects() throws {
    let task = try Self.decoded(
      #"{"assignments": [{"task": "x", "deadline": {"text": "hằng quý", "date": null}}]}"#
    ).assignments[0]
    #expect(task.deadline == "hằng quý")
    #expect(task.agencies.isEmpty)
  }

  @Test func aDocumentConverts() throws {
    var structure = DocumentStructure()
    structure.sections = [
      Section(kind: .part, label: "I", path: ["I"], heading: "MỤC ĐÍCH", text: "", line: 1)
    ]
    structure.assignments = [
      Assignment(
        agencies: ["Sở Y tế"], role: .requested, task: "Báo cáo", deadline: Deadline(text: "ngay"),
        path: ["I"], line: 1)
    ]
    let converted = ReferenceStructure(structure)
    #expect(converted.sections[0].kind == "part")
    #expect(converted.assignments[0].role == "requested")
    #expect(converted.assignments[0].deadline == "ngay")
  }

  @Test func aReferenceOfAnotherTextIsRefused() throws {
    let reference = try Self.decoded(Self.reference)
    let error = #expect(throws: StructureScoreError.self) {
      try StructureScore(reference: reference, gold: "KẾ HOẠCH", document: reference)
    }
    #expect(
      error?.description == "the reference has a section at line 2, but the gold text has 1 lines:"
        + " give the gold text for which the reference was written")
  }

  @Test func reportPrintsATotalOfSeveral() throws {
    let reference = try Self.decoded(#"{"recipients": ["Bộ Nội vụ", "Lưu: VT"]}"#)
    let score = try StructureScore(reference: reference, gold: "", document: reference)
    var report = StructureReport()
    report.add("one.json", score)
    #expect(!report.formatted().contains("== total"))
    report.add("two.json", score)
    let lines = report.formatted().split(separator: "\n").map { String($0) }
    #expect(lines.first == "== one.json")
    #expect(lines.contains("== total"))
    #expect(
      lines.last
        == "recipients               right     4  said     4  true     4"
        + "   P 100.00  R 100.00  F1 100.00")
  }
}
