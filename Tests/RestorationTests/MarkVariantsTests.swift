import DocumentModel
import Testing

@testable import Restoration

/// What a recogniser may have missed without being in doubt.
@Suite struct MarkVariantsTests {
  private func word(_ form: String, _ confidence: Double? = 0.9) -> Word {
    Word(form, confidence: confidence)
  }

  private func forms(_ form: String, after before: String? = nil) -> Set<String> {
    Set(MarkVariants.readings(of: word(form), after: before).map(\.form))
  }

  @Test func allTonesOfTheVowelWithAMark() {
    #expect(forms("tê") == ["tề", "tể", "tễ", "tế", "tệ"])
    #expect(forms("khâu;") == ["khầu;", "khẩu;", "khẫu;", "khấu;", "khậu;"])
    #expect(forms("bỗ").isSuperset(of: ["bô", "bổ", "bộ"]))
  }

  @Test func aStoppedSyllableHasTwoTones() {
    #expect(forms("cấp") == ["cập"])
  }

  @Test func theStrokeOfD() {
    #expect(forms("di").isSuperset(of: ["đi", "dì"]))
  }

  @Test func whatIsNoSyllableAndWhatNobodyReadHasNone() {
    #expect(forms("KTCK").isEmpty)
    #expect(forms("CHỦ").isEmpty)
    #expect(MarkVariants.readings(of: word("tê", nil), after: nil).isEmpty)
  }

  @Test func aCapitalOfTheSameShapeMayBeASmallLetter() {
    #expect(forms("Việc", after: "mạnh").contains("việc"))
    #expect(!forms("Thương", after: "Công").contains("thương"))
    #expect(!forms("Việc", after: "xong.").contains("việc"))
    #expect(!forms("Nam", after: "miền").contains("nam"))
  }

  @Test func marksOnTheVowelWithAnotherMarkAreMissedMostOften() throws {
    func evidence(_ form: String, as reading: String) throws -> Float {
      try #require(
        MarkVariants.readings(of: word(form), after: nil).first { $0.form == reading }
      ).evidence
    }
    #expect(try evidence("tê", as: "tế") > evidence("tinh", as: "tỉnh"))
    #expect(try evidence("bỏ", as: "bò") > evidence("tinh", as: "tỉnh"))
  }
}
