/// Finds out, as a document goes on, which channels its text came through.
///
/// What is estimated depends on the document's text alone, not on who restores it or when.
struct ChannelAdaptation {
  /// What the text comes through, as far as is known.
  private(set) var mixture = ChannelMixture.even
  /// Share of known words where the mixture was estimated.
  private var knownShare: Float?
  /// Tokens of a block that are looked at.
  private static let sampleSize = 300

  /// Estimates the mixture from a block that is typical for what follows.
  ///
  /// Within a document that is done again only where the share of known words changes, as it does
  /// where the text of one recogniser ends and that of another begins.
  mutating func adapt(to block: TokenBlock, _ analyzer: TokenAnalyzer) {
    let step = max(1, block.tokens.count / ChannelAdaptation.sampleSize)
    let sample = block.bytes.withUnsafeBufferPointer { bytes in
      stride(from: 0, to: block.tokens.count, by: step).map { index in
        let token = block.tokens[index]
        // What is too long to be a word says nothing.
        let end = min(token.end, token.start + UInt32(TokenStore.longestToken) + 1)
        return String(
          decoding: UnsafeBufferPointer(rebasing: bytes[Int(token.start)..<Int(end)]),
          as: UTF8.self)
      }
    }
    let share = analyzer.knownShare(of: sample)
    // A few words say little of a change.
    if let knownShare, sample.count < 50 || abs(share - knownShare) < 0.1 { return }
    knownShare = share
    let likelihoods = sample.compactMap { token in
      token.utf8.count <= TokenStore.longestToken ? analyzer.likelihoods(of: token) : nil
    }
    mixture = ChannelMixture(likelihoods: likelihoods).rounded
  }
}
