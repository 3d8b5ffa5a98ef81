import VietnameseText

/// A trained channel that has learned from a few pairs more.
///
/// What people corrected is far too little to train a channel with, and shows above all words that
/// were hard to read; so the trained channel keeps its say as that many observations of each letter
/// (`ExpectedUnits`). Only units change (one letter read as up to three, or two as one); longer chunks
/// stay as they are.
struct TaughtChannel {
  /// How many observations of each letter the trained channel is worth.
  static let kappa = 500.0

  /// The chunks with the natural logarithm of their probability, in ascending order.
  let chunks: [(chunk: EditChunk, logProbability: Float)]

  /// Teaches a channel what the pairs show.
  init(_ channel: NoiseChannel, _ counts: ChannelCounts) {
    let prior = UnitPrior([channel])
    let samples = counts.pairs.sorted {
      ($0.key.form.lexicographicallyPrecedes($1.key.form))
        || ($0.key.form == $1.key.form
          && $0.key.token.lexicographicallyPrecedes($1.key.token))
    }
    var expected = ExpectedUnits(kappa: Self.kappa)
    for (pair, count) in samples {
      expected.add(form: pair.form, token: pair.token, weight: Double(count), prior.probability)
    }
    chunks = expected.chunks(of: channel, expected.priorShare, least: 0.01)
      .sorted { $0.chunk < $1.chunk }
  }
}
