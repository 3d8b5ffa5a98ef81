import Testing

@testable import LanguageModel

@Suite("Choosing the vocabulary")
struct VocabularySelectionTests {
  private static func choose(
    _ words: [(String, Int)], _ change: (inout VocabularySelection) -> Void = { _ in }
  ) -> [String] {
    var entries = TokenClass.allCases.map { _ in
      WordCounter.Entry(key: WordKey(bits: 0), count: 999)
    }
    for (word, count) in words {
      if let key = WordKey(word) { entries.append(WordCounter.Entry(key: key, count: count)) }
    }
    var selection = VocabularySelection()
    change(&selection)
    return selection.choose(from: entries).map { entries[$0].key.text }
  }

  @Test("syllables need few occurrences, other words many, misspellings never enough")
  func thresholds() {
    let chosen = Self.choose([
      ("của", 8), ("hoạch", 7), ("email", 120), ("online", 119), ("việtt", 5000), ("ban", 500),
    ])
    #expect(chosen == ["ban", "email", "của"])
  }

  @Test("listed words need two")
  func listed() {
    let chosen = Self.choose([("đắk", 2), ("plei", 2), ("sa", 1)]) {
      $0.listed = Set(["đắk", "plei", "sa"].compactMap { WordKey($0) })
    }
    #expect(Set(chosen) == ["đắk", "plei"])
  }

  @Test("the limit keeps the most frequent")
  func limit() {
    let chosen = Self.choose([("a", 10), ("ba", 30), ("ca", 20)]) { $0.limit = 2 }
    #expect(chosen == ["ba", "ca"])
  }
}
