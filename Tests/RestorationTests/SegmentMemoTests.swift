import LanguageModel
import TestSupport
import Testing

@testable import Restoration

@Suite("Remembering segments")
struct SegmentMemoTests {
  private struct Known {
    var fingerprint: SegmentMemo.Fingerprint
    var start: SegmentMemo.Fingerprint
    var choices: [SegmentMemo.Choice]
    var others: [SegmentMemo.Other]
    var key: UInt64
  }

  private static func known(using random: inout SeededGenerator) -> Known {
    let length = Int.random(in: 1...SegmentMemo.longest, using: &random)
    var fingerprint = SegmentMemo.Fingerprint(context: .random(in: 0..<1 << 50, using: &random))
    var start = fingerprint
    var choices: [SegmentMemo.Choice] = []
    for place in 0..<length {
      fingerprint.add(.random(in: 1..<1 << 40, using: &random))
      if place + 1 == SegmentMemo.slotLength { start = fingerprint }
      choices.append(
        SegmentMemo.Choice(
          arc: .random(in: 0...25, using: &random),
          posterior: .random(in: 0...2047, using: &random)))
    }
    let others = (0..<Int.random(in: 0...SegmentMemo.mostOthers, using: &random)).map { _ in
      SegmentMemo.Other(
        place: UInt8.random(in: 0..<UInt8(length), using: &random),
        arc: .random(in: 0...25, using: &random), posterior: .random(in: 0...2047, using: &random))
    }
    if Bool.random(using: &random) { fingerprint.end() }
    return Known(
      fingerprint: fingerprint, start: start, choices: choices, others: others,
      key: .random(in: 0..<1 << 50, using: &random))
  }

  private static func insert(_ known: Known, into memo: borrowing SegmentMemo) {
    var choices = UnsafeList<SegmentMemo.Choice>()
    for choice in known.choices { choices.append(choice) }
    var others = UnsafeList<SegmentMemo.Other>()
    for other in known.others { others.append(other) }
    memo.insert(
      choices, others: others, context: known.key, known.fingerprint, start: known.start)
  }

  /// What was chosen in a segment; `nil` where it is not all there.
  private static func choices(
    _ known: Known, in memo: borrowing SegmentMemo
  ) -> [SegmentMemo.Choice]? {
    guard let segment = memo.find(known.fingerprint), !SegmentMemo.isMark(segment) else {
      return nil
    }
    var choices = UnsafeList<SegmentMemo.Choice>()
    var others = UnsafeList<SegmentMemo.Other>()
    guard memo.take(segment, known.fingerprint, into: &choices, others: &others) else {
      return nil
    }
    #expect(segment.context == known.key)
    #expect((0..<others.count).map { others[$0] } == known.others)
    return (0..<choices.count).map { choices[$0] }
  }

  @Test("what is found is what was kept, however full the memo is", arguments: Seeds.first(10))
  func keeps(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let memo = SegmentMemo(size: 1 << 13)
    var all: [Known] = []
    for _ in 0..<1000 {
      let known = Self.known(using: &random)
      #expect(memo.find(known.fingerprint) == nil, "seed \(seed)")
      Self.insert(known, into: memo)
      all.append(known)
      // In a full memo one part of a segment may put another out.
      let choices = Self.choices(known, in: memo)
      #expect(
        choices == known.choices
          || choices == nil
            && (known.choices.count > SegmentMemo.slotLength || !known.others.isEmpty),
        "seed \(seed)")
    }
    var found = 0
    for known in all {
      guard let choices = Self.choices(known, in: memo) else { continue }
      found += 1
      #expect(choices == known.choices, "seed \(seed)")
    }
    #expect(found > 100 && found < 1000, "seed \(seed): \(found)")
  }

  @Test("while half of the slots are free, next to nothing is put out", arguments: Seeds.first(5))
  func room(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let memo = SegmentMemo(size: 1 << 12)
    var all: [SegmentMemo.Fingerprint] = []
    for _ in 0..<1 << 11 {
      let fingerprint = SegmentMemo.Fingerprint(context: .random(in: 0..<1 << 50, using: &random))
      var choices = UnsafeList<SegmentMemo.Choice>()
      choices.append(SegmentMemo.Choice(arc: 1, posterior: 0))
      memo.insert(choices, others: UnsafeList(), context: 1, fingerprint, start: fingerprint)
      all.append(fingerprint)
    }
    let lost = all.count { memo.find($0) == nil }
    // With one place each it would be four in a hundred.
    #expect(lost <= all.count / 100, "seed \(seed): \(lost)")
  }

  @Test("of a long segment its first tokens say that there is more")
  func long() {
    var random = SeededGenerator(seed: 1)
    let memo = SegmentMemo(size: 1024)
    var isMarked = false
    for _ in 0..<20 {
      let known = Self.known(using: &random)
      Self.insert(known, into: memo)
      guard known.choices.count > SegmentMemo.slotLength else { continue }
      isMarked = true
      #expect(memo.find(known.start).map(SegmentMemo.isMark) == true)
    }
    #expect(isMarked)
  }

  @Test("a probability comes back as it was kept, finest near 0 and 1")
  func probabilities() {
    let memo = SegmentMemo(size: 64)
    for code in UInt16(0)...2047 {
      #expect(SegmentMemo.code(memo.probability(code)) == code)
    }
    for probability: Float in [0.001, 0.005, 0.1, 0.5, 0.9, 0.97, 0.995, 0.9999] {
      let kept = memo.probability(SegmentMemo.code(probability))
      #expect(abs(kept - probability) < 0.006 * min(probability, 1 - probability))
    }
    #expect(memo.probability(SegmentMemo.code(1)) == 1)
  }

  @Test("the order of tokens and the end of the text matter")
  func fingerprints() {
    func fingerprint(_ context: UInt64, _ tokens: [UInt64], ends: Bool = false)
      -> SegmentMemo.Fingerprint
    {
      var fingerprint = SegmentMemo.Fingerprint(context: context)
      for token in tokens { fingerprint.add(token) }
      if ends { fingerprint.end() }
      return fingerprint
    }
    let memo = SegmentMemo(size: 64)
    var choices = UnsafeList<SegmentMemo.Choice>()
    for arc: UInt8 in [1, 2] { choices.append(SegmentMemo.Choice(arc: arc, posterior: 0)) }
    memo.insert(
      choices, others: UnsafeList(), context: 1, fingerprint(7, [33, 65]),
      start: fingerprint(7, []))
    #expect(memo.find(fingerprint(7, [33, 65])) != nil)
    #expect(memo.find(fingerprint(7, [65, 33])) == nil)
    #expect(memo.find(fingerprint(8, [33, 65])) == nil)
    #expect(memo.find(fingerprint(7, [33])) == nil)
    #expect(memo.find(fingerprint(7, [33, 65], ends: true)) == nil)
  }
}
