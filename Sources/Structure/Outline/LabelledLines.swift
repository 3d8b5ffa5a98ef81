import DocumentGrammar

/// The label of each line, chosen by its place in the sequence.
struct LabelledLines {
  /// The label of each line of the manuscript; its range counts in the manuscript's text.
  let labels: [ListLabel?]

  /// Reads the labels of the lines from an index on; on recognized pages strokes may be lost.
  ///
  /// - Complexity: O(*n*).
  init(_ manuscript: Manuscript, from first: Int, recognizedPages: Set<Int> = []) {
    let found = Self.find(manuscript, from: first) {
      recognizedPages.contains(manuscript.lines[$0].page)
    }
    let labels = found.labels()
    // A text whose labels were misread was read from an image, whatever its file says; one among very
    // many was mistyped.
    let misread = found.misreadHeadings + labels.count { Self.isMisread($0.label) }
    let chosen =
      recognizedPages.isEmpty && misread > labels.count / 40
      ? Self.find(manuscript, from: first, isRecognized: { _ in true }).labels() : labels
    var byLine = [ListLabel?](repeating: nil, count: manuscript.lines.count)
    for (index, label) in chosen { byLine[index] = label }
    self.labels = byLine
  }

  /// Whether a label was misread; `d)` for `đ)` is also what people type.
  private static func isMisread(_ label: ListLabel) -> Bool {
    label.isDamaged && !(label.style == .letter && label.label == "đ")
  }

  private static func find(
    _ manuscript: Manuscript, from first: Int, isRecognized: (Int) -> Bool
  ) -> LineLabels {
    let text = manuscript.text
    var found = LineLabels(text)
    /// What stands behind what may be the label of the last line that is not blank.
    var above: Range<Int>?
    for index in manuscript.lines.indices where index >= first {
      let range = manuscript.lines[index].range
      guard !range.isEmpty else { continue }
      above = found.add(index, range, isRecognized: isRecognized(index)) {
        // A heading in capitals behind its label ends with its line.
        (manuscript.startsParagraph(index) || above.map(text.isInCapitals) ?? false)
          && !continuesYears(manuscript, index) && !manuscript.continuesSymbol(index)
      }
    }
    return found
  }

  /// Whether a line goes on with a span of years: `giai đoạn 2026` / `- 2030 phấn đấu …`
  private static func continuesYears(_ manuscript: Manuscript, _ index: Int) -> Bool {
    let text = manuscript.text
    let range = manuscript.lines[index].range
    guard text.bare[range.lowerBound] == 0x2D,
      let above = manuscript.previousLine(before: index),
      text.isA(.digit, at: manuscript.lines[above].range.upperBound - 1)
    else { return false }
    let year = text.skipSpace(range.lowerBound + 1, limit: range.upperBound)
    return text.skipDigits(year, limit: range.upperBound, most: 5) == year + 4
      && [0x31, 0x32].contains(text.bareByte(at: year))
  }
}

extension ListLabel {
  /// Whether the label heads a unit rather than an item of a list.
  var headsUnit: Bool { style != .dash && style != .plus }
}
