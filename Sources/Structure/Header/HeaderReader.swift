import DocumentGrammar
import DocumentModel

/// Reads the head of a document: issuer, symbol, place and date, type, title.
///
/// The head has two columns: organs, symbol and, of an official letter, the subject on the left, the
/// motto with place and date on the right. Both may stand on one line of the text, or the left column
/// wholly before the right one.
struct HeaderReader {
  /// The head and where it ends.
  struct Head {
    var header = Header()
    /// Index of the first line behind it.
    var end = 0
    /// The lines of type and title.
    var title = 0..<0
  }

  private let manuscript: Manuscript
  private let text: ScanText

  init(_ manuscript: Manuscript) {
    self.manuscript = manuscript
    text = manuscript.text
  }

  /// The head takes up no more than this many lines that are not blank.
  private static let longest = 40
  /// No line of it is longer.
  private static let widest = 240

  /// Reads the head.
  func read() -> Head {
    var head = Head()
    var organs: [String] = []
    var subject: [String] = []
    var index = 0
    var seen = 0
    var isBelowSymbol = false
    /// What stands alone on the line above.
    var above = ""
    while let line = manuscript.nextLine(from: index), seen < HeaderReader.longest {
      let range = manuscript.lines[line].range
      // No line of a head is longer than two columns.
      if range.count > HeaderReader.widest || opensUnit(range)
        || seen == 0 && opensFirstPart(range)
        || Preamble.starts(text, at: range.lowerBound, limit: range.upperBound)
      {
        break
      }
      if let title = typeLine(range) ?? (seen > 1 ? DamagedTypeLine.read(text, range) : nil) {
        head.header.type = title.type
        head.end = readTitle(below: line, first: title.rest, into: &head)
        head.title = line..<max(line, head.end)
        finish(&head, organs: organs, subject: subject)
        return head
      }
      var column = HeadColumns(manuscript, range)
      column.split()
      if let symbol = column.symbol {
        head.header.symbol = head.header.symbol ?? symbol
        isBelowSymbol = true
      }
      if let place = column.place {
        let joined = Self.joined(above, place)
        if joined != place, subject.last == above { subject.removeLast() }
        head.header.place = head.header.place ?? joined
        head.header.date = head.header.date ?? column.date
      }
      if column.isEmpty, !column.hasRight {
        guard isHeadBelow(line) else { break }
      }
      if !column.left.isEmpty {
        if column.opensSubject
          || !subject.isEmpty && column.symbol == nil
            && (isBelowSymbol || !text.isA(.upper, at: range.lowerBound))
        {
          subject.append(column.left)
        } else if column.isOrgan, !isBelowSymbol {
          organs.append(column.left)
        } else if column.isOrgan, column.hasRight {
          organs.append(column.left)
        } else if !column.hasRight, column.symbol == nil, !isHeadBelow(line) {
          break
        }
      }
      above = column.hasRight || column.isOrgan ? "" : column.left
      index = line + 1
      seen += 1
    }
    head.end = index
    finish(&head, organs: organs, subject: subject)
    if head.header.title == nil, seen == 0 || head.header.symbol != nil || !organs.isEmpty {
      head.end = readTitle(below: index - 1, first: nil, into: &head, isCentred: true)
    }
    return head
  }

  private static let units = ["Thành phố", "Thị xã", "Thị trấn", "TP.", "TP"]

  /// A place that a narrow column broke over two lines: `Thành phố Hồ` / `Chí Minh, ngày …`
  private static func joined(_ above: String, _ place: String) -> String {
    let words = above.split(separator: " ")
    return words.count <= 4 && units.contains { above.hasPrefix($0 + " ") }
      ? above + " " + place : place
  }

  private func opensUnit(_ range: Range<Int>) -> Bool {
    ListLabel.readings(in: text, range: range).first.map { !$0.isDamaged && $0.headsUnit } ?? false
  }

  /// Whether an excerpt starts here with its first part, however its numeral was read.
  private func opensFirstPart(_ range: Range<Int>) -> Bool {
    text.isInCapitals(range)
      && ListLabel.readings(in: text, range: range, isRecognized: true).contains {
        $0.style == .roman && $0.ordinals == [1]
      }
  }

  /// Whether a line of the head still comes, so that this one is but noise in it.
  private func isHeadBelow(_ line: Int) -> Bool {
    var next = manuscript.nextLine(from: line + 1)
    for _ in 0..<8 {
      guard let below = next else { return false }
      let range = manuscript.lines[below].range
      if range.count > HeaderReader.widest || opensUnit(range)
        || Preamble.starts(text, at: range.lowerBound, limit: range.upperBound)
      {
        return false
      }
      if typeLine(range) != nil { return true }
      var column = HeadColumns(manuscript, range)
      column.split()
      if column.hasRight || column.symbol != nil || column.opensSubject { return true }
      next = manuscript.nextLine(from: below + 1)
    }
    return false
  }

  private func finish(_ head: inout Head, organs: [String], subject: [String]) {
    var organs = organs
    // `QUỐC HỘI - CỘNG HÒA …`: behind the last organ a dash only parts the columns.
    while let last = organs.last, last.hasSuffix("-") || last.hasSuffix("–") {
      organs[organs.count - 1] = last.dropLast().split(separator: " ").joined(separator: " ")
    }
    let (parent, issuer) = OrganLines.divide(organs)
    head.header.parentBody = parent
    head.header.issuer = issuer
    if let symbol = head.header.symbol,
      let mended = OwnSymbol.mended(symbol, issuer: issuer, type: head.header.type)
    {
      head.header.originalSymbol = symbol
      head.header.symbol = mended
    }
    if head.header.title == nil, !subject.isEmpty {
      head.header.title = HeadColumns.withoutSubjectMark(subject.joined(separator: " "))
    }
  }

  // MARK: Type and title

  /// A line that is the name of a type in capitals, alone or before a title in capitals.
  private func typeLine(_ range: Range<Int>) -> (type: String, rest: Range<Int>?)? {
    guard text.isInCapitals(range),
      let match = DocumentType.names.match(
        in: text, at: range.lowerBound, limit: range.upperBound, exactly: true)
    else { return nil }
    let rest = text.trimmed(match.end..<range.upperBound)
    // Letters with wide spacing around them and a rule behind them are no title.
    let name = manuscript.string(range.lowerBound..<match.end)
    if rest.isEmpty { return (name, nil) }
    guard text.isWord(at: rest.lowerBound) else { return (name, nil) }
    return (name, rest)
  }

  /// Reads the lines of the title below a line; returns the index of the first line behind it.
  private func readTitle(
    below line: Int, first: Range<Int>?, into head: inout Head, isCentred: Bool = false
  ) -> Int {
    var parts: [String] = []
    if let first { parts.append(manuscript.string(first)) }
    var index = line + 1
    var end = index
    while let next = manuscript.nextLine(from: index), parts.count < 12 {
      let range = manuscript.lines[next].range
      if Preamble.starts(text, at: range.lowerBound, limit: range.upperBound),
        isCentred || !parts.isEmpty || !opensTitle(next, below: line)
      {
        break
      }
      // Of a text without line breaks the title is one line, however long.
      if range.count > (parts.isEmpty && !isCentred ? 600 : HeaderReader.widest) { break }
      if !parts.isEmpty, next > index, !continues(parts, at: next) { break }
      // `QUYẾT NGHỊ:`
      if !parts.isEmpty, text.bare[range.upperBound - 1] == 0x3A { break }
      if isBodyLine(next, after: parts) || isSentence(next, below: parts)
        || isCentred && parts.isEmpty && opensFirstPart(range)
      {
        break
      }
      // `(Kèm theo Quyết định số …)` belongs to an attachment, an authority line to a decision.
      if text.bare[range.lowerBound] == 0x28 || AuthorityLine.holds(text, range) { break }
      let address = addressStart(range)
      parts.append(manuscript.string(withoutRule(range.lowerBound..<(address ?? range.upperBound))))
      index = next + 1
      end = index
      if address != nil { break }
    }
    if !parts.isEmpty { head.header.title = parts.joined(separator: " ") }
    return end
  }

  private static let address: Phrase = "Kính gửi"

  /// Where the address of a letter starts on a line of the title.
  private func addressStart(_ range: Range<Int>) -> Int? {
    range.dropFirst().first { index in
      text.bare[index] == 0x6B && text.isA(.upper, at: index) && text.startsWord(at: index)
        && Self.address.exactEnd(in: text, at: index, limit: range.upperBound)
          .map { text.bareByte(at: text.skipSpace($0, limit: range.upperBound)) == 0x3A } ?? false
    }
  }

  /// A line of the title without a rule that stands on it.
  private func withoutRule(_ range: Range<Int>) -> Range<Int> {
    let range = text.trimmed(range)
    var end = range.upperBound
    while end > range.lowerBound, [0x5F, 0x2D, 0x3D, 0x2A].contains(text.bare[end - 1]) { end -= 1 }
    return range.upperBound - end >= 3 ? text.trimmed(range.lowerBound..<end) : range
  }

  /// Whether a line below a title in capitals is a sentence: `Quốc hội ban hành Luật …`.
  private func isSentence(_ next: Int, below parts: [String]) -> Bool {
    let range = manuscript.lines[next].range
    guard let last = parts.last, text.isA(.upper, at: range.lowerBound),
      !text.isInCapitals(range)
    else { return false }
    // A title that ends with a full stop has ended, and none leads to what follows.
    if last.hasSuffix(".") || text.bareByte(at: range.upperBound - 1) == 0x3A { return true }
    guard last == last.uppercased() else { return false }
    return text.bareByte(at: range.upperBound - 1) == 0x2E
  }

  /// Whether a line below the type that starts as a base does is the title all the same:
  /// `KẾ HOẠCH` / `Thực hiện Nghị quyết số …`. The paragraph of a base ends with a stop.
  private func opensTitle(_ next: Int, below line: Int) -> Bool {
    let range = manuscript.lines[next].range
    if Preamble.isSure(text, at: range.lowerBound, limit: range.upperBound) { return false }
    guard next <= line + 4 else { return false }
    var last = next
    while let more = manuscript.nextLine(from: last + 1), more == last + 1, more - next < 8 {
      let below = manuscript.lines[more].range
      if Preamble.starts(text, at: below.lowerBound, limit: below.upperBound)
        || isBodyLine(more, after: []) || text.isInCapitals(below)
        || manuscript.isShort(last) && text.isA(.upper, at: below.lowerBound)
      {
        break
      }
      last = more
    }
    let end = manuscript.lines[last].range.upperBound - 1
    if !text.isA(.stop, at: end) { return last - next < 6 }
    // Directly below, a short line of its own may end with a full stop.
    return next == line + 1 && !manuscript.isFull(next) && text.bareByte(at: end) != 0x3B
      && (last > next || text.bareByte(at: end) == 0x2E)
  }

  /// Whether a title goes on behind a blank line: its last line breaks off in the middle.
  private func continues(_ parts: [String], at line: Int) -> Bool {
    let range = manuscript.lines[line].range
    guard let first = range.first else { return false }
    if text.isA(.letter, at: first), !text.isA(.upper, at: first) { return true }
    guard let last = parts.last?.split(separator: " ").last?.lowercased() else { return false }
    return ["của", "và", "về", "trên", "tại", "cho", "với", "-", "–"].contains(last)
      || parts.last?.hasSuffix(",") == true
  }

  /// Whether a line is running text or a unit rather than a line of a centred title.
  private func isBodyLine(_ line: Int, after parts: [String]) -> Bool {
    let range = manuscript.lines[line].range
    let readings = ListLabel.readings(in: text, range: range)
    if let label = readings.first, !label.isDamaged, label.style != .dash || parts.isEmpty {
      return true
    }
    if readings.first?.style == .dash, !parts.isEmpty { return true }
    guard !parts.isEmpty else { return false }
    if let box = manuscript.lines[line].box,
      let edges = manuscript.edges(ofPage: manuscript.lines[line].page)
    {
      // A first line is indented a little and reaches the right margin; a centred one is even.
      return abs((box.x - edges.left) - (edges.right - box.maxX)) > 30
        && edges.right - box.maxX < 20
    }
    guard text.isA(.upper, at: range.lowerBound), !text.isInCapitals(range) else { return false }
    // Without geometry: a full line that starts a sentence with a comma in it.
    return range.count * 100 >= manuscript.width * 92 && parts.last?.hasSuffix(",") != true
      && range.contains { text.bare[$0] == 0x2C } && parts.count >= 1
      && manuscript.nextLine(from: line + 1).map { $0 == line + 1 } == true
  }
}
