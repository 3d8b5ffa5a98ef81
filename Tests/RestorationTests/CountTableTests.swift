import TestSupport
import Testing

@testable import Restoration

@Suite("Counts by keys")
struct CountTableTests {
  @Test("counts are those of a dictionary", arguments: Seeds.first(5))
  func sameAsDictionary(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var table = CountTable(room: 4)
    var expected: [UInt64: Float] = [:]
    for _ in 0..<5000 {
      let key = UInt64.random(in: 1...1500, using: &random) << 20
      let count = Float(Int.random(in: 0...3, using: &random))
      table.add(count, to: key)
      expected[key, default: 0] += count
    }
    for key in UInt64(1)...1600 {
      #expect(table[key << 20] == expected[key << 20], "seed \(seed)")
    }
    #expect(table[0] == nil)
  }
}
