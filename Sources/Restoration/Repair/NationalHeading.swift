/// The two lines that head every document: the country's name and its motto (Nghị định 30/2020/NĐ-CP,
/// annex I, part II, number 1). Where most of their words were read, the others are known.
enum NationalHeading {
  /// A line, as it may be printed.
  private struct Phrase {
    var words: [String]
    /// How many of its words must have been read, some of them in each of two ranges: parts of the lines
    /// stand in sentences, too (`định hướng xã hội chủ nghĩa Việt Nam`).
    var fewest: Int
    var ranges: [Range<Int>]

    /// The same in capitals.
    var inCapitals: Phrase {
      Phrase(words: words.map { $0.uppercased() }, fewest: fewest, ranges: ranges)
    }
  }

  private static let lines = [
    Phrase(
      words: ["Cộng", "hòa", "xã", "hội", "chủ", "nghĩa", "Việt", "Nam"], fewest: 5,
      ranges: [0..<2, 6..<8]),
    Phrase(
      words: ["Độc", "lập", "Tự", "do", "Hạnh", "phúc"], fewest: 4, ranges: [0..<6, 4..<6]),
  ]
  private static let phrases = lines.flatMap { [$0, $0.inCapitals] }

  /// The words of both lines, and how many of them a line must have.
  static let words = lines.flatMap(\.words)
  static let fewest = lines.map(\.fewest).min() ?? 0

  /// What words are to be, by their places, where they are other words than those of a line of the
  /// heading.
  ///
  /// - Parameter words: cores of neighbouring tokens of a line.
  /// - Complexity: O(*n*).
  static func repair(_ words: [String]) -> [Int: String] {
    for phrase in phrases where words.count >= phrase.words.count {
      for start in 0...words.count - phrase.words.count {
        let matches = phrase.words.indices.filter { words[start + $0] == phrase.words[$0] }
        guard matches.count >= phrase.fewest,
          phrase.ranges.allSatisfy({ matches.contains(where: $0.contains) })
        else { continue }
        var repaired: [Int: String] = [:]
        for place in phrase.words.indices where !matches.contains(place) {
          repaired[start + place] = phrase.words[place]
        }
        return repaired
      }
    }
    return [:]
  }
}
