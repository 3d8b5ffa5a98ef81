import LanguageModel
import VietnameseText

/// What a benchmark sees of the search for candidates: tokens that no cache knows, one by one.
@_spi(Benchmarks)
public final class CandidateProbe {
  private let analyzer: TokenAnalyzer
  private let search: CandidateSearch
  private let channel: NoiseChannel

  /// Makes a probe with caches of its own, for text that came through a recogniser without
  /// Vietnamese.
  public init(model: RestorationModel) {
    analyzer = TokenAnalyzer(model: model)
    search = CandidateSearch(trie: model.trie, channels: model.channels)
    channel = model.channels[0]
    analyzer.use(ChannelMixture(weights: SIMD4(0.9, 0.04, 0.03, 0.03)))
  }

  /// Finds the forms that the channel can have read as each token and returns how many they are.
  public func search(_ tokens: [[UInt8]]) -> Int {
    tokens.reduce(0) { $0 + search.matches(for: $1, in: channel).count }
  }

  /// Works out the readings of each token and returns how many they are.
  public func analyze(_ tokens: [String]) -> Int {
    var count = 0
    for token in tokens {
      for part in analyzer.analyze(token).parts { count += part.candidates.count }
    }
    return count
  }

  /// The readings of a token's pieces that are carried into the lattice, best first, each with the
  /// logarithm of its probability before context.
  public func readings(of token: String) -> [(text: String, score: Float)] {
    analyzer.analyze(token).parts.flatMap { part in
      part.candidates.map { ($0.text, analyzer.score($0)) }
    }
  }

  /// A token without the punctuation around it.
  public static func core(of token: Substring) -> String {
    String(OuterPunctuation(token).core).precomposed
  }

  /// The symbols of a core, as the search takes them.
  public static func codes(of core: String) -> [UInt8] { SymbolCode.encode(core) }
}
