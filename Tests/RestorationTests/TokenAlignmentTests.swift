import TestSupport
import Testing
import VietnameseText

@testable import Restoration

@Suite("Aligning tokens")
struct TokenAlignmentTests {
  /// Pairs as `garbled=true`, tokens of one side joined by `+`.
  private static func align(_ garbled: String, _ truth: String) -> String {
    let left = garbled.split(separator: " ").map { SymbolCode.encode($0) }
    let right = truth.split(separator: " ").map { SymbolCode.encode($0) }
    return TokenAlignment(garbled: left, truth: right).pairs.map { pair in
      left[pair.garbled].map { SymbolCode.decode($0) }.joined(separator: "+") + "="
        + right[pair.truth].map { SymbolCode.decode($0) }.joined(separator: "+")
    }.joined(separator: " ")
  }

  @Test(
    "tokens find their words",
    arguments: [
      ("Uy ban nhan dan", "Ủy ban nhân dân", "Uy=Ủy ban=ban nhan=nhân dan=dân"),
      ("Uyban nhan dan", "Ủy ban nhân dân", "Uyban=Ủy+ban nhan=nhân dan=dân"),
      ("ké ho ach nam", "kế hoạch năm", "ké=kế ho+ach=hoạch nam=năm"),
      ("nhan tinh", "nhân dân tỉnh", "nhan=nhân =dân tinh=tỉnh"),
      ("tinh # Gia Lai", "tỉnh Gia Lai", "tinh=tỉnh #= Gia=Gia Lai=Lai"),
      ("ctia tinh", "của tỉnh", "ctia=của tinh=tỉnh"),
      ("", "của", "=của"), ("cua", "", "cua="), ("", "", ""),
    ])
  func examples(garbled: String, truth: String, expected: String) {
    #expect(Self.align(garbled, truth) == expected)
  }

  @Test("the pairs cover both lines in order", arguments: Seeds.first(40))
  func coverage(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func tokens(_ count: Int) -> [[UInt8]] {
      (0..<count).map { _ in
        (0..<Int.random(in: 1...6, using: &random)).map { _ in .random(in: 1...6, using: &random) }
      }
    }
    let left = tokens(Int.random(in: 0...25, using: &random))
    let right = tokens(Int.random(in: 0...25, using: &random))
    let pairs = TokenAlignment(garbled: left, truth: right).pairs
    #expect(pairs.flatMap { Array($0.garbled) } == Array(left.indices), "seed \(seed)")
    #expect(pairs.flatMap { Array($0.truth) } == Array(right.indices), "seed \(seed)")
    for pair in pairs { #expect((1...3).contains(pair.garbled.count + pair.truth.count)) }
  }
}
