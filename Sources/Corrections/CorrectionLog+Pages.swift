import DocumentModel

extension CorrectionLog {
  /// Puts what was said into the pages.
  ///
  /// A correction concerns a word that was read as it was then: where the reading stands at the
  /// same place, there; else where the page has it over the same spot or, without geometry, only
  /// once. Applied twice, the pages are the same.
  package func apply(to pages: inout [Page]) -> CorrectionOutcome {
    var outcome = CorrectionOutcome()
    var numbers: [Int: Int] = [:]
    for (index, page) in pages.enumerated() { numbers[page.number] = index }
    for correction in effective {
      guard let index = numbers[correction.page],
        let place = Self.place(of: correction, on: pages[index])
      else {
        outcome.notApplicable.append(correction)
        continue
      }
      pages[index].lines[place.line].words[place.word].correct(to: correction.becomes)
      outcome.applied.append(
        (correction, WordPlace(page: correction.page, line: place.line, word: place.word)))
    }
    return outcome
  }

  private static func place(
    of correction: Correction, on page: Page
  ) -> (line: Int, word: Int)? {
    func isMeant(_ word: Word) -> Bool { word.reading == correction.read }
    let (line, word) = (correction.line, correction.word)
    if page.lines.indices.contains(line), page.lines[line].words.indices.contains(word),
      isMeant(page.lines[line].words[word])
    {
      return (line, word)
    }
    var found: [(line: Int, word: Int)] = []
    for (line, content) in page.lines.enumerated() {
      for (index, word) in content.words.enumerated() where isMeant(word) {
        if let box = correction.box {
          guard let other = word.box, box.overlap(with: other) > 0.5 else { continue }
        }
        found.append((line, index))
      }
    }
    return found.count == 1 ? found[0] : nil
  }
}

extension Word {
  /// What was read, before restoration.
  package var reading: String { original ?? form }

  /// Makes the word what a person says that it is; empty text is noise.
  mutating func correct(to text: String) {
    let reading = reading
    flags.remove(.doubtful)
    flags.insert(.corrected)
    probability = 1
    if text.isEmpty {
      flags.insert(.noise)
    } else {
      flags.remove(.noise)
      form = text
    }
    original = reading == form ? nil : reading
  }
}

extension Box {
  /// The share of both boxes' area that both cover.
  fileprivate func overlap(with other: Box) -> Double {
    let width = min(maxX, other.maxX) - max(x, other.x)
    let height = min(maxY, other.maxY) - max(y, other.y)
    guard width > 0, height > 0 else { return 0 }
    let common = width * height
    return common / (self.width * self.height + other.width * other.height - common)
  }
}
