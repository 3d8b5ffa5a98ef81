import DocumentModel

extension Line {
  /// Moves the line's boxes and those of its words.
  mutating func mapBoxes(_ move: (Box) -> Box) {
    box = box.map(move)
    for index in words.indices { words[index].box = words[index].box.map(move) }
  }
}

extension TableRegion {
  /// Moves the table's box and those of its cells.
  mutating func mapBoxes(_ move: (Box) -> Box) {
    box = box.map(move)
    for index in cells.indices { cells[index].box = cells[index].box.map(move) }
  }
}
