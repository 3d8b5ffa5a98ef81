import Testing
import VietnameseText

@testable import LanguageModel

@Suite("Word keys")
struct WordKeyTests {
  @Test(
    "words come back in lower case with the traditional tone",
    arguments: [
      ("của", "của"), ("Ủy", "ủy"), ("uỷ", "ủy"), ("HOÀ", "hòa"), ("nghiêng", "nghiêng"),
      ("Đ", "đ"),
      ("abcdefgh", "abcdefgh"), ("quý", "quý"),
    ])
  func roundTrip(word: String, expected: String) throws {
    let key = try #require(WordKey(word))
    #expect(key.text == expected)
    #expect(key.length == expected.unicodeScalars.count)
    #expect(WordKey(bits: key.bits) == key)
    #expect(WordKey(key.text) == key)
  }

  @Test(
    "what is no short word of letters has no key",
    arguments: [
      "", "abcdefghi", "a1", "a-b", "30", "漢", "e\u{301}",
    ])
  func invalid(text: String) {
    #expect(WordKey(text) == nil)
  }

  @Test("different words have different keys and well-spread hashes")
  func distinct() {
    var words: Set<String> = []
    for onset in ["", "b", "th", "ngh", "đ"] {
      for rime in ["a", "ă", "â", "an", "ang", "ương", "iêu", "ư", "ừ", "ứ"] {
        words.insert(onset + rime)
      }
    }
    let keys = words.compactMap { WordKey($0) }
    #expect(keys.count == words.count)
    #expect(Set(keys).count == words.count)
    #expect(Set(keys.map(\.hash)).count == words.count)
    #expect(Set(keys.map { $0.hash & 0xFF }).count > words.count / 2)
  }
}
