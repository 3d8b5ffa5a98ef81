import LanguageModel
import TestSupport
import Testing
import VietnameseText

@testable import Restoration

@Suite("Counting pairs")
struct ChannelCountsTests {
  private static func pair(_ form: String, _ token: String) -> ChannelCounts.Pair {
    .init(form: SymbolCode.encode(form), token: SymbolCode.encode(token))
  }

  @Test("words and tokens are paired without outer punctuation, joins and splits counted")
  func lines() {
    var counts = ChannelCounts()
    counts.add(garbled: "Uy ban, nhan", truth: "Ủy ban, nhân")
    counts.add(garbled: "Uyban nhan", truth: "Ủy ban nhân")
    counts.add(garbled: "ké ho ach", truth: "kế hoạch")
    #expect(counts.pairs[Self.pair("Ủy", "Uy")] == 1)
    #expect(counts.pairs[Self.pair("ban", "ban")] == 1)
    #expect(counts.pairs[Self.pair("nhân", "nhan")] == 2)
    #expect(counts.joins == 1)
    #expect(counts.splits == 1)
    #expect(counts.words == 8)
  }

  @Test("tones are placed traditionally on both sides")
  func tones() {
    var counts = ChannelCounts()
    counts.add(garbled: "hoà", truth: "hoà")
    #expect(counts.pairs == [Self.pair("hòa", "hòa"): 1])
  }

  @Test("a file is read by its first two columns; other lines are passed over")
  func file() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "Uy\tỦy\t300\tTinos\nno tab here\n\n\tỦy\nban\tban", to: "pairs.tsv")
    var counts = ChannelCounts()
    try counts.add(path)
    #expect(counts.pairs == [Self.pair("Ủy", "Uy"): 1, Self.pair("ban", "ban"): 1])
    var none = ChannelCounts()
    let error = #expect(throws: ModelError.self) { try none.add("/nowhere/pairs.tsv") }
    #expect(error?.description.contains("/nowhere/pairs.tsv") == true)
  }
}
