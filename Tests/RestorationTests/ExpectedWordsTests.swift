import LanguageModel
import Testing
import VietnameseText

@testable import Restoration

@Suite("Words that their neighbours expect")
struct ExpectedWordsTests {
  private static let language = SmallModel.model.language
  private static let channel = DocumentChannel(prior: UnitPrior(SmallModel.model.channels))

  private static func id(_ word: String) throws -> UInt16 {
    try #require(WordKey(word).flatMap(language.vocabulary.id(of:)))
  }

  /// What is found for a token that was kept as it is, between words.
  private static func find(
    _ read: String, after before: [String], before behind: [String], score: Float = -22,
    in expected: borrowing ExpectedWords
  ) throws -> ExpectedWords.Answer {
    let before = try before.suffix(2).reversed().map(id)
    let behind = try behind.map(id)
    func pair(_ words: [UInt16]) -> (UInt16, UInt16) {
      (words.first ?? Arc.none, words.count > 1 ? words[1] : Arc.none)
    }
    let place = ExpectedWords.Place(
      text: UInt32(truncatingIfNeeded: read.utf8.reduce(0) { $0 &* 31 &+ UInt64($1) }),
      word: TokenClass.unknown.rawValue, score: score, before: pair(before), behind: pair(behind))
    if let known = expected.answer(at: place) { return known }
    let codes = SymbolCode.encode(read)
    return expected.find(
      place, ExpectedWords.Letters(read: codes, form: codes), through: channel)
  }

  private static func word(_ answer: ExpectedWords.Answer) -> String {
    language.vocabulary.key(of: answer.word).text
  }

  @Test("of a token whose letters are gone the neighbours tell the word")
  func found() throws {
    let expected = ExpectedWords(model: Self.language, size: 64)
    let answer = try Self.find(
      "nhdmi", after: ["ủy", "ban"], before: ["dân", "tỉnh"], in: expected)
    #expect(Self.word(answer) == "nhân")
    #expect(answer.odds > 0)
    #expect(answer.allOdds >= answer.odds)
  }

  @Test("the better the lattice explains a token, the less its neighbours count")
  func kept() throws {
    let expected = ExpectedWords(model: Self.language, size: 64)
    let odds = try [Float(-22), -20, -18].map { score in
      try Self.find(
        "nhdmi", after: ["ủy", "ban"], before: ["dân", "tỉnh"], score: score, in: expected
      ).odds
    }
    #expect(abs(odds[0] - odds[1] - 2) < 1e-3)
    #expect(abs(odds[1] - odds[2] - 2) < 1e-3)
  }

  @Test("neighbours that were never seen together expect less")
  func strange() throws {
    let expected = ExpectedWords(model: Self.language, size: 64)
    let odds = try [["dân", "tỉnh"], ["lập", "phúc"]].map {
      try Self.find("nhdmi", after: ["ủy", "ban"], before: $0, in: expected).odds
    }
    #expect(odds[0] > odds[1] + 2)
  }

  @Test("what is remembered is what was found, however little room there is", arguments: [4, 64])
  func remembered(size: Int) throws {
    let expected = ExpectedWords(model: Self.language, size: size)
    let places = [
      ("nhdmi", ["ủy", "ban"], ["dân", "tỉnh"]), ("nhdmi", ["ủy", "ban"], []),
      ("hodch", ["kế"], ["của", "ủy"]), ("hodch", ["kế"], []), ("hodch", ["kế"], ["ủy"]),
      ("nhdmi", ["ban"], ["dân", "tỉnh"]),
    ]
    func answers() throws -> [Float] {
      try places.map {
        try Self.find($0.0, after: $0.1, before: $0.2, in: expected).odds
      }
    }
    let first = try answers()
    #expect(try answers() == first)
    expected.forget()
    #expect(try answers() == first)
    #expect(Set(first).count >= 4)
  }

  @Test("expected words are among the runners-up, in the order of tokens and probabilities")
  func runnersUp() throws {
    let restorer = TextRestorer(restorer: Restorer(model: SmallModel.model))
    let lines = SmallModel.sentences.map { sentence in
      var words = SmallModel.garbled(sentence).split(separator: " ").map(String.init)
      if words.count > 4 { words[2] = "xyw" + words[2].suffix(1) }
      return words.joined(separator: " ")
    }
    for word in restorer.restore(lines).flatMap(\.words) {
      let probabilities = word.alternatives.map(\.probability)
      #expect(probabilities == probabilities.sorted(by: >), "\(word)")
      #expect(Set(word.alternatives.map(\.form)).count == word.alternatives.count, "\(word)")
      #expect(!word.alternatives.contains { $0.form == word.form }, "\(word)")
    }
  }
}
