extension DateExpression {
  /// Reads the date or period that starts at an offset.
  package static func parse(
    in text: ScanText, at start: Int, limit: Int? = nil
  ) -> DateExpression? {
    guard !text.isWord(at: start - 1) else { return nil }
    let parser = DateParser(text: text, limit: min(limit ?? text.count, text.count))
    guard start < parser.limit else { return nil }
    switch text.bare[start] {
    case 0x30...0x39: return parser.numeric(from: start, at: start)
    case 0x6E: return parser.afterNgay(start) ?? parser.afterNam(start)
    case 0x74: return parser.afterThang(start)
    case 0x71: return parser.afterQuy(start)
    default: return nil
    }
  }
}

/// Reads one date.
private struct DateParser {
  let text: ScanText
  let limit: Int

  static let ngay: Phrase = "ngày"
  static let thang: Phrase = "tháng"
  static let nam: Phrase = "năm"
  static let quy: Phrase = "quý"

  /// Passes a word and the white space behind it; digits may follow the word at once.
  private func pass(_ word: Phrase, at index: Int) -> Int? {
    var end = index
    for byte in word.bare {
      guard end < limit, text.bare[end] == byte else { return nil }
      end += 1
    }
    guard !text.isA(.letter, at: end) else { return nil }
    return text.skipSpace(end, limit: limit)
  }

  /// Passes a stroke, full stop or hyphen between the parts of a date, blanks around it allowed.
  private func passMark(at index: Int) -> Int? {
    let mark = text.skipSpace(index, limit: min(limit, index + 1))
    guard mark < limit, [0x2F, 0x2E, 0x2D].contains(text.bare[mark]) else { return nil }
    if text.bare[mark] != 0x2F, mark > index || text.isA(.space, at: mark + 1) { return nil }
    return text.skipSpace(mark + 1, limit: min(limit, mark + 2))
  }

  private func small(at index: Int) -> (value: Int, end: Int)? {
    let end = text.skipDigits(index, limit: limit, most: 3)
    guard end > index, end - index <= 2 else { return nil }
    return (text.number(in: index..<end), end)
  }

  private func year(at index: Int) -> (value: WrittenYear, end: Int)? {
    let end = text.skipDigits(index, limit: limit, most: 9)
    guard !text.isA(.letter, at: end), let year = WrittenYear(text, index..<end) else { return nil }
    return (year, end)
  }

  func afterNgay(_ start: Int) -> DateExpression? {
    guard let index = pass(DateParser.ngay, at: start) else { return nil }
    guard let (day, end) = small(at: index) else { return nil }
    let next = text.skipSpace(end, limit: limit)
    if let monthAt = pass(DateParser.thang, at: next), let (month, monthEnd) = small(at: monthAt) {
      return withYear(day: day, month: month, from: start, at: monthEnd)
    }
    return numeric(from: start, at: index)
  }

  /// The year behind a month or quarter: ` năm 2023` or `/2023`.
  private func yearBehind(_ end: Int) -> (value: WrittenYear, end: Int)? {
    let next = text.skipSpace(end, limit: limit)
    if let yearAt = pass(DateParser.nam, at: next) { return year(at: yearAt) }
    return passMark(at: end).flatMap { year(at: $0) }
  }

  /// `tháng 12 năm 2023`, `tháng 12/2023` behind a day or alone.
  private func withYear(day: Int?, month: Int, from start: Int, at end: Int) -> DateExpression {
    let found = yearBehind(end)
    let precision: DateExpression.Precision =
      day == nil ? .month : (found == nil ? .dayOfYear : .day)
    return DateExpression(
      precision: precision, day: day, month: month, year: found?.value,
      range: start..<(found?.end ?? end))
  }

  /// `15/7/2021`, `15/7`, `15.7.2021`, and `7/2021` as a month.
  func numeric(from start: Int, at index: Int) -> DateExpression? {
    guard let (first, firstEnd) = small(at: index), let secondAt = passMark(at: firstEnd) else {
      return nil
    }
    let isStroke = text.bare[text.skipSpace(firstEnd, limit: limit)] == 0x2F
    if isStroke, (1...12).contains(first), let (written, end) = year(at: secondAt),
      !written.isDoubled, !isStrokeOrCode(at: end)
    {
      return DateExpression(
        precision: .month, month: first, year: written, range: start..<end)
    }
    guard let (second, secondEnd) = small(at: secondAt) else { return nil }
    if let yearAt = passMark(at: secondEnd), let (written, end) = year(at: yearAt),
      !isStrokeOrCode(at: end)
    {
      return DateExpression(
        precision: .day, day: first, month: second, year: written, range: start..<end)
    }
    guard isStroke, index > start, !text.isWord(at: secondEnd) else { return nil }
    return DateExpression(
      precision: .dayOfYear, day: first, month: second, range: start..<secondEnd)
  }

  /// `30/2020/NĐ-CP` is a symbol, no month.
  private func isStrokeOrCode(at end: Int) -> Bool {
    text.bareByte(at: end) == 0x2F && end < limit
  }

  func afterThang(_ start: Int) -> DateExpression? {
    guard let index = pass(DateParser.thang, at: start), let (month, end) = small(at: index) else {
      return nil
    }
    return withYear(day: nil, month: month, from: start, at: end)
  }

  func afterQuy(_ start: Int) -> DateExpression? {
    guard let index = pass(DateParser.quy, at: start) else { return nil }
    var quarter = 0
    var end = index
    if let (value, digitsEnd) = small(at: index) {
      quarter = value
      end = digitsEnd
    } else {
      while end < limit, text.bare[end] == 0x69, quarter < 3 {
        quarter += 1
        end += 1
      }
      if quarter == 1, text.bareByte(at: end) == 0x76, end < limit {
        quarter = 4
        end += 1
      }
    }
    guard (1...4).contains(quarter), !text.isA(.letter, at: end) else { return nil }
    let found = yearBehind(end)
    return DateExpression(
      precision: .quarter, quarter: quarter, year: found?.value,
      range: start..<(found?.end ?? end))
  }

  func afterNam(_ start: Int) -> DateExpression? {
    guard let index = pass(DateParser.nam, at: start), let (written, end) = year(at: index) else {
      return nil
    }
    return DateExpression(precision: .year, year: written, range: start..<end)
  }
}

extension DateExpression {
  /// Reads a day and month without a year and without `ngày` before it: `30/6`.
  ///
  /// Anywhere else than behind a word like `trước` such numbers are fractions.
  package static func dayOfYear(in text: ScanText, at start: Int, limit: Int) -> DateExpression? {
    guard !text.isWord(at: start - 1) else { return nil }
    let dayEnd = text.skipDigits(start, limit: limit, most: 3)
    guard dayEnd > start, dayEnd - start <= 2, text.bareByte(at: dayEnd) == 0x2F, dayEnd < limit
    else { return nil }
    let monthEnd = text.skipDigits(dayEnd + 1, limit: limit, most: 3)
    guard monthEnd > dayEnd + 1, monthEnd - dayEnd <= 3, !text.isWord(at: monthEnd),
      text.bareByte(at: monthEnd) != 0x2F || monthEnd >= limit
    else { return nil }
    let date = DateExpression(
      precision: .dayOfYear, day: text.number(in: start..<dayEnd),
      month: text.number(in: (dayEnd + 1)..<monthEnd), range: start..<monthEnd)
    return date.isPossible ? date : nil
  }
}
