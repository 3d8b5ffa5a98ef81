import DocumentModel
import Testing

@testable import Restoration

@Suite("Figures of dates in words")
struct DateRepairTests {
  @Test(
    "letters between the words of a date are figures",
    arguments: [
      ("ngày 22 tháng II năm 2019", "ngày 22 tháng 11 năm 2019"),
      ("ngày 29 tháng 1Ì năm 2013;", "ngày 29 tháng 11 năm 2013;"),
      ("Ngày lO tháng 0Ì năm 2017", "Ngày 10 tháng 01 năm 2017"),
      ("tháng S năm 2014", "tháng 5 năm 2014"), ("tháng l, năm 2014", "tháng 1, năm 2014"),
    ])
  func repairs(read: String, expected: String) {
    let line = DateRepair.repair(Line(text: read))
    #expect(line.text == expected)
    for (before, after) in zip(Line(text: read).words, line.words) where before.form != after.form {
      #expect(after.original == before.form && after.flags.contains(.repaired))
      #expect(after.probability == GrammarRepair.certainty)
    }
  }

  @Test(
    "what is no date, is none that exists, or is right stays",
    arguments: [
      "ngày 22 tháng 11 năm 2019", "tháng 53 năm 2014", "tháng này năm sau", "Quý II năm 2019",
      "hằng tháng I và", "tháng SS năm 2014", "tháng", "tháng II", "",
    ])
  func others(text: String) { #expect(DateRepair.repair(Line(text: text)) == Line(text: text)) }

  @Test("it is done for what a recogniser read")
  func recognized() {
    let line = Line(text: "ngày 22 tháng II năm 2019")
    let session = RestorationSession(model: SmallModel.model, shared: SharedReadings())
    #expect(
      session.restore([line], isRecognized: true).first?.text == "ngày 22 tháng 11 năm 2019")
  }
}
