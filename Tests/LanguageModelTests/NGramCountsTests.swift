import TestSupport
import Testing

@testable import LanguageModel

@Suite("Counting n-grams")
struct NGramCountsTests {
  @Test("counts are those of counting one by one", arguments: Seeds.first(30))
  func naive(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let order = Int.random(in: 2...4, using: &random)
    let length = Int.random(in: 0...400, using: &random)
    let largest: UInt16 = Bool.random(using: &random) ? 5 : 32_767
    let stream = (0..<length).map { _ in
      Bool.random(using: &random) ? largest : UInt16.random(in: 0...min(largest, 5), using: &random)
    }
    let cut = Int.random(in: 0...length, using: &random)
    let sources = [(end: cut, weight: 15), (end: cut, weight: 1), (end: length, weight: 4)]
    var expected: [UInt64: UInt32] = [:]
    for end in stream.indices where end >= order - 1 {
      var key: UInt64 = 0
      for word in stream[(end - order + 1)...end] { key = key << 15 | UInt64(word) }
      expected[key, default: 0] += end < cut ? 15 : 4
    }
    let counts = NGramCounts.count(stream, sources: sources, order: order)
    #expect(counts.keys == expected.keys.sorted(), "seed \(seed)")
    #expect(counts.counts == expected.sorted { $0.key < $1.key }.map(\.value), "seed \(seed)")
    for (index, key) in counts.keys.enumerated() { #expect(counts.index(of: key) == index) }
    #expect(counts.index(of: .max) == nil)

    var contexts: [UInt64: UInt32] = [:]
    for (key, count) in expected { contexts[key >> 15, default: 0] += count }
    let lower = counts.contexts()
    #expect(lower.keys == contexts.keys.sorted(), "seed \(seed)")
    #expect(lower.counts == contexts.sorted { $0.key < $1.key }.map(\.value), "seed \(seed)")
  }

  @Test("too short a text has no n-grams")
  func short() {
    #expect(NGramCounts.count([1, 2], sources: [(2, 4)], order: 3).keys.isEmpty)
    #expect(NGramCounts.count([], sources: [], order: 2).keys.isEmpty)
    #expect(NGramCounts().contexts().keys.isEmpty)
  }
}
