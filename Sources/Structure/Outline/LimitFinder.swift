import DocumentGrammar

/// Looks for the lines at which the parts of a document begin.
struct LimitFinder {
  let manuscript: Manuscript
  let labels: [ListLabel?]

  private let text: ScanText

  init(_ manuscript: Manuscript, labels: [ListLabel?]) {
    self.manuscript = manuscript
    self.labels = labels
    text = manuscript.text
  }

  private static let asFollows = PhraseSet(["như sau", "sau đây", "quyết định", "quyết nghị"])
  private static let recipients: Phrase = "Nơi nhận"
  private static let mottoes = PhraseSet(["Cộng hòa xã hội chủ nghĩa", "Độc lập - Tự do"])

  /// The body starts behind `như sau:` or at the first label of a unit.
  func bodyStart(from start: Int, to end: Int) -> Int {
    var index = start
    while index < end {
      if let label = labels[index], label.headsUnit { return index }
      if endsPreamble(index) { return index + 1 }
      index += 1
    }
    return basesEnd(from: start)
  }

  /// In a letter without units the bases are the paragraphs at its start that open as bases do.
  private func basesEnd(from start: Int) -> Int {
    var index = start
    while let line = manuscript.nextLine(from: index) {
      let range = manuscript.lines[line].range
      if manuscript.startsParagraph(line), text.isA(.upper, at: range.lowerBound),
        !Preamble.starts(text, at: range.lowerBound, limit: range.upperBound)
      {
        return line
      }
      index = line + 1
    }
    return start
  }

  private func endsPreamble(_ index: Int) -> Bool {
    let range = manuscript.lines[index].range
    guard let last = range.last, text.bare[last] == 0x3A else { return false }
    for at in range where text.startsWord(at: at) {
      if let match = LimitFinder.asFollows.match(
        in: text, at: at, limit: range.upperBound, exactly: true)
      {
        if text.skipSpace(match.end, limit: last) == last { return true }
      }
    }
    // `… với nội dung` on one line, `như sau:` broken over two.
    return range.count <= 8 && text.bare[range.lowerBound] == 0x73
      && Phrase("sau:").end(in: text, at: range.lowerBound) != nil
  }

  /// The first line of signature and recipients.
  func signingStart(from start: Int) -> Int {
    var fallback: Int?
    var isBehindEnd = false
    for index in start..<max(start, manuscript.lines.count) {
      let range = manuscript.lines[index].range
      guard !range.isEmpty else { continue }
      if hasRecipients(range) { return aboveSignature(index, from: start) }
      if fallback == nil, labels[index] == nil,
        SignatureLine.isAuthority(text, range)
          || isBehindEnd && SignatureLine.isCapacity(text, range)
      {
        fallback = index
      }
      isBehindEnd = endsDocument(index)
    }
    return fallback ?? manuscript.lines.count
  }

  private func hasRecipients(_ range: Range<Int>) -> Bool {
    if RecipientOpening.holds(text, range) { return true }
    if LimitFinder.recipients.end(in: text, at: range.lowerBound, limit: range.upperBound) != nil {
      return true
    }
    // The signature's column may stand first on the line.
    guard range.count < 90, text.isA(.upper, at: range.lowerBound) else { return false }
    return range.contains { index in
      text.bare[index] == 0x6E && text.isA(.upper, at: index) && text.startsWord(at: index)
        && LimitFinder.recipients.end(in: text, at: index, limit: range.upperBound) != nil
    }
  }

  /// The signature's lines stand above the recipients where the right column was read first.
  private func aboveSignature(_ recipients: Int, from start: Int) -> Int {
    var first = recipients
    var index = recipients
    for _ in 0..<8 {
      guard let above = manuscript.previousLine(before: index), above >= start,
        labels[above] == nil
      else { break }
      let range = manuscript.lines[above].range
      if SignatureLine.isTitle(text, range) {
        first = above
      } else if !PersonalName.holds(text, range), !SignatureLine.isSignedMark(text, range) {
        break
      }
      index = above
    }
    return first
  }

  /// The line at which an attachment starts behind the recipients.
  func signingEnd(from start: Int) -> Int {
    guard start < manuscript.lines.count else { return start }
    for index in (start + 1)..<max(start + 1, manuscript.lines.count) {
      let range = manuscript.lines[index].range
      guard !range.isEmpty else { continue }
      if let label = labels[index], label.headsUnit, label.style != .letter { return index }
      if text.isInCapitals(range), DocumentType(name: manuscript.string(range)) != nil {
        return index
      }
      if holdsMotto(range) { return headStart(above: index, from: start + 1) }
    }
    return manuscript.lines.count
  }

  /// Whether the motto stands on a line, as in the head of another document or form.
  private func holdsMotto(_ range: Range<Int>) -> Bool {
    range.count <= 120
      && range.contains { index in
        (text.bare[index] == 0x63 || text.bare[index] == 0x64) && text.isA(.upper, at: index)
          && text.startsWord(at: index)
          && LimitFinder.mottoes.contains(in: text, at: index, limit: range.upperBound)
      }
  }

  /// The first of the lines with organs above the motto of another document.
  private func headStart(above motto: Int, from start: Int) -> Int {
    var first = motto
    for _ in 0..<4 {
      guard let above = manuscript.previousLine(before: first), above >= start else { break }
      let range = manuscript.lines[above].range
      guard text.isInCapitals(range), OrganLines.opens(text, at: range.lowerBound),
        !SignatureLine.isTitle(text, range)
      else { break }
      first = above
    }
    return first
  }

  private static let formulas = PhraseSet([
    "Trên đây là", "Trên đây", "Kế hoạch này", "Yêu cầu các", "Yêu cầu Thủ trưởng",
    "Trong quá trình", "Đề nghị các", "Căn cứ Kế hoạch này", "Nhận được", "Quá trình triển khai",
    "Quá trình thực hiện", "Giao Sở", "Giao Văn phòng", "Ủy ban nhân dân", "UBND",
  ])

  /// The first line of the closing formula; `end` where there is none.
  func closingStart(from start: Int, to end: Int) -> Int {
    var first = end
    var index = end - 1
    var last: Int?
    while index >= start {
      let range = manuscript.lines[index].range
      if labels[index] != nil { break }
      if !range.isEmpty {
        if last == nil { last = index }
        if manuscript.startsParagraph(index), text.isA(.upper, at: range.lowerBound),
          followsSentence(index, from: start)
        {
          let isFormula = LimitFinder.formulas.contains(
            in: text, at: range.lowerBound, limit: range.upperBound)
          // The last paragraph, which ends in `./.`, closes the document even without a formula.
          if isFormula || first == end && last.map(endsDocument) == true { first = index }
        }
      }
      index -= 1
    }
    return first
  }

  /// Whether the line above ends a sentence; under a bare heading the paragraph is the heading's.
  private func followsSentence(_ index: Int, from start: Int) -> Bool {
    guard let above = manuscript.previousLine(before: index), above >= start else { return true }
    let range = manuscript.lines[above].range
    guard let last = range.last else { return true }
    return text.isA(.stop, at: last) && text.bare[last] != 0x3A
      || [0x22, 0x29].contains(text.bare[last])
  }

  private func endsDocument(_ index: Int) -> Bool {
    let range = manuscript.lines[index].range
    guard let last = range.last else { return false }
    return text.bare[last] == 0x2F
      || range.count > 2 && text.bare[last] == 0x2E
        && text.bare[last - 1] == 0x2F
  }
}
