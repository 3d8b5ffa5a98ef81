import TestSupport
import Testing

@testable import Restoration

/// Compares the sums over all cuts with the cuts one by one.
@Suite("Aligning a form and a token by units")
struct UnitAlignmentTests {
  /// A probability for each unit, of no meaning but the same each time.
  private static func probability(_ chunk: EditChunk) -> Double {
    Double((chunk.key &* 0x9E37_79B9_7F4A_7C15) >> 48 + 1) / 65_537
  }

  /// All ways to cut what is left, each as its units.
  private static func cuts(_ alignment: UnitAlignment, _ i: Int, _ j: Int) -> [[EditChunk]] {
    if i == alignment.form.count { return j == alignment.token.count ? [[]] : [] }
    var cuts: [[EditChunk]] = []
    alignment.forEachUnit(i, j) { chunk, di, dj in
      for rest in Self.cuts(alignment, i + di, j + dj) { cuts.append([chunk] + rest) }
    }
    return cuts
  }

  private static func isNear(_ left: Double, _ right: Double) -> Bool {
    abs(left - right) <= 1e-9 * max(left, right)
  }

  @Test("total and expected counts are those of all cuts", arguments: Seeds.first(50))
  func sums(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func word(_ lengths: ClosedRange<Int>) -> [UInt8] {
      (0..<Int.random(in: lengths, using: &random)).map { _ in
        UInt8.random(in: 1...9, using: &random)
      }
    }
    let alignment = UnitAlignment(
      form: EditChunk.marked(word(1...4)), token: EditChunk.marked(word(0...5)))
    let cuts = Self.cuts(alignment, 0, 0)
    var total = 0.0
    var expected: [EditChunk: Double] = [:]
    for cut in cuts {
      let product = cut.reduce(1) { $0 * Self.probability($1) }
      total += product
      for chunk in cut { expected[chunk, default: 0] += product }
    }
    #expect(Self.isNear(alignment.total(Self.probability), total))
    var found: [EditChunk: Double] = [:]
    alignment.forEachExpected(Self.probability) { found[$0, default: 0] += $1 }
    for (chunk, count) in expected where count / total > 1e-4 {
      #expect(abs((found[chunk] ?? 0) - count / total) < 1e-4, "\(chunk)")
    }
    for chunk in found.keys { #expect(expected[chunk] != nil, "\(chunk)") }
  }

  @Test("marks are read as themselves, with specks at most at their inner side")
  func marks() {
    let alignment = UnitAlignment(form: EditChunk.marked([1]), token: EditChunk.marked([7, 1, 8]))
    for cut in Self.cuts(alignment, 0, 0) {
      for chunk in cut {
        let first = UInt8(chunk.source >> 24)
        let target = (0..<4).map { UInt8(truncatingIfNeeded: chunk.target >> UInt32(24 - 8 * $0)) }
        #expect(EditChunk.isMark(first) == target.contains(where: EditChunk.isMark))
      }
    }
  }
}
