import Testing
import VietnameseText

@testable import Restoration

@Suite("Marks that were letters")
struct StrayMarksTests {
  @Test(
    "marks next to the core",
    arguments: [
      ("co’", "", "’"), ("st?,", "", "?"), ("‘hiéu", "‘", ""), ("(‘tng", "‘", ""),
      ("?hong", "?", ""), ("ban,", "", ""),
    ])
  func found(token: String, leading: String, trailing: String) {
    let marks = StrayMarks(OuterPunctuation(token[...]))
    #expect(String(marks.leading) == leading)
    #expect(String(marks.trailing) == trailing)
    #expect(marks.isEmpty == (leading.isEmpty && trailing.isEmpty))
  }

  @Test("pairs learn what became of a horn, and leave marks that are on the page")
  func pairs() {
    var counts = ChannelCounts()
    counts.add(garbled: "co’ quan", truth: "cơ quan")
    counts.add(garbled: "gi’ day", truth: "gì’ đây")
    let pairs = counts.pairs.keys.map { [SymbolCode.decode($0.form), SymbolCode.decode($0.token)] }
    #expect(pairs.contains(["cơ", "co'"]))
    #expect(pairs.contains(["gì", "gi"]))
  }
}
