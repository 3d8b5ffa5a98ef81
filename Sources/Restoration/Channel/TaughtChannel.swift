import VietnameseText

/// A trained channel that has learned from a few pairs more.
///
/// What people corrected is far too little to train a channel with, and shows above all words that
/// were hard to read; so the trained channel keeps its say as that many observations of each letter:
///
///     p(β | α) = (c(α → β) + κ · p₀(β | α)) / (c(α) + κ)
///
/// Only units change (one letter read as up to three, or two as one); longer chunks stay as they are.
struct TaughtChannel {
  /// How many observations of each letter the trained channel is worth.
  static let kappa = 500.0

  /// The chunks with the natural logarithm of their probability, in ascending order.
  let chunks: [(chunk: EditChunk, logProbability: Float)]

  /// Teaches a channel what the pairs show.
  init(_ channel: NoiseChannel, _ counts: ChannelCounts) {
    var rules: [EditChunk: Float] = [:]
    channel.forEachRule { rules[$0] = $1 }
    let prior = UnitPrior([channel])
    var expected: [EditChunk: Double] = [:]
    let samples = counts.pairs.sorted {
      ($0.key.form.lexicographicallyPrecedes($1.key.form))
        || ($0.key.form == $1.key.form
          && $0.key.token.lexicographicallyPrecedes($1.key.token))
    }
    for (pair, count) in samples {
      UnitAlignment(form: EditChunk.marked(pair.form), token: EditChunk.marked(pair.token))
        .forEachExpected(prior.probability) { expected[$0, default: 0] += $1 * Double(count) }
    }
    var totals: [UInt32: Double] = [:]
    for (chunk, count) in expected.sorted(by: { $0.key < $1.key }) {
      totals[chunk.source & 0xFF00_0000, default: 0] += count
    }
    for (chunk, logProbability) in rules {
      guard EditChunk.length(chunk.source) == 1, let total = totals[chunk.source] else { continue }
      // What the letter was not read as becomes rarer.
      rules[chunk] = logProbability + .log(Self.kappa / (total + Self.kappa))
    }
    for (chunk, count) in expected where count > 0.01 {
      let total = totals[chunk.source & 0xFF00_0000] ?? count
      let known = rules[chunk].map { Double(Float.exp($0)) } ?? 0
      // A rule of two letters keeps what it had; one of a single letter has been scaled above.
      rules[chunk] = .log(known + count / (total + Self.kappa))
    }
    chunks = rules.map { (chunk: $0.key, logProbability: min(0, $0.value)) }
      .sorted { $0.chunk < $1.chunk }
  }
}
