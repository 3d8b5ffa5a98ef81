import DocumentModel

/// Reads lines with doubtful words once more, each by itself and from the source at full resolution,
/// and puts the two readings together.
///
/// Small print and thin strokes suffer where a page is made smaller for the first reading; a line
/// alone, on the other hand, costs little. Words in which the readings differ become each other's
/// alternatives, between which restoration chooses.
struct SecondReading {
  /// The most lines of a page that are read twice, those with most doubtful words first.
  static let mostLines = 12
  /// A word less sure than this is doubtful.
  static let doubt = 0.6
  /// The resolution of second readings, in dots an inch.
  static let resolution = 300

  /// A line of the first reading.
  struct Line {
    /// Indices into the words, from left to right.
    var words: [Int]
    /// What holds all of them.
    var box: PixelBox
    /// How many of them are doubtful.
    var doubts: Int
  }

  /// The lines that are worth a second reading, the most doubtful first.
  ///
  /// What was not read at all but guessed, as handwriting and seals are, is left alone.
  static func lines(of words: [ReadWord]) -> [Line] {
    let lines = Dictionary(grouping: words.indices, by: { words[$0].line }).compactMap {
      (_, indices) -> Line? in
      let indices = indices.sorted { words[$0].box.x < words[$1].box.x }
      let part = indices.map { words[$0] }
      let heights = part.map(\.box.height).sorted()
      let doubts = part.count {
        isDoubtful($0) || isStretched($0, height: heights[heights.count / 2])
      }
      guard doubts > 0, part.count >= 2, isText(part),
        let extent = Box.union(of: part.map { Box($0.box) })
      else { return nil }
      return Line(words: indices, box: PixelBox(extent), doubts: doubts)
    }
    return Array(
      lines.sorted { ($0.doubts, -$0.box.y, -$0.box.x) > ($1.doubts, -$1.box.y, -$1.box.x) }
        .prefix(mostLines))
  }

  /// Whether words were read rather than guessed: most of them, or one beyond doubt.
  private static func isText(_ words: [ReadWord]) -> Bool {
    words.meanConfidence > 0.5
      || words.meanConfidence > 0.35
        && words.contains {
          $0.confidence > 0.85 && $0.form.count >= 3 && $0.form.allSatisfy(\.isLetter)
        }
  }

  /// Whether a word had better be looked at again: read with doubt, or two words that a speck may
  /// have joined.
  static func isDoubtful(_ word: ReadWord) -> Bool {
    guard word.form.contains(where: { $0.isLetter || $0.isNumber }) else { return false }
    return word.confidence < doubt || isJoined(word.form)
  }

  /// Whether a word is wider than its letters can be on a line of this height: the box of one swallowed
  /// the figure behind it, as in `Điều 1`.
  private static func isStretched(_ word: ReadWord, height: Int) -> Bool {
    let letters = word.form.count
    return letters >= 2 && word.form.contains(where: \.isLowercase)
      && word.box.width * 5 > height * (4 * letters + 5)
  }

  /// Whether another reading has the same words and one more within their place.
  private static func findsMore(_ first: [ReadWord], _ second: [ReadWord]) -> Bool {
    guard second.count == first.count + 1,
      let extra = second.indices.first(where: {
        $0 == first.count || second[$0].form != first[$0].form
      }),
      second[extra].confidence > doubt, second[extra].form.contains(where: \.isNumber),
      first.map(\.form) == (second[..<extra] + second[(extra + 1)...]).map(\.form)
    else { return false }
    return first.contains {
      $0.box.sharedWidth(with: second[extra].box) * 2 > second[extra].box.width
    }
  }

  /// Whether a sign stands between small letters: `Truyền-thông`, `chức,.cá`.
  private static func isJoined(_ form: String) -> Bool {
    let letters = Array(form)
    guard letters.count >= 5, !form.contains("/"), !form.contains("@") else { return false }
    return letters.indices.dropFirst().dropLast().contains { index in
      "-.,:".contains(letters[index]) && letters[index - 1].isLowercase
        && (letters[index + 1].isLetter || ".-".contains(letters[index + 1]))
    }
  }

  /// One line's words by both readings.
  ///
  /// - Parameters:
  ///   - first: the words of the first reading from left to right.
  ///   - second: those of the second, in the same pixels.
  static func fused(_ first: [ReadWord], _ second: [ReadWord]) -> [ReadWord] {
    guard !second.isEmpty, second.meanConfidence > first.meanConfidence - 0.1 else { return first }
    let number = first.first?.line ?? 0
    return clusters(first, second).flatMap { one, other -> [ReadWord] in
      chosen(one, other).map { word in
        var word = word
        word.line = number
        return word
      }
    }
  }

  /// Words of both readings that stand at one place, from left to right.
  private static func clusters(
    _ first: [ReadWord], _ second: [ReadWord]
  ) -> [(first: [ReadWord], second: [ReadWord])] {
    let heights = first.map(\.box.height).sorted()
    let slack = (heights.isEmpty ? 0 : heights[heights.count / 2]) / 5
    let all = (first.map { (word: $0, isFirst: true) } + second.map { (word: $0, isFirst: false) })
      .sorted { ($0.word.box.x, $0.isFirst ? 0 : 1) < ($1.word.box.x, $1.isFirst ? 0 : 1) }
    var clusters: [(first: [ReadWord], second: [ReadWord])] = []
    var end = Int.min
    for (word, isFirst) in all {
      if clusters.isEmpty || word.box.x >= end - slack { clusters.append(([], [])) }
      if isFirst {
        clusters[clusters.count - 1].first.append(word)
      } else {
        clusters[clusters.count - 1].second.append(word)
      }
      end = max(end, word.box.x + word.box.width)
    }
    return clusters
  }

  /// What stands at one place.
  private static func chosen(_ first: [ReadWord], _ second: [ReadWord]) -> [ReadWord] {
    if second.isEmpty { return first }
    if first.isEmpty {
      return second.filter { $0.confidence > 0.8 && $0.form.contains(where: \.isLetter) }
    }
    let (one, other) = (first.map(\.form), second.map(\.form))
    if one == other {
      return zip(first, second).map { first, second in
        var word = first
        word.confidence = max(first.confidence, second.confidence)
        return word
      }
    }
    if findsMore(first, second) { return second }
    let (sure, surer) = (first.least, second.least)
    if first.contains(where: isDoubtful),
      surer > sure || (surer > 0.8 && !second.contains(where: isDoubtful))
    {
      guard let before = first.first, first.count == 1, var word = second.first, second.count == 1
      else { return second }
      word.offer(before.form, probability: before.confidence > 0.3 ? 0.25 : 0.1)
      return [word]
    }
    guard var word = first.first, first.count == 1, let reading = second.first, second.count == 1
    else { return first }
    word.offer(reading.form, probability: reading.confidence > word.confidence - 0.05 ? 0.3 : 0.1)
    return [word]
  }
}

extension [ReadWord] {
  /// The confidence of the least sure word that has letters or figures.
  fileprivate var least: Double {
    filter { $0.form.contains { $0.isLetter || $0.isNumber } }.map(\.confidence).min() ?? 0
  }
}

extension ReadWord {
  /// Adds what another reading says, beside the alternatives that are there.
  fileprivate mutating func offer(_ form: String, probability: Double) {
    guard form != self.form else { return }
    for index in alternatives.indices { alternatives[index].probability *= 1 - probability }
    if let index = alternatives.firstIndex(where: { $0.form == form }) {
      alternatives[index].probability += probability
    } else {
      alternatives.append(Alternative(form: form, probability: probability))
    }
    alternatives.sort { $0.probability > $1.probability }
  }
}
