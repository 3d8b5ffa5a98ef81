import DocumentGrammar
import DocumentModel

/// The running text of a document, laid out for scanning, without what is set aside.
///
/// Page numbers, time stamps of digital signatures and the lines of tables are not in it, so a
/// paragraph that a page break or a page number interrupts is one stretch here.
struct Manuscript {
  /// One line of the running text.
  struct Line {
    /// 1-based line of the document's text.
    var number: Int
    /// 1-based page.
    var page: Int
    /// Place on the page, where there is geometry.
    var box: Box?
    /// The line without white space at its ends, in `text`; empty for a blank line.
    var range: Range<Int>

    /// Whether nothing stands on the line.
    var isBlank: Bool { range.isEmpty }
  }

  /// The lines, each followed by a line feed.
  let text: ScanText
  /// The lines in order.
  let lines: [Line]
  /// How many letters a full line has.
  let width: Int
  /// Distance of full lines from the left edge of the page, where there is geometry.
  let leftMargin: Double?

  /// Lays out the lines of a document that are not in `skipped` (by 1-based number).
  ///
  /// - Complexity: O(*n*) in the length of the text.
  init(_ source: DocumentText, skipping skipped: Set<Int> = []) {
    var builder = ScanText.Builder()
    var starts: [(DocumentText.Line, Int)] = []
    for line in source.lines where !skipped.contains(line.number) {
      starts.append((line, builder.count))
      builder.append(line.text)
      builder.append("\n")
    }
    let text = builder.finish()
    var lines: [Line] = []
    lines.reserveCapacity(starts.count)
    for (index, (line, start)) in starts.enumerated() {
      let end = (index + 1 < starts.count ? starts[index + 1].1 : text.count) - 1
      let range = text.trimmed(start..<max(start, end))
      if SetAside.holds(text, range) { continue }
      lines.append(Line(number: line.number, page: line.page, box: line.box, range: range))
    }
    // Where something was set aside, the kept lines are laid out anew, so that stretches run over it.
    self =
      lines.count < starts.count
      ? Manuscript.relaid(text, lines: lines) : Manuscript(text: text, lines: lines)
  }

  private init(text: ScanText, lines: [Line]) {
    self.text = text
    self.lines = lines
    width = LabelSequence.typicalWidth(of: lines.lazy.map(\.range.count))
    leftMargin = Manuscript.leftMargin(of: lines)
  }

  private static func relaid(_ old: ScanText, lines kept: [Line]) -> Manuscript {
    var builder = ScanText.Builder()
    var lines = kept
    for index in kept.indices {
      let start = builder.count
      builder.append(old, kept[index].range)
      lines[index].range = start..<builder.count
      builder.append("\n")
    }
    return Manuscript(text: builder.finish(), lines: lines)
  }

  private static func leftMargin(of lines: [Line]) -> Double? {
    let edges = lines.compactMap { $0.isBlank ? nil : $0.box?.x }.sorted()
    return edges.isEmpty ? nil : edges[edges.count / 4]
  }

  /// Index of the line that holds an offset.
  ///
  /// - Complexity: O(log *n*).
  func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].range.lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  /// The words of a stretch, lines joined by one space.
  func string(_ range: Range<Int>) -> String {
    text.flowing(range)
  }

  /// The stretch from the start of one line to the end of another, inclusive.
  func range(ofLines indices: Range<Int>) -> Range<Int> {
    guard let first = indices.first, let last = indices.last else { return 0..<0 }
    return lines[first].range
      .lowerBound..<max(
        lines[first].range.lowerBound, lines[last].range.upperBound)
  }

  /// The last line above that is not blank.
  func previousLine(before index: Int) -> Int? {
    var index = index - 1
    while index >= 0 {
      if !lines[index].isBlank { return index }
      index -= 1
    }
    return nil
  }

  /// The next line from `index` on that is not blank.
  func nextLine(from index: Int, limit: Int? = nil) -> Int? {
    let end = min(limit ?? lines.count, lines.count)
    var index = index
    while index < end {
      if !lines[index].isBlank { return index }
      index += 1
    }
    return nil
  }

  /// Whether a line ends well before the right margin.
  func isShort(_ index: Int) -> Bool {
    lines[index].range.count * 4 < width * 3
  }

  /// Whether a paragraph may start on a line: a blank line, an ended sentence, a heading or a short
  /// line stands above it.
  func startsParagraph(_ index: Int) -> Bool {
    guard let previous = previousLine(before: index) else { return true }
    let range = lines[previous].range
    if text.endsParagraph(range) || isShort(previous) { return true }
    // A blank line may also be a page break within a sentence.
    guard previous < index - 1 else { return isIndented(index) }
    return lines[previous].page == lines[index].page || isIndented(index)
      || !text.isA(.letter, at: range.upperBound - 1)
  }

  private func isIndented(_ index: Int) -> Bool {
    guard let leftMargin, let box = lines[index].box else { return false }
    return box.x > leftMargin + 15
  }
}
