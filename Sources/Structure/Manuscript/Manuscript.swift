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
    /// Where that starts in the text of the document.
    var offset: Int

    /// Whether nothing stands on the line.
    var isBlank: Bool { range.isEmpty }
  }

  /// The lines, each followed by a line feed.
  let text: ScanText
  /// The lines in order.
  let lines: [Line]
  /// How many letters a full line has.
  let width: Int
  /// Where each line of the document starts in its text, and where the text ends; by number less 1.
  let lineStarts: [Int]
  /// The lines that are no text of the document, by number.
  let setAside: [(number: Int, reason: TextSpan.Reason)]
  /// Distance of full lines from the left edge of the page, where there is geometry.
  let leftMargin: Double?

  /// Lays out the lines of a document that are not in `skipped` (by 1-based number).
  ///
  /// - Complexity: O(*n*) in the length of the text.
  init(_ source: DocumentText, skipping skipped: some Collection<Int> = []) {
    let skipped = Set(skipped)
    var builder = ScanText.Builder()
    builder.reserve(source.lines.reduce(0) { $0 + $1.text.utf8.count + 1 } * 4 / 5)
    var starts: [(line: Int, start: Int)] = []
    starts.reserveCapacity(source.lines.count)
    var lineStarts: [Int] = []
    lineStarts.reserveCapacity(source.lines.count + 1)
    var offset = 0
    for (index, line) in source.lines.enumerated() {
      if index > 0 {
        offset += 1
        // The form feed between pages belongs to what stands above it.
        if line.page != source.lines[index - 1].page { offset += 1 }
      }
      lineStarts.append(offset)
      if !skipped.isEmpty, skipped.contains(line.number) {
        offset += line.text.unicodeScalars.count
        continue
      }
      let start = builder.count
      starts.append((index, start))
      builder.append(line.text)
      offset += builder.count - start
      builder.append("\n")
    }
    lineStarts.append(offset)
    let text = builder.finish()
    var lines: [Line] = []
    lines.reserveCapacity(starts.count)
    var setAside: [(number: Int, reason: TextSpan.Reason)] = []
    for (index, (lineIndex, start)) in starts.enumerated() {
      let end = (index + 1 < starts.count ? starts[index + 1].start : text.count) - 1
      let range = text.trimmed(start..<max(start, end))
      let line = source.lines[lineIndex]
      if let reason = SetAside.reason(
        text, range,
        isBelowStamp: setAside.last.map { last in
          last.reason == .signatureStamp && last.number == line.number - 1
        } ?? false)
      {
        setAside.append((line.number, reason))
        continue
      }
      lines.append(
        Line(
          number: line.number, page: line.page, box: line.box, range: range,
          offset: lineStarts[lineIndex] + range.lowerBound - start))
    }
    // Where something was set aside, the kept lines are laid out anew, so that stretches run over it.
    let (laid, kept) =
      lines.count < starts.count ? Manuscript.relaid(text, lines: lines) : (text, lines)
    self.text = laid
    self.lines = kept
    self.lineStarts = lineStarts
    self.setAside = setAside
    width = max(Manuscript.leastWidth, LabelSequence.typicalWidth(of: kept.lazy.map(\.range.count)))
    leftMargin = Manuscript.leftMargin(of: kept)
  }

  /// No page is set in narrower lines; where all lines are short, none of them is full.
  private static let leastWidth = 56

  private static func relaid(_ old: ScanText, lines kept: [Line]) -> (ScanText, [Line]) {
    var builder = ScanText.Builder()
    builder.reserve(old.count)
    var lines = kept
    for index in kept.indices {
      let start = builder.count
      builder.append(old, kept[index].range)
      lines[index].range = start..<builder.count
      builder.append("\n")
    }
    return (builder.finish(), lines)
  }

  /// Where a scalar of the running text stands in the text of the document.
  ///
  /// - Complexity: O(log *n*).
  func documentOffset(of offset: Int) -> Int {
    guard !lines.isEmpty else { return 0 }
    let line = lines[lineIndex(at: offset)]
    return line.offset + max(0, min(offset, line.range.upperBound) - line.range.lowerBound)
  }

  /// Distance of a page's full lines from its left edge, and that of their ends: pages lie on a scanner as
  /// they come. Those of the document where the page has few lines.
  ///
  /// - Complexity: O(*n*) in the number of lines.
  func edges(ofPage page: Int) -> (left: Double, right: Double)? {
    guard let leftMargin else { return nil }
    let own = lines.filter { $0.page == page }
    let boxes = (own.count < 8 ? lines[...] : own[...]).prefix(60).compactMap(\.box)
    return (
      own.count < 8 ? leftMargin : Manuscript.leftMargin(of: own) ?? leftMargin,
      boxes.map(\.maxX).max() ?? leftMargin
    )
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

  /// Whether a line reaches the right margin.
  func isFull(_ index: Int) -> Bool {
    lines[index].range.count * 100 >= width * 92
  }

  /// Whether a paragraph may start on a line: a blank line, an ended sentence, a heading or a short
  /// line stands above it.
  func startsParagraph(_ index: Int) -> Bool {
    guard let previous = previousLine(before: index) else { return true }
    let range = lines[previous].range
    if continuesSymbol(index) { return false }
    if text.endsParagraph(range) { return true }
    // `Sở Lao động -` goes on, however short the line is.
    if isShort(previous), !text.endsOpen(range) { return true }
    // A blank line may also be a page break within a sentence.
    guard previous < index - 1 else { return isIndented(index) }
    return lines[previous].page == lines[index].page || isIndented(index)
      || !text.isA(.letter, at: range.upperBound - 1)
  }

  /// Whether a line goes on with a symbol that a line break tore: `Nghị định số 30/2020/NĐ` / `-CP`.
  func continuesSymbol(_ index: Int) -> Bool {
    guard text.continuesSymbol(lines[index].range.lowerBound),
      let above = previousLine(before: index)
    else { return false }
    return text.endsInSymbol(lines[above].range.upperBound)
  }

  private func isIndented(_ index: Int) -> Bool {
    guard let leftMargin, let box = lines[index].box else { return false }
    return box.x > leftMargin + 15
  }
}
