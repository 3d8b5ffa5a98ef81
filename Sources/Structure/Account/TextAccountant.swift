import DocumentModel

/// Says of every character of a document where it went.
struct TextAccountant {
  private let manuscript: Manuscript
  private let head: HeaderReader.Head
  private let limits: BodyLimits
  private let units: [Unit]
  private let tables: [TableReader.Found]
  private let footnotes: [Int]

  /// - Parameter footnotes: the lines of the notes at the feet of pages, by number.
  init(
    _ manuscript: Manuscript, head: HeaderReader.Head, limits: BodyLimits, units: [Unit],
    tables: [TableReader.Found], footnotes: [Int]
  ) {
    self.manuscript = manuscript
    self.head = head
    self.limits = limits
    self.units = units
    self.tables = tables
    self.footnotes = footnotes
  }

  private struct Belonging: Equatable {
    var place: TextSpan.Place
    var index: Int?
    var reason: TextSpan.Reason?
  }

  /// The spans, which follow each other without gap from the start of the text to its end.
  ///
  /// A blank line goes with what stands above it.
  ///
  /// - Complexity: O(*n*) in the number of lines.
  func account() -> [TextSpan] {
    let starts = manuscript.lineStarts
    let count = starts.count - 1
    guard let end = starts.last, end > 0, count > 0 else { return [] }
    let lines = belongings(count)
    var spans: [TextSpan] = []
    var current = Belonging(place: .setAside, reason: .blank)
    for index in 0..<count {
      if let next = lines[index], next != current || spans.isEmpty {
        current = next
      } else if index > 0 {
        continue
      }
      // The first line starts at the first character, whatever stands before it.
      spans.append(
        TextSpan(
          start: index == 0 ? 0 : starts[index], end: end, line: index + 1, place: current.place,
          index: current.index, reason: current.reason))
    }
    for index in spans.indices.dropLast() { spans[index].end = spans[index + 1].start }
    return spans.filter { $0.start < $0.end }
  }

  /// What each line of the document belongs to; `nil` for a blank line.
  private func belongings(_ count: Int) -> [Belonging?] {
    var lines = [Belonging?](repeating: nil, count: count)
    func assign(_ range: Range<Int>, _ belonging: Belonging) {
      for index in range where manuscript.lines.indices.contains(index) {
        let line = manuscript.lines[index]
        if !line.isBlank { lines[line.number - 1] = belonging }
      }
    }
    assign(0..<head.end, Belonging(place: .header))
    assign(limits.preamble, Belonging(place: .preamble))
    assign(limits.body, Belonging(place: .body))
    assign(limits.closing, Belonging(place: .closing))
    assign(limits.signing, Belonging(place: .foot))
    assign(limits.attachments, Belonging(place: .attachment))
    for (index, unit) in units.enumerated() {
      assign(unit.lines, Belonging(place: .section, index: index))
    }
    for (index, table) in tables.enumerated() {
      for number in table.lines where lines.indices.contains(number - 1) {
        lines[number - 1] = Belonging(place: .table, index: index)
      }
    }
    for number in footnotes where lines.indices.contains(number - 1) {
      lines[number - 1] = Belonging(place: .footnote)
    }
    for (number, reason) in manuscript.setAside {
      lines[number - 1] = Belonging(place: .setAside, reason: reason)
    }
    return lines
  }
}
