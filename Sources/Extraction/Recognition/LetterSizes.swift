import VietnameseText

/// Tells capitals from small letters by their height on the image: a recogniser that scales each line
/// to one height takes `việc` for `Việc` or `VIỆC`, whose first letters look the same.
struct LetterSizes {
  /// Everything black on the page.
  private let blots: [PixelBox]

  /// The letters whose capitals are the small ones made larger, on the same line.
  private static let alike = Set<Unicode.Scalar>("cosuvxwz".unicodeScalars)

  /// - Parameter blots: everything black on the page.
  init(_ blots: [PixelBox]) { self.blots = blots.sorted { $0.x < $1.x } }

  /// The small letters of a line.
  private struct Print {
    /// How high letters without ascender and mark are, and where all letters stand.
    var height: Int
    var baseline: Int
    /// What is nearly as high at least, and those that stand on the line, from left to right.
    var blots: [PixelBox]
    var letters: [PixelBox]
  }

  /// Gives words the case that their first letters have on the image.
  ///
  /// - Complexity: O(*l* · *n*) for *l* lines with such words and *n* blots.
  func mend(_ words: inout [ReadWord]) {
    let asked = words.indices.filter { isAsked(words[$0]) }
    for line in Set(asked.map { words[$0].line }) {
      let onLine = words.indices.filter { words[$0].line == line }
      guard let print = print(of: onLine.map { words[$0] }) else { continue }
      for index in onLine where isAsked(words[index]) {
        guard let height = heightOfFirstLetter(of: words[index], in: print) else { continue }
        // A capital is nearly half as high again.
        if height * 10 <= print.height * 12 { makeSmall(&words[index]) }
      }
    }
  }

  /// Whether a word was read, or may be, with a capital at its start that only its size tells from a
  /// small letter.
  private func isAsked(_ word: ReadWord) -> Bool {
    ([word.form] + word.alternatives.map(\.form)).contains { form in
      LetterSizes.first(of: form).map { LetterSizes.isAlike($0) && $0.isUpper } ?? false
    }
  }

  private static func first(of form: String) -> Letter? {
    OuterPunctuation(form[...]).core.unicodeScalars.first.flatMap { Letter($0) }
  }

  /// What the small words of a line say of its letters; `nil` where there are too few.
  private func print(of words: [ReadWord]) -> Print? {
    let boxes = words.filter { word in
      let core = OuterPunctuation(word.form[...]).core
      return word.confidence > 0.8 && core.count >= 2
        && core.allSatisfy { $0.isLetter && $0.isLowercase }
    }.map(\.box)
    guard let extent = boxes.dropFirst().reduce(boxes.first, { $0?.union($1) }) else { return nil }
    let usual = boxes.map(\.height).sorted()[boxes.count / 2]
    // Marks, dots and specks are lower than any letter.
    let near = blots.filter {
      $0.height * 10 >= usual * 3 && $0.height <= usual * 2
        && $0.y + $0.height > extent.y && $0.y < extent.y + extent.height
    }
    let own = near.filter { blot in boxes.contains { $0.holdsCentre(of: blot) } }
    guard own.count >= 6 else { return nil }
    // Two letters in three have no ascender.
    let height = own.map(\.height).sorted()[own.count / 5]
    let flat = own.filter { abs($0.height - height) * 8 <= height }
    guard height >= 8, flat.count >= 4, flat.count * 3 >= own.count else { return nil }
    let baseline = flat.map { $0.y + $0.height }.sorted()[flat.count / 2]
    let large = near.filter { $0.height * 10 >= height * 7 }
    return Print(
      height: height, baseline: baseline, blots: large,
      letters: large.filter { abs($0.y + $0.height - baseline) * 4 <= height })
  }

  /// How high the first letter of a word is; `nil` where it cannot be told from its neighbours.
  private func heightOfFirstLetter(of word: ReadWord, in print: Print) -> Int? {
    let slack = print.height / 4
    let end = word.box.x + word.box.width
    guard
      let place = print.letters.firstIndex(where: {
        let centre = $0.x + $0.width / 2
        return centre >= word.box.x - slack && centre <= end
      })
    else { return nil }
    let letter = print.letters[place]
    // It must be a letter by itself, none inside the word, and none of the word before.
    let isWithin = print.blots.contains { blot in
      blot.x < letter.x && blot.x + blot.width > letter.x - slack
        && blot.sharedHeight(with: letter) * 2 > letter.height
    }
    guard !isWithin, letter.width < print.height * 2 else { return nil }
    let count = OuterPunctuation(word.form[...]).core.count
    let next = print.letters[(place + 1)...].first?.x ?? Int.max
    if count > 1, next - letter.x - letter.width > slack, letter.x + letter.width < end - slack {
      return nil
    }
    if count == 1, letter.width * 3 < word.box.width * 2 { return nil }
    return letter.height
  }

  /// Makes a word small, and its alternatives.
  private func makeSmall(_ word: inout ReadWord) {
    word.form = LetterSizes.small(word.form)
    for index in word.alternatives.indices {
      word.alternatives[index].form = LetterSizes.small(word.alternatives[index].form)
    }
    var seen: Set<String> = [word.form]
    word.alternatives.removeAll { !seen.insert($0.form).inserted }
  }

  /// A word in small letters, if it begins with a capital that looks like a small letter: a word in
  /// capitals has the size of its first letter.
  private static func small(_ form: String) -> String {
    guard let letter = first(of: form), isAlike(letter), letter.isUpper else { return form }
    let outer = OuterPunctuation(form[...])
    return outer.leading + outer.core.lowercased() + outer.trailing
  }

  private static func isAlike(_ letter: Letter) -> Bool {
    alike.contains(letter.base) && letter.quality != .stroke
  }
}
