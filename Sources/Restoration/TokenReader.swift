/// Reads tokens one by one, without the words around them: what a dictionary look-up does.
///
/// A new token is searched for, a known one looked up. Used by one thread.
public final class TokenReader {
  private let analyzer: TokenAnalyzer

  /// Uses an opened model.
  public init(model: RestorationModel) { analyzer = TokenAnalyzer(model: model) }

  /// Estimates from tokens which channels the text came through.
  public func adapt(to tokens: some Sequence<String>) {
    analyzer.use(
      ChannelMixture(likelihoods: tokens.compactMap { analyzer.likelihoods(of: $0) }).rounded)
  }

  /// The token's most probable reading by itself, with its punctuation.
  public func reading(of token: String) -> String {
    let index = analyzer.analysis(of: token)
    let analysis = analyzer.analyses[index]
    return analysis.parts.reduce("") { $0 + $1.leading + ($1.candidates.first?.text ?? "") }
      + analysis.trailing
  }
}
