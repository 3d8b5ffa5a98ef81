import VietnameseText

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

extension BlockDecoder {
  /// Puts the words of the heading in the place of doubtful ones, in a block that was decoded with
  /// posteriors.
  ///
  /// - Complexity: O(*n*).
  mutating func repairNationalHeading(in block: TokenBlock) {
    guard occurrences.count == block.tokens.count else { return }
    for line in block.lines.indices {
      let range = block.tokens(ofLine: line)
      if range.count >= 6, mayBeHeading(range) { repairNationalHeading(range, block) }
    }
  }

  private mutating func repairNationalHeading(_ range: Range<Int>, _ block: TokenBlock) {
    var places: [Int] = []
    var words: [String] = []
    for index in range where decisions[index].kind != .absorbed && !decisions[index].isOpaque {
      let core = OuterPunctuation(text(of: index, block)[...]).core
      if core.isEmpty { continue }
      places.append(index)
      words.append(String(core))
    }
    for (place, word) in NationalHeading.repair(words) where isDoubtful(places[place]) {
      let outer = OuterPunctuation(text(of: places[place], block)[...])
      set(outer.leading + word + outer.trailing, for: places[place], as: .changed)
    }
  }

  /// Whether a line has a word that ends one of the heading, and a doubtful one. Most lines lack the
  /// first, which is seen without a look at their texts.
  private func mayBeHeading(_ range: Range<Int>) -> Bool {
    var hasEnd = false
    var hasDoubt = false
    for index in range {
      let word = SIMD4<UInt64>(repeating: occurrences[index].word)
      hasEnd = hasEnd || word[0] != 0 && any(word .== headingEnds)
      hasDoubt = hasDoubt || isDoubtful(index)
    }
    return hasEnd && hasDoubt
  }

  private func isDoubtful(_ index: Int) -> Bool {
    decisions[index].isDecoded && decisions[index].probability < 0.95
  }
}
