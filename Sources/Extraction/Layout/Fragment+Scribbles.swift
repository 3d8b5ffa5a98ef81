import DocumentModel
import VietnameseText

extension Fragment {
  /// Signs that no Vietnamese print has at the end of a line.
  private static let unprinted: Set<Character> = [
    "¿", "#", "@", "Ø", "ø", "ƒ", "£", "¥", "€", "$", "ß", "©", "®", "¢", "¤", "µ",
  ]

  /// The line without what a pen or a speck left at its ends, and that by itself.
  ///
  /// Initials stand behind the recipients, ticks behind the last line of the body: a recogniser makes
  /// a letter or a sign of them, farther from the print than one word is from the next. What it may
  /// have read rather than guessed stays.
  func withoutScribbles() -> (line: Fragment, scribbles: Fragment?) {
    guard table == nil, words.count >= 3,
      words.contains(where: { ($0.confidence ?? 0) > 0.8 && $0.form.count >= 2 })
    else { return (self, nil) }
    var kept = words[...]
    while kept.count > 2, let last = kept.last, let before = kept.dropLast().last,
      isScribble(last, gap: last.box.x - before.box.maxX)
    {
      kept.removeLast()
    }
    // A dash stands before an item of a list, and no authority or capacity is one.
    if let first = kept.first, first.form == "—", kept.count >= 3,
      kept.dropFirst().allSatisfy({ $0.isSign || CaseShape($0.form) == .upper })
    {
      kept.removeFirst()
    }
    // A label is short and doubted as well: from the start only signs go that no label is read as.
    while kept.count > 2, let first = kept.first, isStrayMark(first) { kept.removeFirst() }
    guard kept.count < words.count, let extent = Box.union(of: kept.map(\.box)) else {
      return (self, nil)
    }
    let rest = Array(words[..<kept.startIndex] + words[kept.endIndex...])
    return (
      Fragment(Array(kept), box: extent),
      Box.union(of: rest.map(\.box)).map { Fragment(rest, box: $0) }
    )
  }

  /// Whether a word behind the line was guessed: of signs that print does not have there, or apart from
  /// the line and neither a syllable nor a figure.
  private func isScribble(_ word: PlacedWord, gap: Double) -> Bool {
    // What initials and ticks are read as, and no print has: `#40`, `¿4O`.
    if let confidence = word.confidence, confidence < 0.9, word.form.count <= 5,
      !word.form.contains("/"), word.form.contains(where: Fragment.unprinted.contains)
    {
      return true
    }
    guard let confidence = word.confidence, confidence < 0.5 else { return false }
    if word.isSign { return isStrayMark(word) }
    guard gap > 0.5 * textHeight, !word.form.contains(where: \.isNumber) || confidence < 0.1 else {
      return false
    }
    return confidence < 0.1 && word.form.count <= 2
      || word.form.count <= 4 && Syllable(word.form) == nil
        && !word.form.allSatisfy { $0.isUppercase || ".,;:-/()".contains($0) }
  }

  /// Whether a word is made of what rules and specks are read as.
  private func isStrayMark(_ word: PlacedWord) -> Bool {
    word.isSign && (word.confidence ?? 1) < 0.5
      && word.form.contains(where: Fragment.scraps.contains)
      && !word.form.contains { "-)".contains($0) }
  }
}
