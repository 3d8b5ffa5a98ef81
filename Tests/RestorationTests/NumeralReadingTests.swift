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
}
