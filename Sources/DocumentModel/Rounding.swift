// Digits that mean nothing make half of the file; what is kept is finer than any scan.

/// How finely numbers are written: parts of the unit.
package enum Rounding: Int {
  case length = 100
  case probability = 10_000

  /// The number as it is written; 0 for what is none.
  package func round(_ number: Double) -> Double {
    let value = (number * Double(rawValue)).rounded() / Double(rawValue)
    return value.isFinite ? value : 0
  }
}

extension Double {
  /// A probability as it is written.
  package var roundedProbability: Double { Rounding.probability.round(self) }
  fileprivate var length: Double { Rounding.length.round(self) }
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

extension TableRegion {
  /// The table with the places of its cells rounded for writing.
  package var rounded: TableRegion {
    var table = self
    table.box = box?.rounded
    for cell in table.cells.indices { table.cells[cell].box = table.cells[cell].box?.rounded }
    return table
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
