import LanguageModel
import TestSupport
import Testing

@testable import Restoration

@Suite("Remembering segments")
struct SegmentMemoTests {
  private struct Known {
    var fingerprint: SegmentMemo.Fingerprint
    var arcs: [UInt8]
    var key: UInt64
  }

  private static func known(using random: inout SeededGenerator) -> Known {
    let length = Int.random(in: 1...SegmentMemo.longest, using: &random)
    var fingerprint = SegmentMemo.Fingerprint(context: .random(in: 0..<1 << 50, using: &random))
    var arcs: [UInt8] = []
    for _ in 0..<length {
      fingerprint.add(.random(in: 1..<1 << 40, using: &random))
      arcs.append(.random(in: 0...25, using: &random))
    }
    if Bool.random(using: &random) { fingerprint.end() }
    return Known(
      fingerprint: fingerprint, arcs: arcs, key: .random(in: 0..<1 << 50, using: &random))
  }

  @Test("what is found is what was kept, however full the memo is", arguments: 1...10)
  func keeps(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let memo = SegmentMemo(size: 64)
    var all: [Known] = []
    for _ in 0..<200 {
      let known = Self.known(using: &random)
      #expect(memo.find(known.fingerprint) == nil, "seed \(seed)")
      var segment = SegmentMemo.Segment(
        length: known.arcs.count,
        context: known.key)
      for (place, arc) in known.arcs.enumerated() {
        segment[place] = arc
        segment.setPosterior(place, UInt16(arc) * 2000)
      }
      memo.insert(segment, known.fingerprint)
      all.append(known)
      #expect(memo.find(known.fingerprint) != nil, "seed \(seed)")
    }
    var found = 0
    for known in all {
      guard var segment = memo.find(known.fingerprint) else { continue }
      found += 1
      #expect(Int(segment.length) == known.arcs.count, "seed \(seed)")
      #expect((0..<known.arcs.count).map { segment[$0] } == known.arcs, "seed \(seed)")
      #expect(segment.context == known.key, "seed \(seed)")
      #expect(
        (0..<known.arcs.count).map { segment.posterior($0) } == known.arcs.map { UInt16($0) * 2000 }
      )
    }
    #expect(found > 40 && found <= 64, "seed \(seed): \(found)")
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
    memo.insert(
      SegmentMemo.Segment(length: 2, context: 1),
      fingerprint(7, [33, 65]))
    #expect(memo.find(fingerprint(7, [33, 65])) != nil)
    #expect(memo.find(fingerprint(7, [65, 33])) == nil)
    #expect(memo.find(fingerprint(8, [33, 65])) == nil)
    #expect(memo.find(fingerprint(7, [33])) == nil)
    #expect(memo.find(fingerprint(7, [33, 65], ends: true)) == nil)
  }
}
