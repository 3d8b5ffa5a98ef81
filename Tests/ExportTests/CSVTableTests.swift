import DocumentModel
import Testing

@testable import Export

@Suite struct CSVTableTests {
  @Test func quotesAsSpreadsheetsExpect() {
    var table = CSVTable(columns: ["Tệp", "Nhiệm vụ"])
    table.add(["a.pdf", "Sở \"Nội vụ\", hai\ndòng"])
    table.add([nil, "=1+1"])
    #expect(
      table.text
        == "\u{FEFF}Tệp,Nhiệm vụ\r\na.pdf,\"Sở \"\"Nội vụ\"\", hai\ndòng\"\r\n,'=1+1\r\n")
    #expect(Array(table.text.utf8.prefix(3)) == [0xEF, 0xBB, 0xBF])
  }

  @Test func everyRowHasAllColumns() {
    var tables = DocumentCSV()
    var document = Sample.document
    document.structure.citations = [
      Citation(
        type: "Nghị định", symbol: "30/2020/NĐ-CP", name: nil, date: "2020-03-05",
        issuer: "Chính phủ", year: nil, role: .basis,
        units: [CitedUnit(article: "5", clause: "2", point: "a")],
        text: "Nghị định số 30/2020/NĐ-CP", line: 7)
    ]
    document.structure.assignments = [
      Assignment(agencies: ["Các ban"], role: .lead, task: "làm ngay", path: ["I", "1"], line: 12)
    ]
    tables.add(document)
    #expect(tables.citations.text.contains("điểm a khoản 2 Điều 5"))
    #expect(tables.assignments.text.contains("chủ trì"))
    for table in [tables.documents, tables.citations, tables.assignments] {
      #expect(!table.rows.isEmpty)
      #expect(table.rows.allSatisfy { $0.count == table.columns.count })
    }
  }
}
