import DocumentGrammar

/// Divides the text behind a label into the title phrase and the running text.
///
/// The title is what stands in capitals; of a run-on unit (`1. Văn phòng Sở: Theo dõi, …`) the phrase
/// before the colon; else a first paragraph that does not end as a sentence does. Items of lists have
/// no title.
struct HeadingRule {
  private let manuscript: Manuscript
  private let lines: Range<Int>
  private let label: ListLabel
  private let hasChildren: Bool
  private let text: ScanText

  init(_ manuscript: Manuscript, lines: Range<Int>, label: ListLabel, hasChildren: Bool) {
    self.manuscript = manuscript
    text = manuscript.text
    self.lines = lines
    self.label = label
    self.hasChildren = hasChildren
  }

  /// The parts of the unit's own text.
  ///
  /// - Complexity: O(*n*) in its length.
  func divide() -> (content: Range<Int>, heading: Range<Int>?, body: Range<Int>) {
    let end = manuscript.range(ofLines: lines).upperBound
    let start = min(end, text.skipSpace(label.range.upperBound, limit: end))
    let content = text.trimmed(start..<max(start, end))
    guard label.headsUnit, !content.isEmpty else { return (content, nil, content) }
    let heading: Range<Int>?
    switch label.style {
    case .appendix: heading = appendixTitle(content)
    case .chapter, .division, .subchapter: heading = capitals(content) ?? firstParagraph(content)
    default: heading = capitals(content) ?? title(content)
    }
    guard let heading, !heading.isEmpty else { return (content, nil, content) }
    var bodyStart = heading.upperBound
    if bodyStart < content.upperBound, [0x3A, 0x2E].contains(text.bare[bodyStart]) {
      bodyStart += 1
    }
    return (content, heading, text.trimmed(bodyStart..<content.upperBound))
  }

  /// Index of the line on which an offset stands.
  private func firstLine(of content: Range<Int>) -> Int {
    lines.first { manuscript.lines[$0].range.upperBound > content.lowerBound } ?? lines.lowerBound
  }

  /// The lines in capitals with which the text starts; before a colon only, where there is one.
  private func capitals(_ content: Range<Int>) -> Range<Int>? {
    var end: Int?
    for index in firstLine(of: content)..<lines.upperBound {
      let line = manuscript.lines[index].range.clamped(to: content)
      if line.isEmpty {
        if end != nil { break }
        continue
      }
      guard text.isInCapitals(line) else {
        if end == nil, let colon = colon(in: line), text.isInCapitals(line.lowerBound..<colon) {
          return line.lowerBound..<colon
        }
        break
      }
      end = line.upperBound
    }
    guard let end else { return nil }
    return withoutMark(content.lowerBound..<end)
  }

  private func withoutMark(_ range: Range<Int>) -> Range<Int> {
    var range = text.trimmed(range)
    while let last = range.last, text.isA(.stop, at: last) {
      range = text.trimmed(range.lowerBound..<last)
    }
    return range
  }

  /// Where nothing else ends a title, what goes on below is a table without rules.
  private static let longestTitle = 8

  /// The title of an appendix: its lines up to the reference in brackets or the first blank line.
  private func appendixTitle(_ content: Range<Int>) -> Range<Int>? {
    var end: Int?
    var previous: Int?
    var count = 0
    for index in firstLine(of: content)..<lines.upperBound {
      let line = manuscript.lines[index].range.clamped(to: content)
      if line.isEmpty {
        if end != nil { break }
        continue
      }
      count += 1
      if text.bare[line.lowerBound] == 0x28 || count > Self.longestTitle { break }
      if let previous, text.isInCapitals(previous..<(end ?? previous)), !text.isInCapitals(line) {
        break
      }
      if end != nil, text.isA(.stop, at: line.upperBound - 1) { break }
      previous = previous ?? line.lowerBound
      end = line.upperBound
    }
    guard let end else { return nil }
    return withoutMark(content.lowerBound..<end)
  }

  /// Where the first paragraph ends: at a blank line, or a short line before a capital.
  private func paragraphEnd(_ content: Range<Int>) -> Int {
    var end = content.upperBound
    var last: Int?
    for index in firstLine(of: content)..<lines.upperBound {
      let line = manuscript.lines[index].range.clamped(to: content)
      if line.isEmpty { continue }
      if let last {
        let above = manuscript.lines[last].range
        let startsAnew = text.isA(.upper, at: line.lowerBound) || !text.isWord(at: line.lowerBound)
        // `1. Sở` / `Tài chính`: one word alone is no heading.
        let isOpen =
          text.endsOpen(above)
          || words(in: content.lowerBound..<end, most: 1) <= 1
            && index == last + 1 && text.isA(.letter, at: above.upperBound - 1)
        let isBroken = index > last + 1 && startsAnew && !isOpen
        let isShort = manuscript.isShort(last) && startsAnew && !isOpen
        let endsSentence = text.isA(.stop, at: above.upperBound - 1) && startsAnew
        if isBroken || isShort || endsSentence { break }
      }
      end = line.upperBound
      last = index
    }
    return end
  }

  private func firstParagraph(_ content: Range<Int>) -> Range<Int>? {
    withoutMark(content.lowerBound..<paragraphEnd(content))
  }

  /// The first colon outside brackets that is followed by white space or ends the text.
  private func colon(in range: Range<Int>) -> Int? {
    var depth = 0
    for index in range {
      switch text.bare[index] {
      case 0x28: depth += 1
      case 0x29: depth = max(0, depth - 1)
      case 0x3A where depth == 0:
        if index + 1 >= range.upperBound || text.isA(.space, at: index + 1)
          || text.isA(.upper, at: index + 1)
        {
          return index
        }
      default: break
      }
    }
    return nil
  }

  /// Number of words in a range; at most `most` + 1.
  private func words(in range: Range<Int>, most: Int) -> Int {
    var count = 0
    for index in range where text.startsWord(at: index) {
      count += 1
      if count > most { break }
    }
    return count
  }

  private func hasSentenceEnd(_ range: Range<Int>) -> Bool {
    for index in range where text.bare[index] == 0x2E {
      let next = text.skipSpace(index + 1, limit: range.upperBound)
      if next > index + 1, next < range.upperBound, text.isA(.upper, at: next),
        text.isA(.letter, at: index - 1), !text.isA(.upper, at: index - 1)
      {
        return true
      }
    }
    return false
  }

  private static let openWords: [Phrase] = ["như", "là", "gồm", "rằng"]

  private func title(_ content: Range<Int>) -> Range<Int>? {
    let paragraph = content.lowerBound..<paragraphEnd(content)
    if let colon = colon(in: paragraph) {
      return beforeColon(colon, in: paragraph)
    }
    guard let last = paragraph.last else { return nil }
    if text.isA(.stop, at: last) {
      // `1. Mục đích.` above its items.
      guard hasChildren, text.bare[last] == 0x2E, words(in: paragraph, most: 6) <= 6 else {
        return nil
      }
      return withoutMark(paragraph)
    }
    let isWhole = paragraph.upperBound == content.upperBound
    if text.bare[last] == 0x2C { return nil }
    if isWhole, !hasChildren {
      // The last words of a unit without a mark: a title is short, a sentence is not.
      return words(in: paragraph, most: 14) <= 14 ? paragraph : nil
    }
    return words(in: paragraph, most: 60) <= 60 && !hasSentenceEnd(paragraph) ? paragraph : nil
  }

  /// The phrase before a colon where it is a title and not the start of a sentence.
  private func beforeColon(_ colon: Int, in paragraph: Range<Int>) -> Range<Int>? {
    let phrase = text.trimmed(paragraph.lowerBound..<colon)
    guard !phrase.isEmpty, !hasSentenceEnd(phrase) else { return nil }
    let next = text.skipSpace(colon + 1, limit: paragraph.upperBound)
    if next == paragraph.upperBound { return words(in: phrase, most: 45) <= 45 ? phrase : nil }
    // `Các Sở: Nội vụ, Tài chính phối hợp …`
    if AgencyList.opensNames(text, phrase),
      let end = AgencyPhrase.end(text, from: phrase.lowerBound, limit: paragraph.upperBound),
      end > colon
    {
      return nil
    }
    if AgencyList.startsAgency(text, at: phrase.lowerBound, limit: phrase.upperBound),
      words(in: phrase, most: 45) <= 45,
      !phrase.contains(where: { text.bare[$0] == 0x3B }) || text.isA(.upper, at: next)
    {
      return phrase
    }
    let lastWord = phrase.last { text.startsWord(at: $0) } ?? phrase.lowerBound
    if HeadingRule.openWords.contains(where: { $0.exactEnd(in: text, at: lastWord) != nil }) {
      return nil
    }
    let most = text.isA(.upper, at: next) || text.isA(.digit, at: next) ? 25 : 8
    return words(in: phrase, most: most) <= most ? phrase : nil
  }
}
