import Testing

@testable import Extraction

/// What segmentation does to the words of a line, and how it is mended.
@Suite struct ReadWordRepairTests {
  private func word(
    _ form: String, x: Int, width: Int, confidence: Double = 0.95, line: Int = 1, height: Int = 20
  ) -> ReadWord {
    ReadWord(
      form: form, confidence: confidence, box: PixelBox(x: x, y: 50, width: width, height: height),
      line: line)
  }

  @Test(arguments: [
    ("73/2014/QĐ-", "UBND", 6, true), ("19/", "10/2007", 6, true),
    ("60/2007/TT-", "BTC", 6, true), ("2016/QĐ-", "UBND", 40, false),
    ("2010-", "UBND", 6, false), ("Tự-", "Do", 6, false), ("15/", "người", 6, false),
  ])
  func tornNumbersAreJoined(first: String, second: String, gap: Int, isJoined: Bool) {
    let words = [word(first, x: 100, width: 90), word(second, x: 190 + gap, width: 50)]
    let mended = ReadWordRepair.mended(words)
    #expect(mended.map(\.form) == (isJoined ? [first + second] : [first, second]))
    if isJoined {
      #expect(mended[0].box == PixelBox(x: 100, y: 50, width: 140 + gap, height: 20))
    }
  }

  @Test(arguments: [
    ("500.", "000", 2, true), ("S00.", "000,", 2, true), ("1.500.", "000", 2, true),
    ("500.", "000", 9, false), ("2010.", "000", 2, false), ("500.", "00", 2, false),
    ("S.", "000", 2, false), ("Điều.", "000", 2, false), ("1.50.", "000", 2, false),
  ])
  func tornSumsAreJoined(first: String, second: String, gap: Int, isJoined: Bool) {
    let words = [word(first, x: 100, width: 90), word(second, x: 190 + gap, width: 50)]
    #expect(
      ReadWordRepair.mended(words).map(\.form) == (isJoined ? [first + second] : [first, second]))
  }

  @Test(arguments: [
    ("_THỦ", "THỦ"), ("~-", "-"), ("3_", "3"), ("BÀN_", "BÀN"), ("tên:____", "tên:____"),
    ("____", "____"), ("_", "_"), ("a_b", "a_b"), ("|5", "|5"),
  ])
  func whatClingsToAWordGoes(read: String, form: String) {
    #expect(ReadWordRepair.mended([word(read, x: 100, width: 90)]).map(\.form) == [form])
  }

  @Test func wordsOfDifferentLinesAreNotJoined() {
    let words = [
      word("73/2014/QĐ-", x: 100, width: 90), word("UBND", x: 194, width: 50, line: 2),
    ]
    #expect(ReadWordRepair.mended(words).count == 2)
  }

  @Test func whatWasGuessedOnTopOfAWordGoes() {
    let words = [
      word("xử", x: 100, width: 30), word("rử", x: 112, width: 18, confidence: 0.01, height: 60),
      word("lý", x: 140, width: 20),
    ]
    #expect(ReadWordRepair.mended(words).map(\.form) == ["xử", "lý"])
  }

  @Test func doubtfulWordsWithAPlaceOfTheirOwnStay() {
    let words = [
      word("ngày", x: 100, width: 40), word(",0", x: 150, width: 20, confidence: 0.1),
      word("tháng", x: 180, width: 50),
    ]
    #expect(ReadWordRepair.mended(words) == words)
  }
}
