import Testing

@testable import VietnameseText

@Suite("Letters")
struct LetterTests {
  @Test("every letter comes apart and together again")
  func roundTrip() throws {
    for scalar in Alphabet.all {
      let letter = try #require(Letter(scalar), "\(scalar)")
      #expect(letter.scalar == scalar)
      #expect(letter.isUpper == scalar.properties.isUppercase)
    }
  }

  @Test("a letter knows its parts")
  func parts() throws {
    let letter = try #require(Letter("Ộ"))
    #expect(letter.base == "o")
    #expect(letter.quality == .circumflex)
    #expect(letter.tone == .nang)
    #expect(letter.isUpper && letter.isVowel)
    #expect(Letter("đ")?.quality == .stroke)
    #expect(Letter("đ")?.isVowel == false)
    #expect(Letter("ỹ")?.isVowel == true)
  }

  @Test("what is no letter is none", arguments: ["1", "-", " ", "\u{301}", "ß", "ñ", "漢"])
  func others(text: String) throws {
    #expect(Letter(try #require(text.unicodeScalars.first)) == nil)
  }

  @Test("combinations that do not exist have no scalar")
  func missingCombinations() {
    #expect(Letter(base: "b", quality: .plain, tone: .sac, isUpper: false).scalar == nil)
    #expect(Letter(base: "i", quality: .horn, tone: .ngang, isUpper: false).scalar == nil)
    #expect(Letter(base: "d", quality: .stroke, tone: .huyen, isUpper: true).scalar == nil)
  }
}
