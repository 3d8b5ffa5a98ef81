import VietnameseText

/// Parts words that a speck between them, or a missing space, made one: `làm:việc`, `số.82/2006/QH11`.
enum JoinedWords {
  /// The words with those parted that are two or more.
  static func parted(_ words: [ReadWord]) -> [ReadWord] {
    words.flatMap { parted($0) }
  }

  /// The marks that join words by mistake; a hyphen may well stand between two.
  private static let marks: Set<Character> = [".", ",", ":", ";", "·", "•", "'", "’", "‘", "`"]
  /// Marks that are specks where a small letter follows: a sentence would go on with a capital.
  private static let specks: Set<Character> = [".", "·", "•", "'", "’", "‘", "`"]

  private static func parted(_ word: ReadWord) -> [ReadWord] {
    let letters = Array(word.form)
    guard letters.count >= 5, !isAddress(word.form) else { return [word] }
    var pieces: [(range: Range<Int>, dropsMark: Bool)] = []
    var start = 0
    var index = 1
    while index < letters.count - 1 {
      if marks.contains(letters[index]), isSyllable(letters[start..<index]) {
        let next = index + 1
        let end = letters[next...].firstIndex { !$0.isLetter } ?? letters.count
        let isWord =
          isSyllable(letters[next..<end])
          && (letters[next].isLowercase || ".,".contains(letters[index]))
        // Lists have `Hòa:2953`; only the number of a document follows its word with a space.
        let isNumber =
          letters[next].isNumber && ".:".contains(letters[index])
          && String(letters[start..<index]).lowercased() == "số"
        if isWord || isNumber {
          let isSpeck = specks.contains(letters[index]) && letters[next].isLowercase
          pieces.append((start..<(isSpeck ? index : next), isSpeck))
          start = next
        }
      }
      index += 1
    }
    guard !pieces.isEmpty else { return [word] }
    pieces.append((start..<letters.count, false))
    return pieces.map { piece($0.range, of: word, letters) }
  }

  /// Whether letters are a word of two letters or more, not all capitals: `số`, but not `TT`.
  private static func isSyllable(_ letters: ArraySlice<Character>) -> Bool {
    letters.count >= 2 && letters.dropFirst().allSatisfy(\.isLowercase)
      && Syllable.isSyllable(String(letters))
  }

  private static func isAddress(_ form: String) -> Bool {
    form.contains("@") || form.contains("://") || form.contains("www") || form.contains(".vn")
      || form.contains(".gov") || form.contains(".com")
  }

  private static func piece(
    _ range: Range<Int>, of word: ReadWord, _ letters: [Character]
  ) -> ReadWord {
    var piece = word
    piece.form = String(letters[range])
    piece.alternatives = []
    piece.symbols = []
    // The places of symbols where they are known, else as if all letters were equally wide.
    let places = word.symbols
    if places.count == letters.count, let first = places[range].first,
      let last = places[range].last,
      last.end > first.start
    {
      piece.box.x = first.start
      piece.box.width = last.end - first.start
    } else {
      let unit = Double(word.box.width) / Double(letters.count)
      piece.box.x = word.box.x + Int(unit * Double(range.lowerBound))
      piece.box.width = max(1, Int(unit * Double(range.count)))
    }
    return piece
  }
}
