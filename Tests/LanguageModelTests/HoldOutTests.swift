import Testing

@testable import LanguageModel

@Suite("Holding lines out")
struct HoldOutTests {
  /// The rule written out once more, byte by byte.
  private static func expected(_ name: String, _ block: Int, share: UInt64) -> String? {
    var hash: UInt64 = 14_695_981_039_346_656_037
    for byte in Array("\(name):\(block)".utf8) {
      hash ^= UInt64(byte)
      hash = hash.multipliedReportingOverflow(by: 1_099_511_628_211).partialValue
    }
    if hash % share != 0 { return nil }
    return hash / share % 2 == 0 ? "development" : "test"
  }

  @Test("blocks are chosen by the hash of their name and number", arguments: [1, 2, 7, 200])
  func rule(share: Int) {
    let holdOut = HoldOut(share: share)
    var parts: [HoldOut.Part: Int] = [:]
    for block in 0..<20_000 {
      let part = holdOut.part(ofBlock: block, in: "legal_tnt305.txt")
      #expect(
        part?.rawValue == Self.expected("legal_tnt305.txt", block, share: UInt64(share)))
      if let part { parts[part, default: 0] += 1 }
    }
    for part in HoldOut.Part.allCases {
      let share = Double(parts[part] ?? 0) * Double(share) / 20_000
      #expect((0.3...0.7).contains(share), "\(part): \(share)")
    }
  }

  /// Values that another program computed, so that both know the same lines.
  @Test(
    "known hashes",
    arguments: [
      ("legal_tnt305.txt", 0, nil),
      ("legal_tnt305.txt", 180, .test),
      ("legal_tnt305.txt", 218, .development),
      ("legal_tnt305.txt", 449, .test),
      ("legal_tnt305.txt", 733, .development),
      ("news_vietnews.txt", 0, nil),
      ("news_vietnews.txt", 501, .development),
      ("news_vietnews.txt", 516, .test),
      ("news_vietnews.txt", 912, .test),
      ("news_vietnews.txt", 1025, .development),
    ] as [(String, Int, HoldOut.Part?)])
  func known(name: String, block: Int, part: HoldOut.Part?) {
    #expect(HoldOut(share: 200).part(ofBlock: block, in: name) == part)
  }

  @Test(
    "files are known by their base name without .zst",
    arguments: [
      ("/a/b/legal.txt.zst", "legal.txt"), ("legal.txt", "legal.txt"), ("./x.zst", "x"),
      ("dir/.zst", ""), ("a.zst.zst", "a.zst"),
    ])
  func names(path: String, name: String) {
    #expect(HoldOut.name(of: path) == name)
  }

  @Test("a line has the set of its block; without a share none is held out")
  func lines() {
    let holdOut = HoldOut(share: 3)
    var lines = holdOut.lines(of: "/data/text.txt.zst")
    for line in 0..<2000 {
      #expect(lines.next() == holdOut.part(ofBlock: line / 100, in: "text.txt"))
    }
    var none = HoldOut(share: 0).lines(of: "text.txt")
    #expect((0..<2000).allSatisfy { _ in none.next() == nil })
  }
}
