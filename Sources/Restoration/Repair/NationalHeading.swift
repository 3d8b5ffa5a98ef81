/// The two lines that head every document: the country's name and its motto (Nghị định 30/2020/NĐ-CP,
/// annex I, part II, number 1). Where most of their words were read, the others are known.
enum NationalHeading {
  /// Each with how many of its words must have been read, some of them in each of two ranges: parts of
  /// the lines stand in sentences, too (`định hướng xã hội chủ nghĩa Việt Nam`).
  private static let phrases: [(words: [String], fewest: Int, ranges: [Range<Int>])] = [
    (["Cộng", "hòa", "xã", "hội", "chủ", "nghĩa", "Việt", "Nam"], 5, [0..<2, 6..<8]),
    (["Độc", "lập", "Tự", "do", "Hạnh", "phúc"], 4, [0..<6, 4..<6]),
  ]

  /// The words of which one at least must have been read.
  static let ends = ["Việt", "Nam", "Hạnh", "phúc"]

  /// What words are to be, by their places, where they are other words than those of a line of the
  /// heading.
  ///
  /// - Parameter words: cores of neighbouring tokens of a line.
  /// - Complexity: O(*n*).
  static func repair(_ words: [String]) -> [Int: String] {
    for phrase in phrases where words.count >= phrase.words.count {
      for start in 0...words.count - phrase.words.count {
        for phraseWords in [phrase.words, phrase.words.map { $0.uppercased() }] {
          let matches = phraseWords.indices.filter { words[start + $0] == phraseWords[$0] }
          guard matches.count >= phrase.fewest,
            phrase.ranges.allSatisfy({ matches.contains(where: $0.contains) })
          else { continue }
          var repaired: [Int: String] = [:]
          for place in phraseWords.indices where !matches.contains(place) {
            repaired[start + place] = phraseWords[place]
          }
          return repaired
        }
      }
    }
    return [:]
  }
}
