import TestSupport
import Testing

@testable import VietnameseText

@Suite("Outer punctuation")
struct OuterPunctuationTests {
  @Test(
    "tokens come apart",
    arguments: [
      ("(CCHC),", "(", "CCHC", "),"), ("của", "", "của", ""), ("“Chuyển", "“", "Chuyển", ""),
      ("30/2020/NĐ-CP.", "", "30/2020/NĐ-CP", "."), ("1.", "", "1", "."), ("a)", "", "a", ")"),
      ("và/hoặc", "", "và/hoặc", ""), ("---", "---", "", ""), ("", "", "", ""),
      ("…;", "…;", "", ""),
      ("-a-", "-", "a", "-"),
    ])
  func parts(token: String, leading: String, core: String, trailing: String) {
    let parts = OuterPunctuation(token[...])
    #expect(parts.leading == leading)
    #expect(parts.core == core)
    #expect(parts.trailing == trailing)
  }

  @Test(
    "the parts make the token again, and the core has no outer mark", arguments: Seeds.first(20))
  func wholeness(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pool = Array(".,;:()“”-/aủĐ7\u{301}\u{0}|漢".unicodeScalars)
    for _ in 0..<300 {
      var view = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...8, using: &random) {
        view.append(pool.randomElement(using: &random) ?? "a")
      }
      let token = String(view)
      let parts = OuterPunctuation(token[...])
      let whole = String(parts.leading) + String(parts.core) + String(parts.trailing)
      #expect(whole.unicodeScalars.elementsEqual(token.unicodeScalars), "seed \(seed): \(token)")
      for end in [parts.core.unicodeScalars.first, parts.core.unicodeScalars.last] {
        #expect(end.map { !OuterPunctuation.isMark($0) } ?? true, "seed \(seed): \(token)")
      }
    }
  }
}
