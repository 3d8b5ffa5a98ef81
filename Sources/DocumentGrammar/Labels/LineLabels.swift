/// The labels of the lines of a text, found as one sequence.
package struct LineLabels: Sendable {
  private let text: ScanText
  private var sequence = LabelSequence()
  private var lines: [(index: Int, readings: [LabelReading])] = []
  /// How many paragraphs in capitals have a head that can only be a misread numeral.
  package private(set) var misreadHeadings = 0

  /// Starts before the first line of a text.
  package init(_ text: ScanText) {
    self.text = text
  }

  /// Adds a line, in order.
  ///
  /// - Parameters:
  ///   - index: what to call the line.
  ///   - range: its scalars.
  ///   - isRecognized: whether it was read from an image, so that strokes may be lost: a second `II.`
  ///     is `III.` there, while in a typed text the author repeated himself.
  ///   - startsParagraph: whether a paragraph may start on it.
  /// - Returns: what stands behind what may be a label; `nil` where there is none.
  /// - Complexity: O(1) but for the length of the line.
  @discardableResult
  package mutating func add(
    _ index: Int, _ range: Range<Int>, isRecognized: Bool, startsParagraph: () -> Bool
  ) -> Range<Int>? {
    let readings = ListLabel.candidates(in: text, range: range, isRecognized: isRecognized)
    guard let first = readings.first else { return nil }
    let rest = first.range.upperBound..<max(first.range.upperBound, range.upperBound)
    let isInCapitals =
      text.isInCapitals(rest)
      || isRecognized && first.isDamaged && text.isMostlyInCapitals(rest)
    let place = LabelSequence.Place(
      startsParagraph: startsParagraph(), isInCapitals: isInCapitals, isRecognized: isRecognized)
    if first.isDamaged, place.startsParagraph, isInCapitals,
      readings.contains(where: { $0.style == .roman })
    {
      misreadHeadings += 1
    }
    sequence.add(readings, line: lines.count, at: place)
    lines.append((index, readings))
    return rest
  }

  /// The lines that have labels, in order.
  ///
  /// - Parameter isDamaged: whether only labels are wanted of which something was misread.
  /// - Complexity: O(*n*).
  package func labels(damaged isDamaged: Bool = false) -> [(index: Int, label: ListLabel)] {
    sequence.chosen().compactMap { line, reading in
      let reading = lines[line].readings[reading]
      return isDamaged && !reading.isDamaged
        ? nil : (lines[line].index, reading.label(in: text))
    }
  }
}

extension LabelSequence {
  /// The label of each line of a text, as far as it has one; its range counts in its line.
  ///
  /// - Parameter isRecognized: whether the text was read from images, so that strokes may be lost.
  /// - Complexity: O(*n*).
  package static func labels(
    of lines: [String], isRecognized: Bool = false
  ) -> [ListLabel?] {
    var builder = ScanText.Builder()
    var starts: [Int] = []
    starts.reserveCapacity(lines.count + 1)
    for line in lines {
      starts.append(builder.count)
      builder.append(line)
    }
    starts.append(builder.count)
    var labels = [ListLabel?](repeating: nil, count: lines.count)
    let found = lineLabels(of: builder.finish(), starts, isRecognized: isRecognized)
    for (index, label) in found.labels() {
      labels[index] = label.counted(from: starts[index])
    }
    return labels
  }

  /// The labels of a text in UTF-8, read from images, of which something was misread; their ranges
  /// count in their lines.
  ///
  /// - Parameter lines: where each line lies in `bytes`, without its line break.
  /// - Complexity: O(*n*).
  package static func damagedLabels(
    of lines: [Range<Int>], in bytes: UnsafeBufferPointer<UInt8>
  ) -> [(line: Int, label: ListLabel)] {
    var builder = ScanText.Builder()
    builder.reserve(bytes.count)
    var starts: [Int] = []
    starts.reserveCapacity(lines.count + 1)
    for line in lines {
      starts.append(builder.count)
      builder.append(utf8: UnsafeBufferPointer(rebasing: bytes[line]))
    }
    starts.append(builder.count)
    return lineLabels(of: builder.finish(), starts, isRecognized: true).labels(damaged: true)
      .map { ($0.index, $0.label.counted(from: starts[$0.index])) }
  }

  /// - Parameter starts: where each line starts in the text, and behind them where the last one ends.
  private static func lineLabels(
    of text: ScanText, _ starts: [Int], isRecognized: Bool
  ) -> LineLabels {
    let ranges = starts.indices.dropLast().map { starts[$0]..<starts[$0 + 1] }
    let width = typicalWidth(of: ranges.lazy.map(\.count))
    var found = LineLabels(text)
    var startsParagraph = true
    for (index, range) in ranges.enumerated() {
      let rest = found.add(index, range, isRecognized: isRecognized) { startsParagraph }
      // A line that ends well before the margin ends its paragraph.
      startsParagraph = text.endsParagraph(rest ?? range) || range.count * 4 < width * 3
    }
    return found
  }

  /// The length that nine in ten lines do not exceed.
  ///
  /// - Complexity: O(*n*).
  package static func typicalWidth(of lengths: some Sequence<Int>) -> Int {
    var counts = [Int](repeating: 0, count: 256)
    var total = 0
    for length in lengths where length > 0 {
      counts[min(length, 255)] += 1
      total += 1
    }
    var seen = 0
    for (length, count) in counts.enumerated() {
      seen += count
      if seen * 10 >= total * 9 { return length }
    }
    return 0
  }
}

extension ListLabel {
  /// The same with a range that counts from a place on.
  fileprivate func counted(from start: Int) -> ListLabel {
    var label = self
    label.range = (range.lowerBound - start)..<(range.upperBound - start)
    return label
  }
}
