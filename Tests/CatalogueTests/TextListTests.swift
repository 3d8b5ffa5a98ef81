import Foundation
import TestSupport
import Testing

@testable import Catalogue

@Suite struct TextListTests {
  @Test(arguments: Seeds.first(4)) func listsComeBackAsTheyWere(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "", "a", "Sở Nội vụ", "\"", "\\", ",", "[", "]", "\n", "\u{1}", "/", "\u{2028}", "😀",
    ]
    for _ in 0..<500 {
      let list = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        (0..<Int.random(in: 0...3, using: &random)).map { _ in
          pieces.randomElement(using: &random) ?? ""
        }.joined()
      }
      let json = try TextList.json(list)
      #expect(try TextList.texts(json) == list, "seed \(seed): \(json)")
      #expect(
        try JSONDecoder().decode([String].self, from: Data(json.utf8)) == list, "seed \(seed)")
    }
  }

  @Test func whatIsNoListIsRefused() {
    #expect(throws: (any Error).self) { try TextList.texts("") }
    #expect(throws: (any Error).self) { try TextList.texts("{\"a\": 1}") }
  }
}
