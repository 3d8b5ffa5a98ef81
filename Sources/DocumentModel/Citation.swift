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

  /// What about a mention contradicts itself; it is reported as printed and never mended.
  public enum Flag: String, Codable, Hashable, Sendable, CaseIterable {
    /// The calendar has no such day: `31/4/2021`.
    case impossibleDate
    /// Digits of the year were printed twice and read once: `06/12/202021`.
    case doubledDigits
    /// The date lies in another year than the one within the symbol.
    case yearContradictsSymbol
    /// The type printed is not the one that the symbol abbreviates: `Quyết định số 33/KH-UBND`.
    case typeContradictsSymbol
    /// The issuer printed is not the one that the symbol abbreviates, or issues no such type.
    case issuerContradictsSymbol
  }

  /// Tên loại: `Nghị định`.
  public var type: String?
  /// Số, ký hiệu: `30/2020/NĐ-CP`.
  public var symbol: String?
  /// The number within the symbol: `30`, `30a`, `66.2`.
  public var number: String?
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
  /// The units of it that are mentioned, as printed: `điểm a khoản 2 Điều 5`.
  public var units: [CitedUnit]
  /// The mention as printed, lines joined by one space.
  public var text: String
  /// One way of writing for all mentions of the document: `Nghị định 30/2020/NĐ-CP`.
  public var normalForm: String?
  /// The same for two mentions of one document; an FRBR work identifier of Akoma Ntoso.
  public var id: String?
  /// What contradicts itself.
  public var flags: [Flag]
  /// 1-based line of the document's text on which the mention starts.
  public var line: Int
  /// Where the mention starts in the document's text, in unicode scalars from 0.
  public var start: Int
  /// Where it ends.
  public var end: Int
  /// 1-based page, where the source has pages.
  public var page: Int?

  /// Creates a citation.
  public init(
    type: String?, symbol: String?, number: String? = nil, name: String?, date: String?,
    issuer: String?, year: Int?, role: Role, units: [CitedUnit] = [], text: String,
    normalForm: String? = nil, id: String? = nil, flags: [Flag] = [], line: Int, start: Int = 0,
    end: Int = 0, page: Int? = nil
  ) {
    self.type = type
    self.symbol = symbol
    self.number = number
    self.name = name
    self.date = date
    self.issuer = issuer
    self.year = year
    self.role = role
    self.units = units
    self.text = text
    self.normalForm = normalForm
    self.id = id
    self.flags = flags
    self.line = line
    self.start = start
    self.end = end
    self.page = page
  }
}

extension Citation: Codable {
  enum CodingKeys: String, CodingKey {
    case type, symbol, number, name, date, issuer, year, role, units, text, normalForm, id, flags
    case line, start, end, page
  }

  /// Reads what `encode(to:)` writes; fields that older files have not are empty.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      type: try container.decodeIfPresent(String.self, forKey: .type),
      symbol: try container.decodeIfPresent(String.self, forKey: .symbol),
      number: try container.decodeIfPresent(String.self, forKey: .number),
      name: try container.decodeIfPresent(String.self, forKey: .name),
      date: try container.decodeIfPresent(String.self, forKey: .date),
      issuer: try container.decodeIfPresent(String.self, forKey: .issuer),
      year: try container.decodeIfPresent(Int.self, forKey: .year),
      role: try container.decode(Role.self, forKey: .role),
      units: try container.decodeIfPresent([CitedUnit].self, forKey: .units) ?? [],
      text: try container.decode(String.self, forKey: .text),
      normalForm: try container.decodeIfPresent(String.self, forKey: .normalForm),
      id: try container.decodeIfPresent(String.self, forKey: .id),
      flags: try container.decodeIfPresent([Flag].self, forKey: .flags) ?? [],
      line: try container.decode(Int.self, forKey: .line),
      start: try container.decodeIfPresent(Int.self, forKey: .start) ?? 0,
      end: try container.decodeIfPresent(Int.self, forKey: .end) ?? 0,
      page: try container.decodeIfPresent(Int.self, forKey: .page))
  }

  /// Writes every field but the page even where it is `null`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(type, forKey: .type)
    try container.encode(symbol, forKey: .symbol)
    try container.encode(number, forKey: .number)
    try container.encode(name, forKey: .name)
    try container.encode(date, forKey: .date)
    try container.encode(issuer, forKey: .issuer)
    try container.encode(year, forKey: .year)
    try container.encode(role, forKey: .role)
    try container.encode(units, forKey: .units)
    try container.encode(text, forKey: .text)
    try container.encode(normalForm, forKey: .normalForm)
    try container.encode(id, forKey: .id)
    try container.encode(flags, forKey: .flags)
    try container.encode(line, forKey: .line)
    try container.encode(start, forKey: .start)
    try container.encode(end, forKey: .end)
    try container.encodeIfPresent(page, forKey: .page)
  }
}
