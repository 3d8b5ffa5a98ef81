import DocumentGrammar
import DocumentModel

/// Finds by when a task is due.
struct DeadlineReader {
  /// The year of the document, for dates printed without one.
  let year: Int?

  private static let limits = PhraseSet([
    "trước", "chậm nhất", "muộn nhất", "đến hết", "thời hạn", "không quá", "trong vòng",
    "trong thời hạn",
  ])
  /// Words of which `trong` or `vào` makes a limit: `hoàn thành trong quý II/2025`.
  private static let completions = PhraseSet(["hoàn thành", "xong", "kết thúc"])
  private static let places = PhraseSet(["trong", "vào"])
  static let recurrences = PhraseSet([
    "hằng ngày", "hàng ngày", "hằng tuần", "hàng tuần", "hằng tháng", "hàng tháng", "hằng quý",
    "hàng quý", "hằng năm", "hàng năm", "thường xuyên", "định kỳ", "6 tháng", "06 tháng",
    "mỗi tháng", "mỗi quý", "mỗi năm", "mỗi tuần", "hàng 6 tháng", "quý, năm",
  ])
  private static let regular: Phrase = "định kỳ"
  private static let day: Phrase = "ngày"
  private static let from: Phrase = "từ"
  private static let until: Phrase = "đến"
  private static let within: Phrase = "trong"
  private static let whole: Phrase = "hết"

  /// The deadline within the running text of a task: `trước ngày 15/6/2024`.
  ///
  /// - Complexity: O(*n*).
  func read(_ text: ScanText, _ range: Range<Int>) -> Deadline? {
    var first: Int?
    var end = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      guard text.startsWord(at: index), !text.isA(.digit, at: index) else {
        index += 1
        continue
      }
      if let stop = limitEnd(text, at: index, limit: range.upperBound) {
        if first == nil {
          first = regularStart(text, before: index, from: range.lowerBound) ?? index
        }
        end = stop
        index = stop
      } else {
        while index < range.upperBound, text.isWord(at: index) { index += 1 }
      }
    }
    if let first { return deadline(text, first..<end) }
    return closingPeriod(text, range).map { deadline(text, $0) }
  }

  /// A whole cell or line that says when: `Quý II/2024`, `Thường xuyên`.
  func whole(_ text: String) -> Deadline? {
    let words = ScanText(text)
    let range = words.trimmed(0..<words.count)
    guard range.contains(where: { words.isWord(at: $0) }) else { return nil }
    return deadline(words, range)
  }

  private func deadline(_ text: ScanText, _ range: Range<Int>) -> Deadline {
    var deadline = Deadline(text: text.flowing(range))
    while let last = deadline.text.last, ".;,".contains(last) { deadline.text.removeLast() }
    deadline.terms = DeadlineTermReader(text, year: year).read(range)
    deadline.date = deadline.terms.compactMap { $0.due ?? $0.end }.max()
    var index = range.lowerBound
    while index < range.upperBound, deadline.recurrence == nil {
      if text.startsWord(at: index),
        let match = Self.recurrences.match(
          in: text, at: index, limit: range.upperBound, exactly: true)
      {
        deadline.recurrence = text.flowing(index..<match.end).lowercased()
      }
      index += 1
    }
    return deadline
  }

  // MARK: Limits in running text

  /// Where the date behind a word like `trước` ends, if such a word stands at an offset.
  private func limitEnd(_ text: ScanText, at index: Int, limit: Int) -> Int? {
    if let match = Self.limits.match(in: text, at: index, limit: limit, exactly: true) {
      return dueEnd(text, from: match.end, limit: limit)
    }
    // `hoàn thành trong tháng 9/2025`, `vào ngày 05 hằng tháng`
    if let match = Self.places.match(in: text, at: index, limit: limit, exactly: true) {
      let next = text.skipSpace(match.end, limit: limit)
      if isBehindCompletion(text, index), let end = dueEnd(text, from: match.end, limit: limit) {
        return end
      }
      if Self.day.exactEnd(in: text, at: next, limit: limit) != nil,
        let number = numberEnd(text, behindDay: next, limit: limit)
      {
        let end =
          DateExpression.parse(in: text, at: next, limit: limit)?.range.upperBound ?? number
        let recurring = recurrenceEnd(text, behind: end, limit: limit)
        return recurring > end ? recurring : nil
      }
    }
    if isClauseStart(text, index), let end = regularEnd(text, at: index, limit: limit) {
      return end
    }
    // `từ ngày 01/3/2025 đến ngày 31/5/2025`
    if let end = Self.from.exactEnd(in: text, at: index, limit: limit),
      let start = DateExpression.parse(
        in: text, at: text.skipSpace(end, limit: limit), limit: limit), start.precision == .day,
      let until = Self.until.exactEnd(
        in: text, at: text.skipSpace(start.range.upperBound, limit: limit), limit: limit)
    {
      var next = text.skipSpace(until, limit: limit)
      if let end = Self.whole.exactEnd(in: text, at: next, limit: limit) {
        next = text.skipSpace(end, limit: limit)
      }
      return DateExpression.parse(in: text, at: next, limit: limit)?.range.upperBound
    }
    return nil
  }

  private func isBehindCompletion(_ text: ScanText, _ index: Int) -> Bool {
    var word = index
    for _ in 0..<2 {
      word -= 1
      while word > 0, !text.startsWord(at: word) { word -= 1 }
      guard word >= 0 else { return false }
      if let match = Self.completions.match(in: text, at: word, limit: index, exactly: true),
        text.skipSpace(match.end, limit: index) == index
      {
        return true
      }
    }
    return false
  }

  /// `định kỳ hằng quý` at the start of a clause says when it is due, within one it only describes.
  private func regularEnd(_ text: ScanText, at index: Int, limit: Int) -> Int? {
    guard let end = Self.regular.exactEnd(in: text, at: index, limit: limit) else { return nil }
    let next = text.skipSpace(end, limit: limit)
    return Self.measured.match(in: text, at: next, limit: limit, exactly: true)?.end
  }

  private static let measured = PhraseSet([
    "hằng ngày", "hàng ngày", "hằng tuần", "hàng tuần", "hằng tháng", "hàng tháng", "hằng quý",
    "hàng quý", "hằng năm", "hàng năm", "6 tháng", "06 tháng",
  ])

  private func isClauseStart(_ text: ScanText, _ index: Int) -> Bool {
    var before = index - 1
    while before >= 0, text.isA(.space, at: before) { before -= 1 }
    return before < 0 || !text.isWord(at: before) && text.bare[before] != 0x29
  }

  /// Where the due date ends, if a date or its description stands within a few words:
  /// `trước 10h ngày 10/10/2017`.
  private func dueEnd(_ text: ScanText, from index: Int, limit: Int) -> Int? {
    var at = text.skipSpace(index, limit: limit)
    if let end = SpanOfTime.read(text, at: at, limit: limit)?.end {
      return eventEnd(text, from: end, limit: limit)
    }
    var words = 0
    while at < limit, words < 5 {
      if text.isA(.stop, at: at) || text.bare[at] == 0x2C { return nil }
      if text.startsWord(at: at) {
        if let date = DateExpression.parse(in: text, at: at, limit: limit) ?? short(text, at, limit)
        {
          return recurrenceEnd(text, behind: date.range.upperBound, limit: limit)
        }
        if Self.day.exactEnd(in: text, at: at, limit: limit) != nil,
          let number = numberEnd(text, behindDay: at, limit: limit)
        {
          return descriptionEnd(text, from: number, limit: limit)
        }
        words += 1
      }
      at += 1
    }
    return nil
  }

  /// `30/6` without `ngày`.
  private func short(_ text: ScanText, _ at: Int, _ limit: Int) -> DateExpression? {
    DateExpression.dayOfYear(in: text, at: at, limit: limit)
  }

  /// `ngày 15` of a date that goes on in words: `ngày 15 của tháng cuối kỳ báo cáo`.
  private func numberEnd(_ text: ScanText, behindDay index: Int, limit: Int) -> Int? {
    let start = text.skipSpace(index + 4, limit: limit)
    let end = text.skipDigits(start, limit: limit, most: 3)
    return end > start && end - start <= 2 ? end : nil
  }

  /// Passes `hằng tháng`, `hằng năm` behind a date.
  private func recurrenceEnd(_ text: ScanText, behind end: Int, limit: Int) -> Int {
    let next = text.skipSpace(end, limit: limit)
    return Self.recurrences.match(in: text, at: next, limit: limit, exactly: true)?.end ?? end
  }

  /// `15 hằng tháng` ends there, `15 của tháng cuối kỳ báo cáo` with its clause.
  private func descriptionEnd(_ text: ScanText, from index: Int, limit: Int) -> Int {
    let recurring = recurrenceEnd(text, behind: index, limit: limit)
    if recurring > index { return recurring }
    return clauseEnd(text, from: index, limit: limit)
  }

  /// `kể từ ngày nhận đủ hồ sơ` behind a length of time.
  private func eventEnd(_ text: ScanText, from index: Int, limit: Int) -> Int {
    let next = text.skipSpace(index, limit: limit)
    guard Self.events.contains(in: text, at: next, limit: limit, exactly: true) else {
      return index
    }
    return clauseEnd(text, from: next, limit: limit)
  }

  private static let events = PhraseSet(["kể từ", "từ ngày", "sau khi", "tính từ", "trước ngày"])

  private func clauseEnd(_ text: ScanText, from index: Int, limit: Int) -> Int {
    var index = index
    while index < limit {
      if text.isA(.stop, at: index) || [0x2C, 0x28, 0x29].contains(text.bare[index]) {
        break
      }
      index += 1
    }
    return text.trimmed(0..<index).upperBound
  }

  /// `định kỳ quý II, trước ngày 15/6/2024` starts at `định kỳ`.
  private func regularStart(_ text: ScanText, before index: Int, from lower: Int) -> Int? {
    var at = index
    var words = 0
    while at > lower, words < 8 {
      at -= 1
      if text.bare[at] == 0x3B || text.bare[at] == 0x2E || text.bare[at] == 0x29 { return nil }
      guard text.startsWord(at: at) else { continue }
      if Self.regular.exactEnd(in: text, at: at, limit: index) != nil { return at }
      words += 1
    }
    return nil
  }

  /// Measures that, as the last words of a sentence, say when something is due; `hằng năm` mostly
  /// describes what stands before it.
  private static let closing = PhraseSet([
    "hằng tháng", "hàng tháng", "hằng quý", "hàng quý", "hằng tuần", "hàng tuần",
  ])

  /// `trong năm 2025` or `hằng tháng` as the last words of a sentence.
  private func closingPeriod(_ text: ScanText, _ range: Range<Int>) -> Range<Int>? {
    for index in range
    where text.startsWord(at: index) && [0x74, 0x68].contains(text.bare[index]) {
      if let match = Self.closing.match(
        in: text, at: index, limit: range.upperBound, exactly: true)
      {
        let next = text.skipSpace(match.end, limit: range.upperBound)
        if next >= range.upperBound || text.bare[next] == 0x2E || text.bare[next] == 0x3B {
          return index..<match.end
        }
        continue
      }
      guard let end = Self.within.exactEnd(in: text, at: index, limit: range.upperBound),
        let date = DateExpression.parse(
          in: text, at: text.skipSpace(end, limit: range.upperBound), limit: range.upperBound),
        date.precision != .day, date.precision != .dayOfYear, date.year != nil
      else { continue }
      let next = text.skipSpace(date.range.upperBound, limit: range.upperBound)
      if next >= range.upperBound || text.bare[next] == 0x2E || text.bare[next] == 0x3B {
        return index..<date.range.upperBound
      }
    }
    return nil
  }
}
