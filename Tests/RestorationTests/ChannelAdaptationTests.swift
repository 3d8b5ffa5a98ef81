import Testing

@testable import Restoration

@Suite("What a text came through")
struct ChannelAdaptationTests {
  /// What is found out of a text that begins with these lines.
  private static func noise(of lines: [String], isWhole: Bool) -> DocumentNoise {
    let decoders = Decoders(
      TokenAnalyzer(model: SmallModel.model), tokenMemory: TokenStore.standardLimit)
    var adaptation = ChannelAdaptation()
    let block = TokenBlock(text: Array((lines.joined(separator: "\n") + "\n").utf8), from: 0)
    adaptation.adapt(to: block, isRecognized: false, isWhole: isWhole, decoders)
    return adaptation.noise
  }

  @Test("a misread document has a channel of its own, a text of which more follows has not")
  func ownChannel() {
    let garbled = SmallModel.sentences.map(SmallModel.garbled)
    #expect(Self.noise(of: garbled, isWhole: true).channel != nil)
    #expect(Self.noise(of: garbled, isWhole: false).channel == nil)
    // A few words say too little of their recogniser.
    #expect(Self.noise(of: Array(garbled.prefix(2)), isWhole: true).channel == nil)
    let long = Array(repeating: garbled, count: 60).flatMap { $0 }
    #expect(Self.noise(of: long, isWhole: true).channel == nil)
    #expect(Self.noise(of: SmallModel.sentences, isWhole: true).channel == nil)
    #expect(Self.noise(of: SmallModel.sentences.map(\.withoutMarks), isWhole: true).channel == nil)
  }

  @Test("what documents came through before does not matter to the next")
  func independence() {
    func repeated(_ lines: [String]) -> [String] {
      Array(repeating: lines, count: 4).flatMap { $0 }
    }
    let garbled = repeated(
      SmallModel.unseen.map(SmallModel.garbled) + SmallModel.sentences.prefix(6))
    let others = [
      SmallModel.sentences.map(SmallModel.garbled), SmallModel.sentences.map(\.withoutMarks),
      SmallModel.sentences, SmallModel.sentences.map(SmallModel.mistoned),
    ]
    let alone = TextRestorer(restorer: Restorer(model: SmallModel.model)).restore(garbled)
    let used = TextRestorer(restorer: Restorer(model: SmallModel.model))
    for other in others.map(repeated) {
      _ = used.restore(other)
      #expect(used.restore(garbled) == alone)
    }
  }
}
