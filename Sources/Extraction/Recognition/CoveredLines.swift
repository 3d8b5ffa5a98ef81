import VietnameseText

/// Finds lines that a seal, a stamp or a signature touches, to be read again cut out along the line.
///
/// In a bitonal scan the ring of a seal and the letters that it touches are one blot, which page
/// segmentation takes for a picture: `THỨ TRƯỞNG` comes as `IỨ TRƯỞNG`, `Bùi Khắc Bằng` as `Bằng`. Cut
/// out along the line, the ring is no more than a stroke across it.
struct CoveredLines {
  /// The most lines of a page that are read again for this reason.
  static let most = 6

  /// A line, or its part on one side of a wide gap.
  struct Line {
    /// Indices into the words, from left to right.
    var words: [Int]
    /// As much of the line as may be hidden, tried one after the other: how far a blot reaches over it
    /// shows only when it is read.
    var cuts: [PixelBox]
  }

  /// The usual height of words.
  private let height: Int
  /// Everything that is black.
  private let boxes: [PixelBox]
  /// What is too large for letters: seals, stamps, signatures.
  private let blots: [PixelBox]

  /// Looks for blots among everything that is black on a page.
  ///
  /// - Parameter height: the usual height of the page's words.
  init(among boxes: [PixelBox], height: Int, pageWidth: Int) {
    self.height = height
    self.boxes = boxes
    blots = boxes.filter {
      min($0.width, $0.height) * 2 >= height * 7 && $0.width * 3 < pageWidth * 2
    }
  }

  /// The lines that blots touch.
  ///
  /// - Complexity: O(*n* · *b*) for *b* blots, of which a page has few.
  func lines(of words: [ReadWord]) -> [Line] {
    guard !blots.isEmpty, height > 0 else { return [] }
    let parts = parts(of: words)
    var result: [Line] = []
    for part in parts {
      let sure = part.filter { isSure(words[$0]) }
      guard let first = sure.first, let last = sure.last,
        let band = band(words[first].box, sure.map { words[$0].box })
      else { continue }
      let beside = parts.filter { $0 != part }.flatMap(\.self).filter { index in
        let box = words[index].box
        return isSure(words[index])
          && (band.y + band.height / 3..<band.y + band.height).contains(box.y + box.height / 2)
      }.map { words[$0].box }
      let (left, right) = (words[first].box.x, words[last].box.x + words[last].box.width)
      let lower = beside.filter { $0.x < left }.map { $0.x + $0.width + height / 2 }.max() ?? 0
      let upper = beside.filter { $0.x > left }.map { $0.x - height / 2 }.min() ?? Int.max
      let start = min(left, words[part[0]].box.x)
      let end = max(right, part.map { words[$0].box.x + words[$0].box.width }.max() ?? right)
      // A short line may have lost a whole word; of a long one the end must be doubtful at least.
      let isShort = part.count <= 6
      let touching = blots.filter { $0.sharedHeight(with: band) * 4 > band.height }
      let isLeft =
        (isShort || part[0] != first)
        && touching.contains { $0.x < left && $0.x + $0.width > max(left - 4 * height, lower) }
      let isRight =
        part.last != last
        && touching.contains { $0.x + $0.width > right && $0.x < min(right + 4 * height, upper) }
      guard isLeft || isRight else { continue }
      let steps = isShort ? [2, 5, 8, 11, 14, 17, 20] : [2, 6]
      var cuts: [PixelBox] = []
      for step in steps.map({ $0 * height / 2 }) {
        let from = isLeft ? max(lower, left - step) : start
        let to = isRight ? min(upper, right + step) : end
        let cut = PixelBox(x: from, y: band.y, width: to - from, height: band.height)
        if cut.width > 0, cut != cuts.last { cuts.append(cut) }
      }
      result.append(Line(words: part, cuts: cuts))
    }
    return Array(result.prefix(CoveredLines.most))
  }

  /// The height of a line's print by its letters: a blot makes the words that it touches higher.
  private func band(_ first: PixelBox, _ words: [PixelBox]) -> PixelBox? {
    let extent = words.reduce(first) { $0.union($1) }
    let letters = boxes.filter {
      extent.holdsCentre(of: $0) && $0.height * 2 > height && $0.height * 4 < height * 5
    }
    guard letters.count >= 3 else { return nil }
    let heights = letters.map(\.height).sorted()
    let bottoms = letters.map { $0.y + $0.height }.sorted()
    let capital = heights[heights.count * 3 / 4]
    let baseline = bottoms[bottoms.count / 2]
    return PixelBox(
      x: extent.x, y: baseline - capital * 29 / 20, width: extent.width,
      height: capital * 7 / 4)
  }

  /// Indices of words that stand together on one line.
  private func parts(of words: [ReadWord]) -> [[Int]] {
    Dictionary(grouping: words.indices, by: { words[$0].line }).values.flatMap { line -> [[Int]] in
      var parts: [[Int]] = []
      var right = Int.min
      for index in line.sorted(by: { words[$0].box.x < words[$1].box.x }) {
        let box = words[index].box
        if parts.isEmpty || box.x > right + height * 5 / 2 { parts.append([]) }
        parts[parts.count - 1].append(index)
        right = max(right, box.x + box.width)
      }
      return parts
    }
    .sorted { words[$0[0]].box.y < words[$1[0]].box.y }
  }

  /// Whether a word was read rather than guessed.
  private func isSure(_ word: ReadWord) -> Bool {
    word.confidence > 0.8 && word.form.count >= 2 && word.form.contains(where: \.isLetter)
  }

  /// The best of several readings of a covered line, without what the blot left at its ends; the first
  /// unless another sees more letters with certainty.
  static func best(_ readings: [[ReadWord]]) -> [ReadWord] {
    guard let first = readings.first else { return [] }
    let line = first.first?.line ?? 0
    var best = (words: first, score: score(trimmed(first)))
    for reading in readings.dropFirst() {
      let words = trimmed(reading)
      let score = score(words)
      if score > best.score + 0.3 { best = (words, score) }
    }
    guard best.words != first else { return first }
    return best.words.flatMap(parted).map { word in
      var word = word
      word.line = line
      return word
    }
  }

  /// A word in two where a stroke of the seal joined syllables in capitals: `PHÓ-VĂN`.
  private static func parted(_ word: ReadWord) -> [ReadWord] {
    let syllables = word.form.split(separator: "-", omittingEmptySubsequences: false)
    guard syllables.count == 2,
      syllables.allSatisfy({ CaseShape($0) == .upper && $0.count >= 2 && Syllable($0) != nil })
    else { return [word] }
    var (first, second) = (word, word)
    first.form = String(syllables[0])
    second.form = String(syllables[1])
    first.box.width = word.box.width * syllables[0].count / word.form.count
    second.box.width = word.box.width * syllables[1].count / word.form.count
    second.box.x = word.box.x + word.box.width - second.box.width
    (first.alternatives, second.alternatives) = ([], [])
    (first.symbols, second.symbols) = ([], [])
    return [first, second]
  }

  /// How many letters were read rather than guessed.
  private static func score(_ words: [ReadWord]) -> Double {
    words.reduce(0) { sum, word in
      let letters = word.form.count { $0.isLetter || $0.isNumber }
      return sum + Double(letters) * (word.confidence - 0.4) - Double(word.form.count - letters)
        * 0.2
    }
  }

  private static func trimmed(_ words: [ReadWord]) -> [ReadWord] {
    func isRest(_ word: ReadWord) -> Bool {
      word.confidence < 0.35 && !(word.form.count >= 2 && word.form.contains(where: \.isNumber))
        || word.confidence < 0.8 && !word.form.contains { $0.isLetter || $0.isNumber }
    }
    var words = words[...]
    while let last = words.last, isRest(last) { words.removeLast() }
    while let first = words.first, isRest(first) { words.removeFirst() }
    return Array(words)
  }
}
