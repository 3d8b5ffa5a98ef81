import Testing
import VietnameseText

@testable import Restoration

@Suite("Numbers whose figures were taken for letters")
struct NumeralReadingTests {
  private static func read(_ token: String) -> String? {
    NumeralReading.read(SymbolCode.encode(token)).map { SymbolCode.decode($0.digits) }
  }

  @Test(
    "look-alikes are figures",
    arguments: [("l", "1"), ("I", "1"), ("lO", "10"), ("S", "5"), ("2O", "20"), ("l5", "15")])
  func numbers(token: String, digits: String) { #expect(Self.read(token) == digits) }

  @Test(
    "numbers as they stand, words and long tokens are none", arguments: ["12", "", "và", "lllll"])
  func none(token: String) { #expect(Self.read(token) == nil) }

  @Test("a likelier misreading has the higher probability")
  func probability() throws {
    let common = try #require(NumeralReading.read(SymbolCode.encode("l")))
    let rare = try #require(NumeralReading.read(SymbolCode.encode("T")))
    #expect(common.probability > rare.probability)
  }

  @Test(
    "the last figure of a number behind a word is one as it stands",
    arguments: [
      ("l9", "19"), ("19", "19"), ("95%", "95%"), ("1o0%", "100%"), ("7,5%", "7,5%"), ("9l", nil),
      ("%", nil), ("a9", nil),
    ])
  func number(token: String, expected: String?) {
    let codes = SymbolCode.encode(token)
    #expect(NumeralReading.number(codes[...]).map { SymbolCode.decode($0.number) } == expected)
  }

  @Test(
    "a number follows a word",
    arguments: [
      ("tiéu95", true), ("dat5%", true), ("s6", false), ("16ng", false), ("nh1", false),
      ("95%", false), ("a95", false),
    ])
  func followsWord(token: String, expected: Bool) {
    #expect(NumeralReading.followsWord(SymbolCode.encode(token)) == expected)
  }
}
