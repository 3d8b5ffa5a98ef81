import TestSupport
import Testing

@testable import Restoration

@Suite("Chunks")
struct EditChunkTests {
  @Test(
    "packing puts the first symbol highest",
    arguments: [
      ([], 0), ([0x11], 0x1100_0000), ([0x11, 0x22], 0x1122_0000), ([1, 2, 3, 4], 0x0102_0304),
    ] as [([UInt8], UInt32)])
  func pack(symbols: [UInt8], packed: UInt32) {
    #expect(EditChunk.pack(symbols) == packed)
    #expect(EditChunk.length(packed) == symbols.count)
  }

  @Test("concatenation is that of the symbols, up to four", arguments: Seeds.first(30))
  func concatenate(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func symbols() -> [UInt8] {
      (0..<Int.random(in: 0...4, using: &random)).map { _ in .random(in: 1...255, using: &random) }
    }
    for _ in 0..<50 {
      let (first, second) = (symbols(), symbols())
      let together = EditChunk.concatenate(EditChunk.pack(first), EditChunk.pack(second))
      let expected = first.count + second.count <= 4 ? EditChunk.pack(first + second) : nil
      #expect(together == expected, "seed \(seed): \(first) \(second)")
    }
  }

  @Test("a marked word has a mark on either side that no symbol has")
  func marks() {
    #expect(EditChunk.marked([1, 2]) == [EditChunk.startMark, 1, 2, EditChunk.endMark])
    #expect(EditChunk.marked([]) == [EditChunk.startMark, EditChunk.endMark])
  }
}
