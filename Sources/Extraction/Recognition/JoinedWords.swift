import VietnameseText

/// Parts words that a speck between them, or a missing space, made one: `làm:việc`, `số.82/2006/QH11`,
/// `UBNDTỈNH`.
enum JoinedWords {
  /// The words with those parted that are two or more.
  static func parted(_ words: [ReadWord]) -> [ReadWord] {
    words.flatMap { parted($0).flatMap(partedAtSeam) }
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
      if marks.contains(letters[index]), isWord(letters[start..<index]) {
        // Of several marks all but the first are specks.
        let next = letters[index...].firstIndex { !marks.contains($0) } ?? letters.count
        let end = letters[next...].firstIndex { !$0.isLetter } ?? letters.count
        let isFirst = isSyllable(letters[start..<index])
        let isSecond =
          isSyllable(letters[next..<end])
          && (letters[next].isLowercase || isFirst && ".,".contains(letters[index]))
        // Lists have `Hòa:2953`; only the number of a document follows its word with a space.
        let isNumber =
          next < letters.count && letters[next].isNumber && ".:".contains(letters[index])
          && String(letters[start..<index]).lowercased() == "số"
        if isSecond || isNumber {
          let isSpeck =
            isFirst && next == index + 1 && specks.contains(letters[index])
            && letters[next].isLowercase
          pieces.append((start..<(isSpeck ? index : index + 1), isSpeck))
          start = next
          index = next
        }
      }
      index += 1
    }
    guard !pieces.isEmpty else { return [word] }
    pieces.append((start..<letters.count, false))
    return pieces.map { piece($0.range, of: word, letters) }
  }

  /// Whether letters are a word or an abbreviation: `TP` of `TP.không`.
  private static func isWord(_ letters: ArraySlice<Character>) -> Bool {
    isSyllable(letters) || letters.count >= 2 && letters.allSatisfy(isPlainCapital)
  }

  /// The words with those parted whose letters show where one ends: `NTM|các`, `UBND|TỈNH`, `Bộ|Nội`.
  private static func partedAtSeam(_ word: ReadWord) -> [ReadWord] {
    // What was guessed has seams everywhere.
    guard word.confidence > 0.75, !isAddress(word.form) else { return [word] }
    let letters = Array(word.form)
    guard let start = letters.firstIndex(where: \.isLetter),
      let end = letters.lastIndex(where: \.isLetter), end - start >= 3,
      letters[start...end].allSatisfy(\.isLetter),
      letters[start...end].contains(where: isMarked),
      let seam = seam(letters[start...end])
    else { return [word] }
    return [piece(0..<seam, of: word, letters)]
      + partedAtSeam(piece(seam..<letters.count, of: word, letters))
  }

  /// Where the second word begins.
  private static func seam(_ letters: ArraySlice<Character>) -> Int? {
    guard !Syllable.isSyllable(String(letters)) else { return nil }
    // An abbreviation before a word with a mark.
    for seam in letters.indices.dropFirst(2).dropLast() {
      let (head, tail) = (String(letters[..<seam]), letters[seam...])
      guard isPlainCapital(letters[seam - 1]), head.allSatisfy(isPlainCapital) else { break }
      let rest = String(tail)
      if tail.contains(where: isMarked), CaseShape(rest) != .mixed, Syllable.isSyllable(rest),
        // `TH` of `THực` is the beginning of a syllable.
        !["", "a", "e"].contains(where: { Syllable.isSyllable(head + $0) })
      {
        return seam
      }
    }
    // A syllable before a capital.
    return letters.indices.dropFirst(2).dropLast().first { seam in
      letters[seam - 1].isLowercase && letters[seam].isUppercase
        && letters[(seam + 1)...].allSatisfy(\.isLowercase)
        && isSyllable(letters[..<seam])
    }
  }

  private static func isPlainCapital(_ letter: Character) -> Bool {
    letter.isASCII && letter.isUppercase || letter == "Đ"
  }

  /// Whether a letter has a mark that only Vietnamese print has.
  private static func isMarked(_ letter: Character) -> Bool {
    !letter.isASCII && letter != "Đ" && letter != "đ"
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
