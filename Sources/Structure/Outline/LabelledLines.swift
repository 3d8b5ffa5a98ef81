import DocumentGrammar

/// The label of each line, chosen by its place in the sequence.
struct LabelledLines {
  /// The label of each line of the manuscript; its range counts in the manuscript's text.
  let labels: [ListLabel?]

  /// Reads the labels of the lines from an index on; on recognized pages strokes may be lost.
  ///
  /// - Complexity: O(*n*).
  init(_ manuscript: Manuscript, from first: Int, recognizedPages: Set<Int> = []) {
    let labels = Self.labels(manuscript, from: first) {
      recognizedPages.contains(manuscript.lines[$0].page)
    }
    // A text whose labels were misread was read from an image, whatever its file says.
    self.labels =
      recognizedPages.isEmpty && labels.contains { $0.map(Self.isMisread) ?? false }
      ? Self.labels(manuscript, from: first) { _ in true } : labels
  }

  /// Whether a label was misread; `d)` for `đ)` is also what people type.
  private static func isMisread(_ label: ListLabel) -> Bool {
    label.isDamaged && !(label.style == .letter && label.label == "đ")
  }

  private static func labels(
    _ manuscript: Manuscript, from first: Int, isRecognized: (Int) -> Bool
  ) -> [ListLabel?] {
    var labels = [ListLabel?](repeating: nil, count: manuscript.lines.count)
    var sequence = LabelSequence()
    let text = manuscript.text
    for index in manuscript.lines.indices where index >= first {
      let range = manuscript.lines[index].range
      guard !range.isEmpty else { continue }
      let readings = ListLabel.readings(in: text, range: range)
      guard let first = readings.first else { continue }
      let rest = first.range.upperBound..<max(first.range.upperBound, range.upperBound)
      labels[index] = sequence.choose(
        among: readings,
        at: LabelSequence.Place(
          startsParagraph: LabelledLines.mayStart(manuscript, index, labels: labels),
          isInCapitals: text.isInCapitals(rest),
          isRecognized: isRecognized(index)))
    }
    return labels
  }

  private static func mayStart(
    _ manuscript: Manuscript, _ index: Int, labels: [ListLabel?]
  ) -> Bool {
    if manuscript.startsParagraph(index) { return true }
    guard let previous = manuscript.previousLine(before: index), let label = labels[previous] else {
      return false
    }
    // A heading in capitals behind its label.
    let rest = label.range.upperBound..<manuscript.lines[previous].range.upperBound
    return manuscript.text.isInCapitals(rest)
  }
}

extension ListLabel {
  /// Whether the label heads a unit rather than an item of a list.
  var headsUnit: Bool { style != .dash && style != .plus }
}
