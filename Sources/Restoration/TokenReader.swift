/// Reads tokens one by one, without the words around them: what a dictionary look-up does.
///
/// A new token is searched for, a known one remembered. Used by one thread.
@_spi(Benchmarks)
public final class TokenReader {
  private let analyzer: TokenAnalyzer
  private var readings: [String: String] = [:]

  /// Uses an opened model.
  public init(model: RestorationModel) { analyzer = TokenAnalyzer(model: model) }

  /// Estimates from tokens which channels the text came through.
  public func adapt(to tokens: some Sequence<String>) {
    analyzer.use(
      ChannelMixture(likelihoods: tokens.compactMap { analyzer.likelihoods(of: $0) }).rounded)
    readings.removeAll()
  }

  /// The token's most probable reading by itself, with its punctuation.
  public func reading(of token: String) -> String {
    if let known = readings[token] { return known }
    let analysis = analyzer.analyze(token)
    var reading = ""
    for part in analysis.parts {
      reading += part.leading
      if let best = part.candidates.first { reading += best.text }
    }
    reading += analysis.trailing
    readings[token] = reading
    return reading
  }
}
