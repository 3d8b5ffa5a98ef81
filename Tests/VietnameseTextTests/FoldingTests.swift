import Testing

@testable import VietnameseText

@Suite("Folding")
struct FoldingTests {
  @Test(
    "folding takes marks and case away",
    arguments: [
      ("Đảng ủy", "dang uy"), ("ỦY BAN NHÂN DÂN", "uy ban nhan dan"),
      ("KẾ HOẠCH 30/2020", "ke hoach 30/2020"),
      ("e\u{302}\u{323}", "e"), ("", ""), ("ÄÖ", "äö"),
    ])
  func folded(text: String, expected: String) {
    #expect(text.folded == expected)
  }

  @Test(
    "taking marks off keeps the case",
    arguments: [
      ("Đảng ủy", "Dang uy"), ("QĐ-UBND", "QD-UBND"), ("O\u{31B}\u{301}", "O"), ("", ""),
    ])
  func withoutMarks(text: String, expected: String) {
    #expect(text.withoutMarks == expected)
  }

  @Test("every letter folds to an ASCII letter")
  func everyLetter() {
    for scalar in Alphabet.all {
      let text = String(scalar)
      let isFolded = text.folded.unicodeScalars.allSatisfy { ("a"..."z").contains($0) }
      #expect(isFolded, "\(text)")
      #expect(text.withoutMarks.lowercased() == text.folded)
      #expect(text.folded.folded == text.folded)
    }
  }
}
