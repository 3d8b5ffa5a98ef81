import VietnameseText

/// A channel of units that is fitted to one document without being told its true text.
///
/// Recognisers that no training pair shows make noise of their own. What a document's words probably
/// are, by the language model and the trained channels, tells what its recogniser did to them; and
/// what it did tells better what the words are (expectation-maximisation, Dempster, Laird and Rubin
/// 1977); `ExpectedUnits` has the equation.
final class DocumentChannel: @unchecked Sendable {
  // Safe to share: its tables are never written to once it is made.

  /// A word, what was read of it, and the probability that this is so times how often it was seen.
  struct Observation: Sendable {
    var form: [UInt8]
    var token: [UInt8]
    var weight: Double
  }

  /// How many observations the prior is worth.
  private static let kappa = 20.0
  /// Probability from which on a word is surely in the document.
  private static let sure = 0.95

  private let prior: UnitPrior
  /// The probability of each unit that the trained channels know or the document shows.
  private let units: CountTable
  /// By the first letter of a unit: the share that the prior has in its probability.
  private let priorShare: [Double]
  /// The trained channel that candidates were found by before the document was known.
  private let base: NoiseChannel?
  /// The same with what the document shows, for finding the candidates that only the document explains;
  /// `nil` while nothing is known of it.
  let search: NoiseChannel?
  /// The words that are surely in the document, each once, in the order in which they come.
  let words: [[UInt8]]

  /// A channel that knows nothing of the document yet.
  init(prior: UnitPrior, base: NoiseChannel? = nil) {
    self.prior = prior
    self.base = base
    search = nil
    words = []
    priorShare = [Double](repeating: 1, count: 256)
    units = DocumentChannel.units(of: prior, priorShare)
  }

  /// The channel that explains observations best, seen through another one.
  ///
  /// - Parameter observations: in an order that stays the same.
  init(fitting observations: [Observation], from other: DocumentChannel) {
    let prior = other.prior
    var expected = ExpectedUnits(kappa: DocumentChannel.kappa)
    for observation in observations where observation.weight > 1e-3 {
      expected.add(
        form: observation.form, token: observation.token, weight: observation.weight,
        other.probability)
    }
    let priorShare = expected.priorShare
    var units = DocumentChannel.units(of: prior, priorShare)
    expected.forEachShare(priorShare) { chunk, share in
      let known =
        units[chunk.key] == nil ? prior.probability(of: chunk) * priorShare[chunk.firstLetter] : 0
      units.add(Float(known + share), to: chunk.key)
    }
    base = other.base
    if let base {
      search = NoiseChannel(
        name: "document", chunks: expected.chunks(of: base, priorShare, least: 0.05))
    } else {
      search = nil
    }
    words = DocumentChannel.sureWords(of: observations)
    self.prior = prior
    self.units = units
    self.priorShare = priorShare
  }

  private static func sureWords(of observations: [Observation]) -> [[UInt8]] {
    var seen: Set<[UInt8]> = []
    return observations.compactMap { observation in
      observation.weight >= sure && seen.insert(observation.form).inserted ? observation.form : nil
    }
  }

  /// The units of the trained channels, each with its prior share of its probability.
  private static func units(of prior: UnitPrior, _ priorShare: [Double]) -> CountTable {
    var units = CountTable(room: prior.count)
    prior.forEachUnit { chunk, probability in
      units.add(Float(probability * priorShare[chunk.firstLetter]), to: chunk.key)
    }
    return units
  }

  /// Whether a token is one that the channel has a say in: a word in small letters for the most part.
  /// Numbers and abbreviations would be made words to fit it.
  static func concerns(_ token: [UInt8]) -> Bool {
    let small = token.count { SymbolCode.isLetter($0) && !SymbolCode.isUpper($0) }
    return token.count <= 12 && token.count > 1 && small * 3 >= token.count
  }

  /// Logarithm of P(token | form) in nats, summed over all ways to cut the two.
  ///
  /// - Parameter least: a logarithm below which nobody asks for it; ways of which the first part alone is
  ///   far below it are not followed.
  func logProbability(
    of token: [UInt8], given form: [UInt8], least: Float = -.infinity
  ) -> Float {
    let total = UnitAlignment(form: EditChunk.marked(form), token: EditChunk.marked(token))
      .total(least: Float.exp(least) * 1e-3, probability)
    return .log(max(total, 1e-30))
  }

  @inline(__always)
  private func probability(_ chunk: EditChunk) -> Double {
    if let known = units[chunk.key] { return Double(known) }
    return priorShare[chunk.firstLetter] * UnitPrior.floor(chunk)
  }
}
