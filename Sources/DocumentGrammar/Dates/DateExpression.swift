/// A date or period as it is written in administrative documents.
package struct DateExpression: Hashable, Sendable {
  /// How much of a date is given.
  package enum Precision: String, Hashable, Sendable, CaseIterable {
    /// `ngày 15/7/2021`
    case day
    /// `15/7`: a day of a year that is not said.
    case dayOfYear
    /// `tháng 6/2024`
    case month
    /// `quý II/2024`
    case quarter
    /// `năm 2025`
    case year
  }

  /// How much is given.
  package var precision: Precision
  /// The day of the month.
  package var day: Int?
  /// The month, 1 to 12.
  package var month: Int?
  /// The quarter, 1 to 4.
  package var quarter: Int?
  /// The year.
  package var year: Int?
  /// Whether the calendar has such a date (`31/4/2024` it has not).
  package var isPossible: Bool
  /// Whether digits of the year were printed twice (`06/12/202021`) and read once.
  package var hasDoubledDigits: Bool
  /// The scalars that it takes up, `ngày` among them.
  package var range: Range<Int>

  /// The date as `yyyy-MM-dd`, where it is complete and possible.
  package var normalForm: String? {
    guard isPossible, let day, let month, let year else { return nil }
    return DateExpression.format(year: year, month: month, day: day)
  }

  /// The last day of what is named, as `yyyy-MM-dd`, where the year is known.
  package var lastDay: String? {
    guard isPossible, let year else { return nil }
    switch precision {
    case .day: return normalForm
    case .dayOfYear: return nil
    case .month: return month.map { DateExpression.endOfMonth(year: year, month: $0) }
    case .quarter: return quarter.map { DateExpression.endOfMonth(year: year, month: $0 * 3) }
    case .year: return DateExpression.endOfMonth(year: year, month: 12)
    }
  }

  /// The first day of what is named, as `yyyy-MM-dd`, where the year is known.
  package var firstDay: String? {
    guard isPossible, let year else { return nil }
    switch precision {
    case .day: return normalForm
    case .dayOfYear: return nil
    case .month: return month.map { DateExpression.format(year: year, month: $0, day: 1) }
    case .quarter:
      return quarter.map { DateExpression.format(year: year, month: $0 * 3 - 2, day: 1) }
    case .year: return DateExpression.format(year: year, month: 1, day: 1)
    }
  }

  /// The same date in a given year, where none is printed.
  package func inYear(_ year: Int) -> DateExpression {
    guard self.year == nil else { return self }
    var date = self
    date.year = year
    if precision == .dayOfYear { date.precision = .day }
    if let day, let month, (1...12).contains(month) {
      date.isPossible = (1...DateExpression.length(ofMonth: month, year: year)).contains(day)
    }
    return date
  }

  /// Reads a date that starts at the beginning of a text.
  ///
  /// - Complexity: O(1), for no date is longer than a few words.
  package init?(prefixOf text: some StringProtocol) {
    guard let date = DateExpression.parse(in: ScanText(text), at: 0) else { return nil }
    self = date
  }

  init(
    precision: Precision, day: Int? = nil, month: Int? = nil, quarter: Int? = nil,
    year: WrittenYear? = nil, range: Range<Int>
  ) {
    self.precision = precision
    self.day = day
    self.month = month
    self.quarter = quarter
    self.year = year?.value
    self.range = range
    hasDoubledDigits = year?.isDoubled ?? false
    isPossible = true
    if let month, !(1...12).contains(month) { isPossible = false }
    if let quarter, !(1...4).contains(quarter) { isPossible = false }
    if isPossible, let day {
      let last = month.map { DateExpression.length(ofMonth: $0, year: self.year ?? 2000) } ?? 31
      isPossible = (1...last).contains(day)
    }
  }

  /// A date as `yyyy-MM-dd`.
  static func format(year: Int, month: Int, day: Int) -> String {
    func pad(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))"
  }

  static func endOfMonth(year: Int, month: Int) -> String {
    format(year: year, month: month, day: length(ofMonth: month, year: year))
  }

  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}

extension DateExpression {
  /// The first day of a month as `yyyy-MM-dd`.
  package static func firstDay(ofMonth month: Int, year: Int) -> String {
    format(year: year, month: month, day: 1)
  }

  /// The last day of a month as `yyyy-MM-dd`.
  package static func lastDay(ofMonth month: Int, year: Int) -> String {
    endOfMonth(year: year, month: month)
  }
}
