import VietnameseText

/// How often a recogniser is to be expected to have read each unit as what, and what that makes of what
/// was known of units before.
///
/// With the expected counts c, and what was known of each letter, p₀, worth κ observations:
///
///     p(β | α) = (c(α → β) + κ · p₀(β | α)) / (c(α) + κ)
struct ExpectedUnits: ~Copyable {
  /// Expected counts in one pair below which a unit was not seen there.
  private static let leastCount = 1e-3

  private let kappa: Double
  private var counts = CountTable(room: 1 << 10)

  /// - Parameter kappa: how many observations of a letter what was known of it is worth.
  init(kappa: Double) { self.kappa = kappa }

  /// Adds what a form and what was read of it show.
  ///
  /// - Parameters:
  ///   - weight: how often the two were seen.
  ///   - probability: of a unit, as far as is known.
  mutating func add(
    form: [UInt8], token: [UInt8], weight: Double, _ probability: (EditChunk) -> Double
  ) {
    UnitAlignment(form: EditChunk.marked(form), token: EditChunk.marked(token))
      .forEachExpected(probability) { chunk, count in
        if count > Self.leastCount { counts.add(Float(count * weight), to: chunk.key) }
      }
  }

  /// By the first letter of a unit: the share that what was known keeps in its probability.
  var priorShare: [Double] {
    var totals = [Double](repeating: 0, count: 256)
    counts.forEachCount { key, count in totals[Int(key >> 56)] += Double(count) }
    return totals.map { kappa / ($0 + kappa) }
  }

  /// Calls `body` with each unit that was seen and what that adds to its probability, in an order that
  /// is the same where the same was added.
  ///
  /// - Parameter priorShare: the property of that name.
  func forEachShare(_ priorShare: [Double], _ body: (EditChunk, Double) -> Void) {
    counts.forEachCount { key, count in
      let chunk = EditChunk(key: key)
      body(chunk, Double(count) / kappa * priorShare[chunk.firstLetter])
    }
  }

  /// The chunks of a trained channel, those of single letters with what was seen of them; longer chunks
  /// stay as they are.
  ///
  /// - Parameters:
  ///   - priorShare: the property of that name.
  ///   - least: expected counts up to which a unit is left as it was.
  func chunks(
    of base: NoiseChannel, _ priorShare: [Double], least: Float
  ) -> [(chunk: EditChunk, logProbability: Float)] {
    var chunks: [(chunk: EditChunk, logProbability: Float)] = []
    var known: Set<UInt64> = []
    let logShares = priorShare.map { Float.log($0) }
    func shown(_ chunk: EditChunk) -> Double? {
      guard let count = counts[chunk.key], count > least else { return nil }
      return Double(count) / kappa * priorShare[chunk.firstLetter]
    }
    base.forEachRule { chunk, logProbability in
      // What a letter was not read as becomes rarer.
      let isLetter = EditChunk.length(chunk.source) == 1
      var value = isLetter ? logProbability + logShares[chunk.firstLetter] : logProbability
      if let shown = shown(chunk) {
        value = .log(min(1, shown + Double(Float.exp(value))))
        known.insert(chunk.key)
      }
      chunks.append((chunk, value))
    }
    counts.forEachCount { key, _ in
      let chunk = EditChunk(key: key)
      if let shown = shown(chunk), !known.contains(key) {
        chunks.append((chunk, .log(min(1, shown))))
      }
    }
    return chunks
  }
}
