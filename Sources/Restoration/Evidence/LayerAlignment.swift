import DocumentModel

/// Says which words of a garbled text layer stand where words were read from the image, and which of
/// its lines the reading of the image lost.
struct LayerAlignment {
  /// The layer's word at the place of each word that was read: index of the layer's line and word.
  private(set) var partners: [[(line: Int, word: Int)?]]
  /// The layer's lines of which no word was read.
  private(set) var lost: [Int] = []

  /// Aligns by place.
  ///
  /// - Complexity: O(*n* · *m*) in the lines, and in the words of lines on one height.
  init(_ read: [Line], _ layer: [Line]) {
    partners = read.map { line in line.words.map { _ in nil } }
    for (index, other) in layer.enumerated() {
      var isSeen = false
      var wordCount = 0
      for (place, word) in other.words.enumerated() {
        guard let box = word.box, box.width > 0, box.height > 0 else { continue }
        if word.form.contains(where: { $0.isLetter || $0.isNumber }) { wordCount += 1 }
        for (lineIndex, line) in read.enumerated() {
          guard let extent = line.box, extent.overlaps(box) else { continue }
          for (wordIndex, candidate) in line.words.enumerated() {
            guard let there = candidate.box, there.overlaps(box) else { continue }
            isSeen = true
            if there.isPlace(of: box) { partners[lineIndex][wordIndex] = (index, place) }
          }
        }
      }
      if !isSeen, wordCount >= 3 { lost.append(index) }
    }
  }
}

extension Box {
  /// Whether two boxes have a point in common.
  fileprivate func overlaps(_ other: Box) -> Bool {
    x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
  }

  /// Whether two boxes hold one and the same word: they share most of their widths and much of their
  /// heights.
  fileprivate func isPlace(of other: Box) -> Bool {
    let width = min(maxX, other.maxX) - max(x, other.x)
    let height = min(maxY, other.maxY) - max(y, other.y)
    return width > 0.7 * max(self.width, other.width)
      && height > 0.4 * min(self.height, other.height)
  }
}
