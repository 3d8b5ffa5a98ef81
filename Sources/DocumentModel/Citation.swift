/// A mention of a document by number and symbol, or of a law by name and year.
public struct Citation: Hashable, Sendable {
  /// Why the document is mentioned.
  public enum Role: String, Codable, Hashable, Sendable, CaseIterable {
    /// In the preamble, as a basis of the document.
    case basis
    /// Anywhere else.
    case reference
    /// As a document that another one amends.
    case amended
    /// The document itself.
    case `self`
  }

  /// Tên loại: `Nghị định`.
  public var type: String?
  /// Số, ký hiệu: `30/2020/NĐ-CP`.
  public var symbol: String?
  /// Of a law, its name: `Luật Tổ chức Chính phủ`.
  public var name: String?
  /// Date of issue as `yyyy-MM-dd`.
  public var date: String?
  /// Who issued it, as printed after `của`.
  public var issuer: String?
  /// Of a law mentioned by year, the year.
  public var year: Int?
  /// Why it is mentioned.
  public var role: Role
  /// The mention as printed, lines joined by one space.
  public var text: String
  /// 1-based line of the document's text on which the mention starts.
  public var line: Int
  /// 1-based page, where the source has pages.
  public var page: Int?

  /// Creates a citation.
  public init(
    type: String?, symbol: String?, name: String?, date: String?, issuer: String?, year: Int?,
    role: Role, text: String, line: Int, page: Int? = nil
  ) {
    self.type = type
    self.symbol = symbol
    self.name = name
    self.date = date
    self.issuer = issuer
    self.year = year
    self.role = role
    self.text = text
    self.line = line
    self.page = page
  }
}

extension Citation: Codable {
  enum CodingKeys: String, CodingKey {
    case type, symbol, name, date, issuer, year, role, text, line, page
  }

  /// Writes every field but the page even where it is `null`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(type, forKey: .type)
    try container.encode(symbol, forKey: .symbol)
    try container.encode(name, forKey: .name)
    try container.encode(date, forKey: .date)
    try container.encode(issuer, forKey: .issuer)
    try container.encode(year, forKey: .year)
    try container.encode(role, forKey: .role)
    try container.encode(text, forKey: .text)
    try container.encode(line, forKey: .line)
    try container.encodeIfPresent(page, forKey: .page)
  }
}
