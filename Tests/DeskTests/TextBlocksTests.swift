import Restoration
import TestSupport
import Testing

@testable import Desk

@Suite("Texts that come in pieces")
struct TextBlocksTests {
  @Test(
    "however a text is cut on its way, its blocks are those of the whole",
    arguments: Seeds.first(8))
  func pieces(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<8 {
      let lines = Int.random(in: 0...1500, using: &random)
      var text: [UInt8] = []
      for _ in 0..<lines {
        text += Array(repeating: 0x61, count: Int.random(in: 0...40, using: &random)) + [0x0A]
      }
      if Bool.random(using: &random) { text += Array("cuối".utf8) }
      let expected = text.withUnsafeBufferPointer { TextStream.blocks(of: $0) }
      var blocks = TextBlocks()
      var found: [[UInt8]] = []
      var rest = text[...]
      while !rest.isEmpty {
        let count = min(rest.count, Int.random(in: 1...5000, using: &random))
        found += blocks.add(rest.prefix(count))
        rest = rest.dropFirst(count)
      }
      if let last = blocks.rest() { found.append(last) }
      #expect(found == expected, "seed \(seed)")
    }
  }

  @Test("a line without end is cut, so that it need not be held")
  func endless() {
    var blocks = TextBlocks()
    var longest = 0
    var total = 0
    for _ in 0..<6 {
      for block in blocks.add(repeatElement(0x61, count: 1 << 20)) {
        longest = max(longest, block.count)
        total += block.count
      }
    }
    total += blocks.rest()?.count ?? 0
    #expect(total == 6 << 20)
    #expect(longest <= 4 << 20)
  }
}
