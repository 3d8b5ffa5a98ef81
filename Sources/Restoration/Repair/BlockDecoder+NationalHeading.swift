import VietnameseText

extension BlockDecoder {
  /// Puts the words of the heading in the place of doubtful ones, in a block that was decoded with
  /// posteriors.
  ///
  /// - Complexity: O(*n*).
  mutating func repairNationalHeading(in block: TokenBlock) {
    guard occurrences.count == block.tokens.count else { return }
    // Of each word a bit, so that most others are told from them at once.
    let bits = headingWords.reduce(0) { $0 | Self.bit($1) }
    for line in block.lines.indices {
      let range = block.tokens(ofLine: line)
      if range.count >= 6, mayBeHeading(range, bits) { repairNationalHeading(range, block) }
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

  /// Whether a line has enough words of the heading, and a doubtful one. Most lines lack them, which is
  /// seen without a look at their texts.
  private func mayBeHeading(_ range: Range<Int>, _ bits: UInt64) -> Bool {
    var count = 0
    var hasDoubt = false
    for index in range {
      let word = occurrences[index].word
      if bits & Self.bit(word) != 0, headingWords.contains(word) { count += 1 }
      hasDoubt = hasDoubt || isDoubtful(index)
    }
    return hasDoubt && count >= NationalHeading.fewest
  }

  private static func bit(_ word: UInt64) -> UInt64 { 1 << (word & 63) }

  private func isDoubtful(_ index: Int) -> Bool {
    decisions[index].isDecoded && decisions[index].probability < 0.95
  }
}
