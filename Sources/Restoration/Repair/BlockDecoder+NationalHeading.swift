import VietnameseText

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
