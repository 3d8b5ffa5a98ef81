import TestSupport
import Testing

@testable import LanguageModel

@Suite("Short lists of values")
struct CodeBookTests {
  @Test("few values are kept as they are")
  func exact() {
    let samples: [Float] = [-3, -1, -1, -7.5, -3, -0.25]
    let book = CodeBook(fitting: samples, bits: 5)
    #expect(book.values.count == 32)
    for sample in samples { #expect(book.values[book.code(of: sample)] == sample) }
  }

  @Test("every value gets the code of the nearest", arguments: Seeds.first(5))
  func nearest(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let samples = (0..<2000).map { _ in -Float.random(in: 0...1, using: &random) * 12 }
    let book = CodeBook(fitting: samples, bits: 4)
    #expect(book.values == book.values.sorted())
    for sample in samples + [-100, 100] {
      let least = book.values.map { abs($0 - sample) }.min()
      #expect(abs(book.values[book.code(of: sample)] - sample) == least, "seed \(seed)")
    }
    // Sixteen evenly spread values are on average 12 / 16 / 4 away.
    let error = samples.map { abs(book.values[book.code(of: $0)] - $0) }.reduce(0, +) / 2000
    #expect(error < 0.25, "seed \(seed): \(error)")
  }

  @Test("without values there is still a list")
  func empty() {
    let book = CodeBook(fitting: [], bits: 3)
    #expect(book.values == [Float](repeating: 0, count: 8))
    #expect(book.code(of: -1) < 8)
  }
}
