import TestSupport
import Testing

@testable import LanguageModel

@Suite("Tables of n-grams")
struct NGramTableTests {
  @Test("everything that went in is found with its codes", arguments: 1...12, [true, false])
  func found(seed: UInt64, isHighest: Bool) {
    var random = SeededGenerator(seed: seed)
    let count = [0, 1, 13, 14, 100, 5000][Int(seed) % 6]
    let entries = Self.entries(count, using: &random)
    let bytes = NGramTable.bytes(of: entries, isHighest: isHighest)
    #expect(bytes.count % NGramTable.bucketSize == 0)
    Self.withTable(bytes, isHighest: isHighest) { table in
      var differing = 0
      for entry in entries {
        let found = table.find(entry.hash)
        #expect(found != nil, "seed \(seed)")
        let isSame =
          found?.probability == entry.probability
          && (isHighest || found?.backoff == entry.backoff)
        if !isSame { differing += 1 }
      }
      // Two n-grams with one fingerprint in one bucket cannot be told apart.
      #expect(differing <= 1 + entries.count / 2000, "seed \(seed): \(differing)")
    }
  }

  @Test("what did not go in is seldom found", arguments: [true, false])
  func unknown(isHighest: Bool) {
    var random = SeededGenerator(seed: 99)
    let bytes = NGramTable.bytes(of: Self.entries(20_000, using: &random), isHighest: isHighest)
    Self.withTable(bytes, isHighest: isHighest) { table in
      let wrong = (0..<100_000).count { _ in table.find(random.next()) != nil }
      #expect(wrong < 100, "\(wrong) of 100,000 look-ups")
    }
  }

  @Test("a table without buckets knows nothing")
  func empty() {
    Self.withTable([], isHighest: false) { #expect($0.find(1) == nil) }
    Self.withTable(NGramTable.bytes(of: [], isHighest: true), isHighest: true) {
      #expect($0.find(1) == nil)
    }
  }

  @Test("codes lie within half a step of their logarithms")
  func codes() {
    for thousandth in 0..<12_700 {
      let logarithm = -Float(thousandth) / 1000
      let probability = -Float(LogCode.probability(logarithm)) * LogCode.probabilityStep
      let backoff = -Float(LogCode.backoff(logarithm)) * LogCode.backoffStep
      #expect(abs(probability - logarithm) <= LogCode.probabilityStep / 2 + 1e-5)
      #expect(abs(backoff - logarithm) <= LogCode.backoffStep / 2 + 1e-5)
    }
    #expect(LogCode.probability(1) == 0)
    #expect(LogCode.probability(-100) == 255)
    #expect(LogCode.probability(-.infinity) == 255)
  }

  private static func entries(
    _ count: Int, using random: inout SeededGenerator
  ) -> [(hash: UInt64, probability: UInt8, backoff: UInt8)] {
    (0..<count).map { _ in
      (
        random.next(), UInt8.random(in: 0...255, using: &random),
        .random(in: 0...255, using: &random)
      )
    }
  }

  private static func withTable(
    _ bytes: [UInt8], isHighest: Bool, _ body: (NGramTable) -> Void
  ) {
    bytes.withUnsafeBytes { body(NGramTable($0, isHighest: isHighest)) }
  }
}
