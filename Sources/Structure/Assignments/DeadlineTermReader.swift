import DocumentGrammar
import DocumentModel

/// Takes the words of a deadline apart into dates, periods and recurrences.
///
/// `định kỳ quý II, trước ngày 15/6/2024; cả năm, trước ngày 10/12/2024` has two terms, each with the
/// period that it is about and the day by which it is due.
struct DeadlineTermReader {
  private let text: ScanText
  private let documentYear: Int?

  init(_ text: ScanText, year: Int?) {
    self.text = text
    documentYear = year
  }

  private static let before = PhraseSet(["trước", "xong trước", "hoàn thành trước"])
  private static let until = PhraseSet([
    "chậm nhất", "muộn nhất", "đến hết", "xong trong", "hoàn thành trong", "hoàn thành vào",
    "xong vào", "hoàn thành", "trong thời hạn", "thời hạn", "trong vòng", "không quá", "vào",
  ])
  private static let wholeYear = PhraseSet(["cả năm", "tổng kết năm", "báo cáo năm"])
  private static let halfYear = PhraseSet(["6 tháng đầu năm", "06 tháng đầu năm"])
  private static let joint = PhraseSet(["đến", "đến hết"])
  private static let quarterly = PhraseSet([
    "tháng cuối quý", "tháng cuối kỳ", "tháng cuối của quý", "quý",
  ])
  private static let day: Phrase = "ngày"

  /// The terms in reading order.
  ///
  /// - Complexity: O(*n*).
  func read(_ range: Range<Int>) -> [DeadlineTerm] {
    let known = years(in: range)
    return segments(of: range).compactMap { term($0, years: known) }
  }

  private func years(in range: Range<Int>) -> Int? {
    var index = range.lowerBound
    var found: Int?
    while index < range.upperBound {
      if text.startsWord(at: index),
        let date = DateExpression.parse(in: text, at: index, limit: range.upperBound)
      {
        found = date.year ?? found
        index = date.range.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  /// The stretches between semicolons, and between a date that is due and the next comma.
  private func segments(of range: Range<Int>) -> [Range<Int>] {
    var segments: [Range<Int>] = []
    var start = range.lowerBound
    var hasDue = false
    var index = range.lowerBound
    while index < range.upperBound {
      if text.startsWord(at: index),
        let date = DateExpression.parse(in: text, at: index, limit: range.upperBound)
          ?? DateExpression.dayOfYear(in: text, at: index, limit: range.upperBound)
      {
        if date.day != nil { hasDue = true }
        index = date.range.upperBound
        continue
      }
      if text.bare[index] == 0x3B || text.bare[index] == 0x2C && hasDue {
        segments.append(start..<index)
        start = index + 1
        hasDue = false
      }
      index += 1
    }
    segments.append(start..<range.upperBound)
    return segments.map(text.trimmed).filter { !$0.isEmpty }
  }

  private func term(_ range: Range<Int>, years: Int?) -> DeadlineTerm? {
    var term = DeadlineTerm(text: trimmedText(range))
    var limit: (isBefore: Bool, at: Int)?
    var index = range.lowerBound
    var previous: DateExpression?
    while index < range.upperBound {
      guard text.startsWord(at: index) else {
        index += 1
        continue
      }
      let end = range.upperBound
      if let date = DateExpression.parse(in: text, at: index, limit: end)
        ?? DateExpression.dayOfYear(in: text, at: index, limit: end)
      {
        let isRange = previous.map { isJoined($0.range.upperBound..<index) } ?? false
        use(date, in: &term, limit: limit?.isBefore, after: isRange ? previous : nil, years: years)
        previous = date
        index = date.range.upperBound
        continue
      }
      if let span = SpanOfTime.read(text, at: index, limit: end), limit != nil {
        term.within = span.span
        index = span.end
        continue
      }
      if let match = Self.before.match(in: text, at: index, limit: end, exactly: true) {
        limit = (true, index)
        index = match.end
      } else if let match = Self.until.match(in: text, at: index, limit: end, exactly: true) {
        limit = limit ?? (false, index)
        index = match.end
      } else if let match = Self.wholeYear.match(in: text, at: index, limit: end) {
        usePeriod(&term, years, from: 1, to: 12)
        index = match.end
      } else if let match = Self.halfYear.match(in: text, at: index, limit: end) {
        usePeriod(&term, years, from: 1, to: 6)
        index = match.end
      } else if let match = recurrence(at: index, limit: end) {
        if match.recurrence.unit != .unspecified || term.recurrence == nil && term.start == nil {
          var recurrence = match.recurrence
          // `ngày 25 tháng 11 hằng năm`: the date before it is no date of one year.
          if let previous, previous.year == nil, recurrence.unit == .year {
            (recurrence.day, recurrence.month) = (previous.day, previous.month)
            (term.due, term.yearIsInferred) = (nil, nil)
          }
          recurrence.day = recurrence.day ?? term.recurrence?.day
          term.recurrence = recurrence
        }
        index = match.end
      } else if let (day, dayEnd) = dayNumber(at: index, limit: end) {
        // `ngày 15 hằng tháng`, `ngày 20 của tháng cuối quý`
        var recurrence = DeadlineTerm.Recurrence(unit: .month, day: day)
        if mentionsQuarter(dayEnd..<end) { recurrence.unit = .quarter }
        term.recurrence = recurrence
        term.isBefore = limit?.isBefore == true ? true : nil
        index = dayEnd
      } else {
        index += 1
        while index < end, text.isWord(at: index) { index += 1 }
      }
    }
    // A month or quarter named first is the period that a day behind it is about.
    let isKnown =
      term.due != nil || term.start != nil || term.recurrence != nil || term.within != nil
    return isKnown ? term : nil
  }

  private func trimmedText(_ range: Range<Int>) -> String {
    var words = text.flowing(range)
    while let last = words.last, ".;,".contains(last) { words.removeLast() }
    return words
  }

  private func use(
    _ date: DateExpression, in term: inout DeadlineTerm, limit isBefore: Bool?,
    after first: DateExpression?, years: Int?
  ) {
    guard let year = date.year ?? years ?? documentYear else { return }
    if date.year == nil, years == nil { term.yearIsInferred = true }
    let dated = date.inYear(year)
    if let first {
      term.start = first.inYear(year).firstDay
      term.end = dated.lastDay
      if term.due != nil { term.due = dated.lastDay }
    } else if dated.precision == .day {
      term.due = dated.normalForm
      if isBefore == true { term.isBefore = true }
    } else {
      term.start = dated.firstDay
      term.end = dated.lastDay
      if let isBefore {
        term.due = isBefore ? dated.firstDay : dated.lastDay
        if isBefore { term.isBefore = true }
      }
    }
  }

  private func usePeriod(_ term: inout DeadlineTerm, _ years: Int?, from: Int, to: Int) {
    guard let year = years ?? documentYear else { return }
    if years == nil { term.yearIsInferred = true }
    term.start = DateExpression.firstDay(ofMonth: from, year: year)
    term.end = DateExpression.lastDay(ofMonth: to, year: year)
  }

  private func isJoined(_ gap: Range<Int>) -> Bool {
    let gap = text.trimmed(gap)
    if gap.count == 1, text.bare[gap.lowerBound] == 0x2D { return true }
    return Self.joint.match(in: text, at: gap.lowerBound, limit: gap.upperBound)?.end
      == gap.upperBound && !gap.isEmpty
  }

  private func dayNumber(at index: Int, limit: Int) -> (Int, Int)? {
    guard let end = Self.day.exactEnd(in: text, at: index, limit: limit) else { return nil }
    let start = text.skipSpace(end, limit: limit)
    let stop = text.skipDigits(start, limit: limit, most: 3)
    guard stop > start, stop - start <= 2 else { return nil }
    let day = text.number(in: start..<stop)
    return (1...31).contains(day) ? (day, stop) : nil
  }

  private func mentionsQuarter(_ range: Range<Int>) -> Bool {
    range.contains {
      text.startsWord(at: $0) && Self.quarterly.contains(in: text, at: $0, limit: range.upperBound)
    }
  }

  private static let units: [(Phrase, DeadlineTerm.Recurrence)] = {
    var units: [(Phrase, DeadlineTerm.Recurrence)] = []
    let names: [(String, DeadlineTerm.Recurrence.Unit)] = [
      ("ngày", .day), ("tuần", .week), ("tháng", .month), ("quý", .quarter), ("năm", .year),
    ]
    for opener in ["hằng", "hàng", "mỗi", "từng"] {
      for (name, unit) in names {
        units.append((Phrase("\(opener) \(name)"), DeadlineTerm.Recurrence(unit: unit)))
      }
    }
    for half in ["6 tháng", "06 tháng", "sáu tháng", "định kỳ 6 tháng", "hàng 6 tháng"] {
      units.append((Phrase(half), DeadlineTerm.Recurrence(unit: .halfYear)))
    }
    for loose in ["thường xuyên", "định kỳ"] {
      units.append((Phrase(loose), DeadlineTerm.Recurrence(unit: .unspecified)))
    }
    return units
  }()
  private static let unitPhrases = PhraseSet(units.map(\.0))

  private func recurrence(
    at index: Int, limit: Int
  ) -> (recurrence: DeadlineTerm.Recurrence, end: Int)? {
    guard let match = Self.unitPhrases.match(in: text, at: index, limit: limit, exactly: true)
    else { return nil }
    return (Self.units[match.index].1, match.end)
  }
}
