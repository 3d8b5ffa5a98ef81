import VietnameseText

/// Finds out, as a document goes on, what its text came through.
///
/// What is estimated depends on the document's text alone, not on who restores it or when.
struct ChannelAdaptation {
  /// What the text comes through, as far as is known.
  private(set) var noise = DocumentNoise()
  /// Share of known words where the noise was estimated.
  private var knownShare: Float?
  /// Tokens of a block that are looked at.
  private static let sampleSize = 300
  /// Times that a channel is fitted to a document that the trained ones do not explain; later ones drift.
  private static let rounds = 2
  /// Fewest and most tokens of a document that a channel is fitted to although the trained ones explain
  /// it. What is longer may hold the leavings of several recognisers, and should come fast.
  private static let fitted = 50...20_000
  /// The least tokens of a running text that counts as a document: what is shorter a form or a service
  /// restores many a time a second.
  private static let leastText = 500

  /// Estimates the noise from a block that is typical for what follows.
  ///
  /// Within a document that is done again only where the share of known words changes, as it does
  /// where the text of one recogniser ends and that of another begins.
  ///
  /// - Parameters:
  ///   - isRecognized: whether the text is known to come from a recogniser.
  ///   - isWhole: whether the block is a document, of which nothing follows.
  mutating func adapt(
    to block: TokenBlock, isRecognized: Bool, isWhole: Bool, _ decoders: Decoders
  ) {
    let analyzer = decoders.analyzer
    let sample = ChannelAdaptation.sample(of: block)
    let share = analyzer.knownShare(of: sample)
    // A few words say little of a change.
    if let knownShare, sample.count < 50 || abs(share - knownShare) < 0.1 { return }
    knownShare = share
    let ablation = analyzer.model.ablation
    if ablation.contains(.mixture) { return }
    let likelihoods = sample.compactMap { token in
      token.utf8.count <= TokenStore.longestToken ? analyzer.likelihoods(of: token) : nil
    }
    noise = DocumentNoise(mixture: ChannelMixture(likelihoods: likelihoods).rounded)
    if fits(block, isWhole: isWhole), !ablation.contains(.documentChannel) {
      fit(
        to: block,
        DocumentChannel(
          prior: analyzer.unitPrior, base: analyzer.channels[RestorationModel.foreign]),
        decoders)
    } else if !isRecognized, noise.mixture.isNearlyClean {
      leaveAlone(block, decoders)
    }
  }

  /// Whether the first block of a running text is a document, of which nothing follows and which is worth
  /// a channel of its own.
  static func isDocument(lines: Int, tokens: Int) -> Bool {
    lines < TextRestorer.blockSize && tokens >= leastText
  }

  private static func sample(of block: TokenBlock) -> [String] {
    let step = max(1, block.tokens.count / sampleSize)
    return block.bytes.withUnsafeBufferPointer { bytes in
      stride(from: 0, to: block.tokens.count, by: step).map { index in
        let token = block.tokens[index]
        // What is too long to be a word says nothing.
        let end = min(token.end, token.start + UInt32(TokenStore.longestToken) + 1)
        return String(
          decoding: UnsafeBufferPointer(rebasing: bytes[Int(token.start)..<Int(end)]),
          as: UTF8.self)
      }
    }
  }

  /// Whether a channel is fitted to a document.
  private func fits(_ block: TokenBlock, isWhole: Bool) -> Bool {
    noise.mixture.isStrange
      || noise.isForeign && isWhole && ChannelAdaptation.fitted.contains(block.tokens.count)
  }

  /// Fits a channel to the document by what its words are with the channels known so far.
  private mutating func fit(
    to block: TokenBlock, _ channel: DocumentChannel, _ decoders: Decoders
  ) {
    var channel = channel
    // Where the trained channels explain the document, a second time brings nothing.
    for _ in 0..<(noise.mixture.isStrange ? ChannelAdaptation.rounds : 1) {
      let observations = decoders.with(noise) { decoder in
        decoder.decode(block, wantsPosteriors: true)
        return decoder.observations(block)
      }
      channel = DocumentChannel(fitting: observations, from: channel)
      noise.channel = channel
    }
  }

  /// Takes a text for clean where so few of its words would change that they are more likely to be
  /// the author's own than misread.
  private mutating func leaveAlone(_ block: TokenBlock, _ decoders: Decoders) {
    // As much as the first block of a running text says enough.
    let share = max(1, block.lines.count / TextRestorer.blockSize)
    let changes = decoders.with(noise) { decoder in
      decoder.decode(block, wantsPosteriors: false, oneIn: share)
      return decoder.changes
    }
    if changes.changed * ChannelAdaptation.cleanShare < changes.words {
      noise.mixture = .clean
    }
  }

  /// A text in which fewer than one word in so many would change is clean.
  private static let cleanShare = 150
}
