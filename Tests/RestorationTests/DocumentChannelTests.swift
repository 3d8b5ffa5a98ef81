import Testing
import VietnameseText

@testable import Restoration

@Suite("A channel fitted to a document")
struct DocumentChannelTests {
  private static func codes(_ text: String) -> [UInt8] { SymbolCode.encode(text) }

  private static func observation(
    _ form: String, _ token: String, _ weight: Double
  ) -> DocumentChannel.Observation {
    .init(form: codes(form), token: codes(token), weight: weight)
  }

  @Test("what was seen in the document becomes likelier, in other words too")
  func fit() {
    let start = DocumentChannel(prior: UnitPrior(SmallModel.model.channels))
    let seen = [
      Self.observation("thứ", "thd", 20), Self.observation("chứ", "chd", 20),
      Self.observation("tin", "tin", 40),
    ]
    let fitted = DocumentChannel(fitting: seen, from: start)
    func gain(_ token: String, _ form: String) -> Float {
      fitted.logProbability(of: Self.codes(token), given: Self.codes(form))
        - start.logProbability(of: Self.codes(token), given: Self.codes(form))
    }
    #expect(gain("thd", "thứ") > 1)
    #expect(gain("md", "mứ") > 1)
    #expect(gain("bau", "bàu") < 0.5)
  }

  @Test("words that only the document's own noise explains are found by it")
  func search() throws {
    let model = SmallModel.model
    let base = model.channels[RestorationModel.foreign]
    let start = DocumentChannel(prior: UnitPrior(model.channels), base: base)
    #expect(start.search == nil)
    let seen = [
      Self.observation("chính", "chyynh", 20), Self.observation("tin", "tin", 20),
      Self.observation("kinh", "kinh", 20),
    ]
    let channel = try #require(DocumentChannel(fitting: seen, from: start).search)
    let search = CandidateSearch(trie: model.trie, channels: model.channels)
    func words(_ channel: NoiseChannel) -> [String] {
      search.matches(for: Self.codes("phyy"), in: channel).map {
        SymbolCode.decode($0.form.codes(in: model.language.vocabulary))
      }
    }
    #expect(!words(base).contains("phí"))
    #expect(words(channel).contains("phí"))
    // What was trained is still known.
    #expect(
      search.matches(for: Self.codes("cong"), in: channel).count
        >= search.matches(for: Self.codes("cong"), in: base).count)
  }

  @Test("what is surely in the document is a candidate for a token that nothing explains")
  func wordsOfTheDocument() {
    let analyzer = TokenAnalyzer(model: SmallModel.model)
    func readings(_ token: String) -> [String] {
      analyzer.analyze(token).parts.flatMap { $0.candidates.map(\.text) }
    }
    let start = DocumentChannel(
      prior: UnitPrior(SmallModel.model.channels),
      base: SmallModel.model.channels[RestorationModel.foreign])
    analyzer.use(ChannelMixture(weights: SIMD4(0.9, 0.04, 0.03, 0.03)))
    analyzer.documentChannel = DocumentChannel(
      fitting: [Self.observation("tỉnh", "tinh", 0.5)], from: start)
    #expect(!readings("tz").contains("tỉnh"))
    analyzer.documentChannel = DocumentChannel(
      fitting: [Self.observation("tỉnh", "tinh", 0.99)], from: start)
    #expect(readings("tz").contains("tỉnh"))
  }

  @Test("probabilities are at most one, and nothing is impossible")
  func bounds() {
    let channel = DocumentChannel(prior: UnitPrior(SmallModel.model.channels))
    for (form, token) in [("và", "va"), ("của", "cia"), ("nghiêng", "x"), ("ở", "zzzz")] {
      let value = channel.logProbability(of: Self.codes(token), given: Self.codes(form))
      #expect(value <= 0 && value > -69, "\(form) \(token) \(value)")
    }
  }

  @Test("numbers and abbreviations are not its business")
  func concerns() {
    for token in ["12", "UBND", "a", "QD-UB", "nghiêngnghiêng"] {
      #expect(!DocumentChannel.concerns(Self.codes(token)), "\(token)")
    }
    for token in ["th6ng", "Thd", "gi", "KSf", "LTy"] {
      #expect(DocumentChannel.concerns(Self.codes(token)), "\(token)")
    }
  }
}
