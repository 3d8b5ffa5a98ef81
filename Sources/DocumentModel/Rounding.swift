// Digits that mean nothing make half of the file; what is kept is finer than any scan.

extension Double {
  fileprivate func rounded(perUnit: Double) -> Double {
    let value = (self * perUnit).rounded() / perUnit
    return value.isFinite ? value : 0
  }

  fileprivate var length: Double { rounded(perUnit: 100) }
}

extension Double {
  /// A probability as it is written.
  package var roundedProbability: Double { rounded(perUnit: 10_000) }
}

extension Box {
  /// The box with its numbers rounded for writing.
  package var rounded: Box {
    Box(x: x.length, y: y.length, width: width.length, height: height.length)
  }
}

extension Word {
  /// The word with its numbers rounded for writing.
  package var rounded: Word {
    var word = self
    word.probability = probability?.roundedProbability
    word.confidence = confidence?.roundedProbability
    for index in word.alternatives.indices {
      word.alternatives[index].probability =
        word.alternatives[index].probability.roundedProbability
    }
    word.box = box?.rounded
    return word
  }
}

extension Page {
  /// The page with its numbers rounded for writing.
  package var rounded: Page {
    var page = self
    page.width = width.length
    page.height = height.length
    page.lines = lines.map { line in
      Line(words: line.words.map(\.rounded), box: line.box?.rounded)
    }
    for index in page.tables.indices {
      page.tables[index].box = page.tables[index].box?.rounded
      for cell in page.tables[index].cells.indices {
        page.tables[index].cells[cell].box = page.tables[index].cells[cell].box?.rounded
      }
    }
    return page
  }
}

extension Section {
  /// The unit with its place rounded for writing.
  package var rounded: Section {
    var section = self
    section.box = box?.rounded
    return section
  }
}

extension Table {
  /// The table with its place rounded for writing.
  package var rounded: Table {
    var table = self
    table.box = box?.rounded
    return table
  }
}
