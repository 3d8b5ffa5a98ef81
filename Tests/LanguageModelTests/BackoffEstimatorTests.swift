import TestSupport
import Testing

@testable import LanguageModel

@Suite("Estimating probabilities")
struct BackoffEstimatorTests {
  private typealias Bigrams = [UInt64]

  /// The probability of a word after a context by the orders' own figures, before quantisation.
  private static func probability(
    _ orders: [BackoffEstimator.Order], _ context: [UInt64], _ word: UInt64
  ) -> Double {
    let key = (context + [word]).reduce(0) { $0 << 15 | $1 }
    let level = context.count
    if let index = orders[level].keys.firstIndex(of: key) {
      return Float.exp(orders[level].logProbabilities[index])
    }
    let lower = probability(orders, Array(context.dropFirst()), word)
    let contextKey = context.reduce(0) { $0 << 15 | $1 }
    guard let index = orders[level - 1].keys.firstIndex(of: contextKey) else { return lower }
    return Float.exp(orders[level - 1].logBackoffs[index]) * lower
  }

  @Test(
    "probabilities after any context sum to one, pruned or not", arguments: Seeds.first(6),
    [[5000, 5000, 5000], [20, 15, 10], [0, 0, 0]])
  func sumToOne(seed: UInt64, limits: [Int]) {
    var random = SeededGenerator(seed: seed)
    let words = 8
    var stream: [UInt16] = []
    var at: UInt16 = 0
    for _ in 0..<300 {
      stream.append(at)
      at = Bool.random(using: &random) ? (at + 1) % 8 : UInt16.random(in: 0..<7, using: &random)
    }
    // A text ends as it begins, so that its last n-gram has a suffix that goes on.
    stream += stream.prefix(8)
    let counts = NGramCounts.count(stream, sources: [(stream.count, 4)], order: 4)
    let orders = BackoffEstimator(limits: limits, unit: 4).estimate(counts, order: 4, words: words)
    #expect(orders.count == 4)
    for (order, limit) in zip(orders.dropFirst(), limits) where limit == 0 || limit > 1000 {
      #expect(order.keys.count <= limit)
    }
    for a in 0..<UInt64(words) {
      for context in [[], [a], [a, (a + 1) % 8], [(a + 7) % 8, a, (a + 1) % 8], [a, a, a]] {
        let sum = (0..<UInt64(words)).reduce(0.0) { $0 + Self.probability(orders, context, $1) }
        #expect(abs(sum - 1) < 0.002, "seed \(seed) limits \(limits) context \(context): \(sum)")
      }
    }
  }

  @Test("pruning keeps the contexts and the suffixes of what it keeps", arguments: Seeds.first(6))
  func closed(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let stream = (0..<500).map { _ in UInt16.random(in: 0...6, using: &random) % 5 }
    let counts = NGramCounts.count(stream, sources: [(stream.count, 4)], order: 4)
    let orders = BackoffEstimator(limits: [25, 30, 20], unit: 4).estimate(
      counts, order: 4, words: 5)
    for level in 1..<4 {
      let lower = Set(orders[level - 1].keys)
      let mask: UInt64 = (1 << UInt64(15 * level)) - 1
      #expect(!orders[level].keys.isEmpty)
      for key in orders[level].keys {
        #expect(lower.contains(key >> 15), "seed \(seed)")
        #expect(lower.contains(key & mask), "seed \(seed)")
      }
    }
  }

  @Test("no text still gives every word a probability")
  func noText() {
    let orders = BackoffEstimator(limits: [10, 10, 10], unit: 4)
      .estimate(NGramCounts(), order: 4, words: 5)
    #expect(orders[0].keys.count == 5)
    #expect(orders[0].logProbabilities.allSatisfy { abs(Float.exp($0) - 0.2) < 1e-6 })
    #expect(orders[1].keys.isEmpty)
  }

  @Test("what follows often is more probable than what follows seldom")
  func order() {
    var stream: [UInt16] = []
    for index in 0..<100 { stream += [1, index % 4 == 0 ? 2 : 3, 0] }
    let counts = NGramCounts.count(stream, sources: [(stream.count, 4)], order: 2)
    let orders = BackoffEstimator(limits: [100], unit: 4).estimate(counts, order: 2, words: 5)
    #expect(abs(Self.probability(orders, [1], 3) - 0.75) < 0.03)
    #expect(abs(Self.probability(orders, [1], 2) - 0.25) < 0.03)
    #expect(Self.probability(orders, [1], 4) < 0.01)
  }
}
