/// By when a task is due.
public struct Deadline: Hashable, Sendable {
  /// The words as printed: `trước ngày 15/6/2024`.
  public var text: String
  /// The last day as `yyyy-MM-dd`, where the words name one.
  public var date: String?
  /// How often the task recurs (`hằng tháng`), where the words say so.
  public var recurrence: String?
  /// The same taken apart: one entry for each date, period or recurrence that the words name.
  public var terms: [DeadlineTerm]

  /// Creates a deadline.
  public init(
    text: String, date: String? = nil, recurrence: String? = nil, terms: [DeadlineTerm] = []
  ) {
    self.text = text
    self.date = date
    self.recurrence = recurrence
    self.terms = terms
  }
}

extension Deadline: Codable {
  enum CodingKeys: String, CodingKey { case text, date, recurrence, terms }

  /// Reads what `encode(to:)` writes; older files have no terms.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      text: try container.decode(String.self, forKey: .text),
      date: try container.decodeIfPresent(String.self, forKey: .date),
      recurrence: try container.decodeIfPresent(String.self, forKey: .recurrence),
      terms: try container.decodeIfPresent([DeadlineTerm].self, forKey: .terms) ?? [])
  }

  /// Writes the date and the recurrence only where there are any.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(text, forKey: .text)
    try container.encodeIfPresent(date, forKey: .date)
    try container.encodeIfPresent(recurrence, forKey: .recurrence)
    try container.encode(terms, forKey: .terms)
  }
}
