import VietnameseText

/// A channel of units that is fitted to one document without being told its true text.
///
/// Recognisers that no training pair shows make noise of their own. What a document's words probably
/// are, by the language model and the trained channels, tells what its recogniser did to them; and
/// what it did tells better what the words are (expectation-maximisation, Dempster, Laird and Rubin
/// 1977). With c the expected counts of units in the document and p₀ the trained channels' units:
///
///     p(β | α) = (c(α → β) + κ · p₀(β | α)) / (c(α) + κ)
final class DocumentChannel: Sendable {
  /// A word, what was read of it, and the probability that this is so times how often it was seen.
  struct Observation: Sendable {
    var form: [UInt8]
    var token: [UInt8]
    var weight: Double
  }

  /// How many observations the prior is worth.
  private static let kappa = 20.0

  private let prior: UnitPrior
  private let expected: [EditChunk: Double]
  private let totals: [UInt32: Double]
  /// The trained channel that candidates were found by before the document was known.
  private let base: NoiseChannel?
  /// The same with what the document shows, for finding the candidates that only the document explains;
  /// `nil` while nothing is known of it.
  let search: NoiseChannel?

  /// A channel that knows nothing of the document yet.
  init(prior: UnitPrior, base: NoiseChannel? = nil) {
    self.prior = prior
    self.base = base
    search = nil
    expected = [:]
    totals = [:]
  }

  /// The channel that explains observations best, seen through another one.
  ///
  /// - Parameter observations: in an order that stays the same.
  init(fitting observations: [Observation], from other: DocumentChannel) {
    prior = other.prior
    var expected: [EditChunk: Double] = [:]
    for observation in observations where observation.weight > 1e-3 {
      UnitAlignment(
        form: EditChunk.marked(observation.form), token: EditChunk.marked(observation.token)
      ).collect(into: &expected, weight: observation.weight, probability: other.probability)
    }
    var totals: [UInt32: Double] = [:]
    for (chunk, count) in expected.sorted(by: { $0.key < $1.key }) {
      totals[chunk.source & 0xFF00_0000, default: 0] += count
    }
    self.expected = expected
    self.totals = totals
    base = other.base
    search = base.flatMap { base in
      NoiseChannel(name: "document", chunks: Self.chunks(base, expected, totals))
    }
  }

  /// The chunks of a trained channel, those of single letters with what a document shows of them.
  private static func chunks(
    _ base: NoiseChannel, _ expected: [EditChunk: Double], _ totals: [UInt32: Double]
  ) -> [(chunk: EditChunk, logProbability: Float)] {
    var rules: [EditChunk: Float] = [:]
    base.forEachRule { chunk, logProbability in
      let share =
        EditChunk.length(chunk.source) == 1
        ? kappa / ((totals[chunk.source] ?? 0) + kappa) : 1
      rules[chunk] = logProbability + .log(share)
    }
    for (chunk, count) in expected where count > 0.05 {
      let shown = count / ((totals[chunk.source & 0xFF00_0000] ?? count) + kappa)
      rules[chunk] = .log(min(1, shown + (rules[chunk].map { Double(Float.exp($0)) } ?? 0)))
    }
    return rules.map { (chunk: $0.key, logProbability: $0.value) }
  }

  /// Whether a token is one that the channel has a say in: a word in small letters for the most part.
  /// Numbers and abbreviations would be made words to fit it.
  static func concerns(_ token: [UInt8]) -> Bool {
    let small = token.count { SymbolCode.isLetter($0) && !SymbolCode.isUpper($0) }
    return token.count <= 12 && token.count > 1 && small * 3 >= token.count
  }

  /// Logarithm of P(token | form) in nats, summed over all ways to cut the two.
  func logProbability(of token: [UInt8], given form: [UInt8]) -> Float {
    var unused: [EditChunk: Double] = [:]
    let total = UnitAlignment(form: EditChunk.marked(form), token: EditChunk.marked(token))
      .collect(into: &unused, weight: 0, probability: probability)
    return .log(max(total, 1e-30))
  }

  private func probability(_ chunk: EditChunk) -> Double {
    let total = totals[chunk.source & 0xFF00_0000] ?? 0
    return ((expected[chunk] ?? 0) + DocumentChannel.kappa * prior.probability(of: chunk))
      / (total + DocumentChannel.kappa)
  }
}

/// What is known of units before a document is seen: those of the trained channels, and for every
/// other a little, so that nothing is impossible.
struct UnitPrior: Sendable {
  private let trained: [EditChunk: Float]

  /// Takes the units of single letters from channels.
  init(_ channels: [NoiseChannel]) {
    var trained: [EditChunk: Float] = [:]
    for channel in channels {
      channel.forEachRule { chunk, logProbability in
        guard EditChunk.length(chunk.source) == 1 else { return }
        trained[chunk, default: 0] +=
          Float(Float.exp(logProbability)) / Float(channels.count)
      }
    }
    self.trained = trained
  }

  /// Probability of a unit.
  func probability(of chunk: EditChunk) -> Double {
    max(Double(trained[chunk] ?? 0) * 0.9, UnitPrior.floor(chunk))
  }

  /// The least probability of a unit: recognisers confuse any shapes, those of letters with marks
  /// above all.
  private static func floor(_ chunk: EditChunk) -> Double {
    let source = UInt8(chunk.source >> 24)
    guard source < EditChunk.startMark else { return chunk.target == chunk.source ? 0.9 : 1e-4 }
    let isMarked = SymbolCode.withoutMarks(source) != source
    if EditChunk.length(chunk.source) == 2 { return 2e-5 }
    return switch EditChunk.length(chunk.target) {
    case 0: isMarked ? 1e-3 : 2e-3
    case 1:
      UInt8(chunk.target >> 24) == SymbolCode.withoutMarks(source) ? 0.3 : isMarked ? 2e-3 : 3e-4
    case 2: isMarked ? 5e-5 : 2e-5
    default: 1e-6
    }
  }
}
