import DocumentModel
import Foundation
import TestSupport
import Testing

/// A plan with notes at the feet of its pages, set as a PDF, through the built program.
@Suite(.enabled(if: Program.hasModel, "there is no model in Dictionaries/ or DAU_MODEL"))
struct FootnoteTests {
  private static let plan: [[(text: String, size: Double)]] = [
    [
      ("I. NHIỆM VỤ", 14),
      ("1. Các cơ quan rà soát thủ tục hành chính thuộc phạm vi quản lý,", 14),
      ("công bố danh mục thủ tục trên cổng thông tin điện tử của tỉnh.", 14),
      ("2. Văn phòng Ủy ban nhân dân tỉnh theo dõi việc thực hiện, tổng hợp", 14),
      ("kết quả và báo cáo Ủy ban nhân dân tỉnh theo quy định của pháp luật", 14),
      ("1 Theo Kế hoạch số 45/KH-UBND ngày 12 tháng 3 năm 2024 của Ủy ban nhân dân tỉnh.", 10),
      ("2 Không kể Ủy ban nhân dân cấp xã.", 10),
    ],
    [
      ("trước ngày 15 tháng 12 năm 2025.", 14),
      ("II. TỔ CHỨC THỰC HIỆN", 14),
      ("1. Sở Nội vụ chủ trì, phối hợp với các cơ quan thực hiện Kế hoạch này.", 14),
    ],
  ]

  private func source() -> String {
    var pdf = TypesetPDF()
    for lines in Self.plan {
      pdf.newPage()
      var y = 80.0
      for (index, line) in lines.enumerated() {
        let isFirstNote = line.size < 14 && lines[index - 1].size == 14
        if isFirstNote {
          y = 720
          pdf.rule(from: (x: 70, y: y - 14), to: (x: 214, y: y - 14))
        }
        let (mark, rest) = (line.text.prefix(1), line.text.dropFirst(2))
        if line.size < 14 {
          pdf.set(String(mark), x: 70, y: y - 4, size: 6.5)
          pdf.set(String(rest), x: 76, y: y, size: line.size)
        } else {
          pdf.set(line.text, x: 70, y: y, size: line.size)
        }
        y += line.size * 1.5
      }
    }
    return pdf.source
  }

  @Test func notesStandBehindTheBodyAndInNoSentence() async throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(source(), to: "plan.pdf")
    let outcome = try await Program.run(
      "convert", folder.path + "/plan.pdf", "-o", folder.path + "/out", "--formats", "json,txt,md")
    #expect(outcome.code == 0, "\(outcome.error)")
    let document = try JSONDecoder().decode(
      Document.self, from: Data(try folder.bytes("out/plan.json")))
    let pages = document.pages
    #expect(pages.map(\.source) == [.textLayer, .textLayer])
    #expect(pages.map { $0.footnotes.map(\.mark) } == [["1", "2"], []])
    // Every line as it was set, the notes behind the body.
    #expect(
      folder.text("out/plan.txt")?.split(whereSeparator: \.isNewline).filter { !$0.isEmpty }
        .joined(separator: "\n")
        == Self.plan.flatMap { $0.map(\.text) }.joined(separator: "\n"))
    #expect(document.structure.sections.map(\.label) == ["I", "1", "2", "II", "1"])
    let second = document.structure.sections.dropFirst(2).first
    #expect(
      second?.text.hasSuffix("theo quy định của pháp luật trước ngày 15 tháng 12 năm 2025.")
        == true,
      "\(second?.text ?? "")")
    #expect(document.structure.citations.compactMap(\.symbol) == ["45/KH-UBND"])
    let markdown = folder.text("out/plan.md") ?? ""
    #expect(
      markdown.hasSuffix(
        """
        ***Chú thích:***

        - 1 Theo Kế hoạch số 45/KH-UBND ngày 12 tháng 3 năm 2024 của Ủy ban nhân dân tỉnh.
        - 2 Không kể Ủy ban nhân dân cấp xã.

        """), "\(markdown)")
  }
}
