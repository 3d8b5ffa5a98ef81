import VietnameseText

/// Chooses the words that a model shall know.
struct VocabularySelection {
  /// Largest number of words.
  var limit = 24_000
  /// How often a word that is a Vietnamese syllable must occur.
  var leastSyllableCount = 8
  /// How often a word that a list names must occur.
  var leastListedCount = 2
  /// How often a word that is printed in capitals and no syllable must occur.
  var leastAbbreviationCount = 24
  /// How often any other word must occur.
  var leastOtherCount = 120
  /// Words to take in whatever their count, as names of places and people are.
  var listed: Set<WordKey> = []

  /// The chosen entries' indices, most frequent first; ties in the order of the letters.
  func choose(from entries: [WordCounter.Entry]) -> [Int] {
    (Int(TokenClass.count)..<entries.count)
      .filter { isWanted(entries[$0]) }
      .sorted {
        (entries[$1].count, entries[$0].key.bits) < (entries[$0].count, entries[$1].key.bits)
      }
      .prefix(limit).sorted {
        (entries[$1].count, entries[$0].key.bits) < (entries[$0].count, entries[$1].key.bits)
      }
  }

  private func isWanted(_ entry: WordCounter.Entry) -> Bool {
    if listed.contains(entry.key) { return entry.count >= leastListedCount }
    let text = entry.key.text
    if Syllable.isSyllable(text) { return entry.count >= leastSyllableCount }
    if entry.isAbbreviation { return entry.count >= leastAbbreviationCount }
    // A word with marks that is no syllable is nearly always a misspelling or an OCR error.
    guard text.unicodeScalars.allSatisfy(\.isASCII) else { return false }
    return entry.count >= leastOtherCount
  }
}
