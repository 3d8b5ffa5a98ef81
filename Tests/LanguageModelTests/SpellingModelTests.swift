import TestSupport
import Testing
import VietnameseText

@testable import LanguageModel

@Suite("How words are spelled")
struct SpellingModelTests {
  private static func model(_ words: [String]) throws -> SpellingModel {
    let folder = try TemporaryFolder()
    let path = folder.path + "/s.dau"
    let sections = SpellingModel.sections(
      .abbreviations, words.map { (SymbolCode.encode($0), 1) })
    try ModelFile.write(sections, to: path)
    return try SpellingModel(file: ModelFile(path: path), kind: .abbreviations)
  }

  @Test("what is like the words seen is likelier; case does not matter")
  func likelihood() throws {
    let model = try Self.model(["QĐ", "HĐND", "BCĐ", "GDĐT", "LĐTBXH", "UBND"])
    func score(_ text: String) -> Float? { model.logProbability(of: SymbolCode.encode(text)) }
    let known = try #require(score("BCĐ"))
    #expect(known > (score("BCD") ?? 0))
    #expect(known == score("bcđ"))
    #expect((score("XZW") ?? 0) < known)
  }

  @Test("probabilities of all continuations sum to one, or a little less by rounding")
  func normalised() throws {
    let model = try Self.model(["AB", "AC", "BA"])
    let letters = (1...26).map { UInt8($0) } + SymbolCode.encode("ăâđêôơư")
    var sum: Float = 0
    for letter in letters {
      // P(a letter, then the end) summed over letters leaves out longer words.
      sum += Float(Float.exp(model.logProbability(of: [letter]) ?? -100))
    }
    #expect(sum > 0 && sum < 1)
  }

  @Test("letters with tones and other characters are not spelled")
  func foreign() throws {
    let model = try Self.model(["AB"])
    #expect(model.logProbability(of: SymbolCode.encode("BÀ")) == nil)
    #expect(model.logProbability(of: SymbolCode.encode("A1")) == nil)
  }
}
