import DocumentModel
import LanguageModel
import TestSupport
import Testing

@testable import Restoration

@Suite("Probabilities by posteriors")
struct CalibrationTests {
  private static func words(_ text: String, posterior: Double) -> [Word] {
    Line(text: text).words.map { word in
      var word = word
      word.probability = posterior
      return word
    }
  }

  private static func probabilities(
    _ words: [Word], _ mixture: ChannelMixture = ChannelMixture(weights: SIMD4(1, 0, 0, 0))
  ) throws -> [Double] {
    let calibration = Calibration(mixture, SmallModel.model.language)
    return calibration.features(of: words).map(calibration.probability)
  }

  @Test("a higher posterior gives a higher probability, whatever the text came through")
  func order() throws {
    for lane in 0..<4 {
      var weights = SIMD4<Float>.zero
      weights[lane] = 1
      var last = 0.0
      for posterior in [0.01, 0.1, 0.5, 0.9, 0.99, 0.999, 1] {
        let word = try Self.probabilities(
          Self.words("ủy ban nhân dân tỉnh", posterior: posterior),
          ChannelMixture(weights: weights))[2]
        #expect(word > last && word <= 1, "lane \(lane), posterior \(posterior)")
        last = word
      }
    }
  }

  @Test("of two words with one posterior, that on the surer line is the likelier to be right")
  func line() throws {
    var words = Self.words("ủy ban nhân dân tỉnh", posterior: 0.6)
    words[2].probability = 0.95
    let doubtful = try Self.probabilities(words)[2]
    words = Self.words("ủy ban nhân dân tỉnh", posterior: 0.9999)
    words[2].probability = 0.95
    #expect(try Self.probabilities(words)[2] > doubtful)
  }

  @Test("how sure the lattice is of a figure says nothing")
  func figures() throws {
    let sure = try Self.probabilities(Self.words("ngày 12", posterior: 1))[1]
    var words = Self.words("ngày 12", posterior: 1)
    words[1].probability = 0.5
    #expect(try Self.probabilities(words)[1] == sure)
    #expect(sure < 1)
  }

  @Test("a mixture of channels gives what lies between them")
  func mixture() throws {
    let words = Self.words("ủy ban nhân dân tỉnh", posterior: 0.9)
    let alone = try (0..<3).map { lane in
      var weights = SIMD4<Float>.zero
      weights[lane] = 1
      return try Self.probabilities(words, ChannelMixture(weights: weights))[1]
    }
    let mixed = try Self.probabilities(
      words, ChannelMixture(weights: SIMD4(0.5, 0.25, 0.25, 0)))[1]
    let expected = 0.5 * alone[0] + 0.25 * alone[1] + 0.25 * alone[2]
    #expect(abs(mixed - expected) < 1e-6)
  }

  @Test(
    "a word and its runners-up have no more than all of the probability, and low ones are flagged",
    // Of the first seed two doubtful words are labels of a list.
    arguments: [12_471_508_108_728_295_337] + Seeds.first(3))
  func runnersUp(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let letters = Array("abcdeghiklmnopqrstuvxyàáéôơưđĐTUB0123,.")
    let lines = (0..<200).map { _ in
      (0..<Int.random(in: 1...9, using: &generator)).map { _ in
        String(
          (0..<Int.random(in: 1...6, using: &generator)).map { _ in
            letters.randomElement(using: &generator) ?? "a"
          })
      }.joined(separator: " ")
    }
    let restorer = TextRestorer(restorer: Restorer(model: SmallModel.model))
    for word in restorer.restore(lines).flatMap(\.words) {
      guard let probability = word.probability else { continue }
      let all = word.alternatives.reduce(probability) { $0 + $1.probability }
      #expect((0...1).contains(probability), "seed \(seed): \(word)")
      #expect(all <= 1.001, "seed \(seed): \(word)")
      #expect(
        word.flags.contains(.doubtful) == (probability < 0.7 && !word.isNoise),
        "seed \(seed): \(word)")
    }
  }
}
