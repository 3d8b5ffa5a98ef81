import TestSupport
import Testing

@testable import DocumentGrammar

@Suite struct ScanTextTests {
  private static func scan(_ bytes: [UInt8]) -> ScanText {
    var builder = ScanText.Builder()
    bytes.withUnsafeBufferPointer { builder.append(utf8: $0) }
    return builder.finish()
  }

  @Test(arguments: Seeds.first(20)) func laysOutBytesAsItDoesText(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let scalars: [Unicode.Scalar] = [
      "a", "Z", "7", " ", ".", "đ", "Ộ", "ư", "–", "“", "\u{301}", "•", "\u{FEFF}", "\u{7FF}",
      "\u{800}",
      "\u{FFFF}", "😀", "\u{10FFFF}",
    ]
    var view = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...60, using: &random) {
      scalars.randomElement(using: &random).map { view.append($0) }
    }
    let text = String(view)
    let (read, expected) = (Self.scan(Array(text.utf8)), ScanText(text))
    #expect(read.scalars == expected.scalars, "seed \(seed)")
    #expect(read.classes == expected.classes, "seed \(seed)")
    #expect(read.bare == expected.bare, "seed \(seed)")
  }

  /// Bytes that are no UTF-8 count one by one, so that what stands around them is read.
  @Test(arguments: [
    ([0xFF], 1), ([0x41, 0xC3], 2), ([0xC0, 0x80], 2), ([0xE1, 0xBB], 2), ([0xED, 0xA0, 0x80], 3),
    ([0xF5, 0x80, 0x80, 0x80], 4), ([0x80, 0x31, 0x2E], 3), ([0xE1, 0xBB, 0x99, 0x20], 2),
  ])
  func countsWhatIsNoText(bytes: [UInt8], count: Int) {
    #expect(Self.scan(bytes).count == count)
  }

  @Test(arguments: Seeds.first(50)) func readsAnyBytes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let bytes = (0..<200).map { _ in UInt8.random(in: 0...255, using: &random) }
    let count = Self.scan(bytes).count
    #expect(count <= bytes.count && count * 4 >= bytes.count, "seed \(seed)")
  }
}
