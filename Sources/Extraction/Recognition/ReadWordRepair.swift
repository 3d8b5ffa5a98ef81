import VietnameseText

/// Mends what segmentation does to the words of a line: a word read twice at one place, a symbol or
/// date torn behind its hyphen or stroke, a speck that clings to a word.
enum ReadWordRepair {
  /// The words as they stand on the paper.
  static func mended(_ words: [ReadWord]) -> [ReadWord] {
    joined(withoutOverlaid(words).map(withoutClinging))
  }

  /// What no word of print begins with: pieces of rules and specks.
  private static let clinging: Set<Character> = ["_", "~", "¬", "¦", "|"]

  /// A word without the piece of a rule or the speck before it, `_THỦ`, `~-`, or behind it, `3_`.
  private static func withoutClinging(_ word: ReadWord) -> ReadWord {
    let core = core(of: word.form)
    guard core.count < word.form.count else { return word }
    var mended = word
    mended.form = String(core)
    for index in mended.alternatives.indices {
      mended.alternatives[index].form = String(self.core(of: mended.alternatives[index].form))
    }
    mended.alternatives.removeAll { $0.form.isEmpty || $0.form == mended.form }
    return mended
  }

  private static func core(of form: String) -> Substring {
    var core = form.drop(while: clinging.contains)
    guard let first = core.first else { return form[...] }
    if first != "-", !first.isLetter || core.count < 2 { core = form[...] }
    // Several of them are left free to write on.
    if core.count > 1, core.last == "_", let before = core.dropLast().last,
      before.isLetter || before.isNumber
    {
      core.removeLast()
    }
    return core
  }

  /// The words without those that were guessed on top of another, of which Tesseract is sure.
  private static func withoutOverlaid(_ words: [ReadWord]) -> [ReadWord] {
    var doubtful = words.indices.filter { words[$0].confidence < 0.3 }
    guard !doubtful.isEmpty else { return words }
    doubtful.removeAll { index in
      let word = words[index]
      let near = words[max(0, index - 2)..<min(words.count, index + 3)]
      return !near.contains { other in
        other.line == word.line && other.confidence > 0.7
          && word.box.sharedWidth(with: other.box) * 2 > word.box.width
          && other.box.sharedHeight(with: word.box) * 2 > other.box.height
      }
    }
    let overlaid = Set(doubtful)
    return words.indices.filter { !overlaid.contains($0) }.map { words[$0] }
  }

  /// The words with torn symbols, dates and sums joined: `73/2014/QĐ-` `UBND`, `19/` `10/2007`,
  /// `500.` `000`.
  private static func joined(_ words: [ReadWord]) -> [ReadWord] {
    var result: [ReadWord] = []
    for word in words {
      if let last = result.last, last.line == word.line,
        isTorn(last.form, word.form) && gap(last, word) * 5 < last.box.height * 3
          || isTornSum(last.form, word.form) && gap(last, word) * 4 < word.box.height
      {
        result[result.count - 1] = joined(last, word)
      } else {
        result.append(word)
      }
    }
    return result
  }

  private static func gap(_ first: ReadWord, _ second: ReadWord) -> Int {
    second.box.x - first.box.x - first.box.width
  }

  /// Whether the first of two words is a number up to a point and the second its thousands; a sentence
  /// goes on farther away.
  private static func isTornSum(_ first: String, _ second: String) -> Bool {
    guard first.last == "." else { return false }
    let groups = first.dropLast().split(separator: ".", omittingEmptySubsequences: false)
    let thousands = OuterPunctuation(second[...])
    return thousands.leading.isEmpty && thousands.core.count == 3
      && thousands.core.allSatisfy(\.isNumber)
      && groups.first.map { (1...3).contains($0.count) && $0.contains(where: \.isNumber) } == true
      // S is read for 5, O for 0.
      && groups.allSatisfy { $0.allSatisfy { $0.isNumber || $0 == "S" || $0 == "O" } }
      && groups.dropFirst().allSatisfy { $0.count == 3 }
  }

  /// Whether the first of two words is a number that goes on in the second.
  private static func isTorn(_ first: String, _ second: String) -> Bool {
    guard let end = first.last, end == "-" || end == "/", let start = second.first,
      let head = first.first, head.isNumber
    else { return false }
    let body = first.dropLast()
    if end == "/" {
      // A day or month, or a symbol's number or year.
      return body.last?.isNumber == true && start.isNumber && second.contains("/")
    }
    return body.contains("/") && body.last?.isUppercase == true
      && second.prefix { $0.isLetter }.count >= 2 && second.prefix(2).allSatisfy(\.isUppercase)
  }

  private static func joined(_ first: ReadWord, _ second: ReadWord) -> ReadWord {
    var word = first
    word.form += second.form
    word.confidence = min(first.confidence, second.confidence)
    word.box = first.box.union(second.box)
    word.alternatives = []
    word.symbols += second.symbols
    return word
  }
}
