import Testing

@testable import SearchablePDF

@Suite struct InvisibleFontTests {
  @Test func everyCharacterHasOnePlace() {
    var font = InvisibleFont()
    let first = font.place(of: "ệ")
    #expect(font.place(of: "a") != first)
    #expect(font.place(of: "ệ") == first)
    #expect(first == .init(font: 0, code: 1))
  }

  @Test func aFontHolds255Characters() {
    var font = InvisibleFont()
    for value in 0x1E00..<(0x1E00 + 300) as Range<UInt32> {
      if let character = Unicode.Scalar(value) { _ = font.place(of: character) }
    }
    #expect(font.count == 2)
    #expect(font.dictionary(0).contains("/LastChar 255"))
    #expect(font.dictionary(1).contains("/LastChar 45"))
    #expect(font.unicodeMap(0).contains("<01> <1E00>"))
    #expect(font.unicodeMap(0).contains("55 beginbfchar"))
  }

  @Test func charactersBeyondTheFirstPlaneTakeTwoUnits() {
    var font = InvisibleFont()
    _ = font.place(of: "𝒜")
    #expect(font.unicodeMap(0).contains("<01> <D835DC9C>"))
  }
}
