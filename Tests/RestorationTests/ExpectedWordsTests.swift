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

  /// The place of a token that was kept as it is, between words.
  private static func place(
    _ read: String, after before: [String], before behind: [String], score: Float = -22
  ) throws -> ExpectedWords.Place {
    var context = language.start
    for word in before { context = language.advance(context, with: try id(word)) }
    let behind = try behind.map(id)
    return ExpectedWords.Place(
      read: SymbolCode.encode(read), word: TokenClass.unknown.rawValue,
      form: SymbolCode.encode(read), score: score, before: context,
      behind: (
        behind.first ?? Arc.none, behind.count > 1 ? behind[1] : Arc.none
      ))
  }

  private static func word(_ answer: ExpectedWords.Answer) -> String {
    language.vocabulary.key(of: answer.word).text
  }

  @Test("of a token whose letters are gone the neighbours tell the word")
  func found() throws {
    var expected = ExpectedWords(model: Self.language)
    let place = try Self.place("nhdmi", after: ["ủy", "ban"], before: ["dân", "tỉnh"])
    let answer = expected.find(place, text: 1, through: Self.channel)
    #expect(Self.word(answer) == "nhân")
    #expect(answer.odds > 0)
    #expect(answer.allOdds >= answer.odds)
  }

  @Test("the better the lattice explains a token, the less its neighbours count")
  func kept() throws {
    var expected = ExpectedWords(model: Self.language)
    let odds = try [Float(-22), -20, -18].map { score in
      let place = try Self.place(
        "nhdmi", after: ["ủy", "ban"], before: ["dân", "tỉnh"], score: score)
      return expected.find(place, text: 1, through: Self.channel).odds
    }
    #expect(abs(odds[0] - odds[1] - 2) < 1e-3)
    #expect(abs(odds[1] - odds[2] - 2) < 1e-3)
  }

  @Test("neighbours that were never seen together expect less")
  func strange() throws {
    var expected = ExpectedWords(model: Self.language)
    let known = try Self.place("nhdmi", after: ["ủy", "ban"], before: ["dân", "tỉnh"])
    let strange = try Self.place("nhdmi", after: ["ủy", "ban"], before: ["lập", "phúc"])
    let odds = [known, strange].map { expected.find($0, text: 1, through: Self.channel).odds }
    #expect(odds[0] > odds[1] + 2)
  }

  @Test("what is remembered is what was found, whatever came between")
  func remembered() throws {
    var expected = ExpectedWords(model: Self.language)
    let places = try [
      Self.place("nhdmi", after: ["ủy", "ban"], before: ["dân", "tỉnh"]),
      Self.place("nhdmi", after: ["ủy", "ban"], before: []),
      Self.place("hodch", after: ["kế"], before: ["của", "ủy"]),
    ]
    let first = places.map { expected.find($0, text: 1, through: Self.channel) }
    let again = places.reversed().map { expected.find($0, text: 1, through: Self.channel) }
    expected.forget()
    let anew = places.map { expected.find($0, text: 1, through: Self.channel) }
    for index in places.indices {
      #expect(first[index].word == again[2 - index].word)
      #expect(first[index].odds == again[2 - index].odds)
      #expect(first[index].odds == anew[index].odds)
    }
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
