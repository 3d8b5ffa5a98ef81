/// One date, period or recurrence of a deadline.
public struct DeadlineTerm: Codable, Hashable, Sendable {
  /// How often something recurs.
  public struct Recurrence: Codable, Hashable, Sendable {
    /// What is counted.
    public enum Unit: String, Codable, Hashable, Sendable, CaseIterable {
      case day, week, month, quarter, halfYear, year
      /// Thường xuyên, định kỳ: again and again, without a measure.
      case unspecified
    }

    /// What is counted.
    public var unit: Unit
    /// How many of it lie between two times.
    public var interval: Int
    /// The day of the month by which it is due each time.
    public var day: Int?
    /// The month of the year in which it is due each time.
    public var month: Int?

    /// Creates a recurrence.
    public init(unit: Unit, interval: Int = 1, day: Int? = nil, month: Int? = nil) {
      self.unit = unit
      self.interval = interval
      self.day = day
      self.month = month
    }
  }

  /// A length of time that starts with an event: `05 ngày làm việc kể từ ngày nhận đủ hồ sơ`.
  public struct Span: Codable, Hashable, Sendable {
    /// What is counted.
    public enum Unit: String, Codable, Hashable, Sendable, CaseIterable {
      case hour, day, workingDay, week, month, year
    }

    /// How many.
    public var count: Int
    /// Of what.
    public var unit: Unit

    /// Creates a length of time.
    public init(count: Int, unit: Unit) {
      self.count = count
      self.unit = unit
    }
  }

  /// The words as printed.
  public var text: String
  /// The day that is named as the limit, as `yyyy-MM-dd`.
  public var due: String?
  /// Whether it must be done before that day (`trước ngày`) and not on it.
  public var isBefore: Bool?
  /// The first day of the period in which it is to be done.
  public var start: String?
  /// The last day of that period.
  public var end: String?
  /// Whether the year was not printed and is that of the document.
  public var yearIsInferred: Bool?
  /// How often it recurs.
  public var recurrence: Recurrence?
  /// How long after an event it is due.
  public var within: Span?

  /// Creates a term.
  public init(
    text: String, due: String? = nil, isBefore: Bool? = nil, start: String? = nil,
    end: String? = nil, yearIsInferred: Bool? = nil, recurrence: Recurrence? = nil,
    within: Span? = nil
  ) {
    self.text = text
    self.due = due
    self.isBefore = isBefore
    self.start = start
    self.end = end
    self.yearIsInferred = yearIsInferred
    self.recurrence = recurrence
    self.within = within
  }
}
