import LanguageModel
import Testing
import VietnameseText

@testable import Restoration

@Suite("The mixture of channels")
struct ChannelMixtureTests {
  @Test("the channel that explains the tokens gets the weight", arguments: 0..<4)
  func oneChannel(lane: Int) {
    var likelihood = SIMD4<Float>(repeating: 1e-6)
    likelihood[lane] = 1e-2
    let mixture = ChannelMixture(likelihoods: Array(repeating: likelihood, count: 50))
    #expect(mixture.weights[lane] > 0.95)
    #expect(abs(mixture.weights.sum() - 1) < 1e-5)
  }

  @Test("two kinds of token share the weight")
  func shares() {
    let first = SIMD4<Float>(1, 1e-5, 1e-5, 1e-5)
    let second = SIMD4<Float>(1e-5, 1e-5, 1e-5, 1)
    let tokens = Array(repeating: first, count: 30) + Array(repeating: second, count: 70)
    let mixture = ChannelMixture(likelihoods: tokens)
    #expect(abs(mixture.weights[0] - 0.3) < 0.02)
    #expect(abs(mixture.weights[ChannelMixture.cleanLane] - 0.7) < 0.02)
  }

  @Test("nothing seen, and tokens that nothing explains, leave weights that sum to one")
  func nothing() {
    for likelihoods in [[], [SIMD4<Float>.zero, .zero]] {
      let mixture = ChannelMixture(likelihoods: likelihoods)
      #expect(abs(mixture.weights.sum() - 1) < 1e-5)
      #expect(mixture.weights.min() > 0)
    }
  }

  @Test("rounding keeps the weights within half a step, and what is rounded stays")
  func rounding() {
    for weights in [
      SIMD4<Float>(0.97, 0.01, 0.01, 0.01), SIMD4(0.5, 0.2, 0.1, 0.2), SIMD4(1, 1e-5, 1e-5, 1e-5),
    ] {
      let rounded = ChannelMixture(weights: weights).rounded
      #expect(abs(rounded.weights.sum() - 1) < 1e-5)
      let ratio = rounded.weights / weights
      #expect(ratio.max() < 1.7 && ratio.min() > 0.6, "\(ratio)")
      #expect(rounded.weights == ChannelMixture(weights: weights * 1.001).rounded.weights)
    }
  }

  private static func mixture(of lines: [String]) -> ChannelMixture {
    let analyzer = TokenAnalyzer(model: SmallModel.model)
    let likelihoods = lines.flatMap { $0.split(separator: " ") }
      .compactMap { analyzer.likelihoods(of: String($0)) }
    return ChannelMixture(likelihoods: likelihoods)
  }

  @Test("clean text is told from text that recognisers read, and those from each other")
  func documents() {
    let clean = Self.mixture(of: SmallModel.sentences)
    #expect(clean.weights[ChannelMixture.cleanLane] > 0.9, "\(clean)")
    let english = Self.mixture(of: SmallModel.sentences.map(SmallModel.garbled))
    #expect(english.weights[0] > 0.7, "\(english)")
    let bare = Self.mixture(of: SmallModel.sentences.map { $0.withoutMarks })
    #expect(bare.weights[2] > 0.7, "\(bare)")
  }

  @Test("the share of known words counts words of the vocabulary only")
  func knownShare() {
    let analyzer = TokenAnalyzer(model: SmallModel.model)
    #expect(analyzer.knownShare(of: []) == 0)
    #expect(analyzer.knownShare(of: ["Ủy", "ban,", "(nhân", "dân)"]) == 1)
    #expect(analyzer.knownShare(of: ["Ủy", "xyz", "2024", "nhén"]) == 0.25)
  }
}
