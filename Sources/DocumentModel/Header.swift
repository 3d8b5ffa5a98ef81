/// The head of an administrative document by Nghị định 30/2020/NĐ-CP, as printed.
public struct Header: Hashable, Sendable {
  /// Cơ quan chủ quản: the body above the issuer.
  public var parentBody: String?
  /// Cơ quan ban hành: the issuer; several printed lines joined by one space.
  public var issuer: String?
  /// Số, ký hiệu, as in `139/KH-STTTT`.
  public var symbol: String?
  /// What was read in its place, where issuer and type showed that its code must be another.
  public var originalSymbol: String?
  /// Địa danh.
  public var place: String?
  /// Date of issue as `yyyy-MM-dd`.
  public var date: String?
  /// Tên loại, as in `KẾ HOẠCH`.
  public var type: String?
  /// Trích yếu: what the document is about.
  public var title: String?
  /// The identifier of the document, as its citations elsewhere bear it.
  public var id: String?

  /// Creates a header of which nothing is known yet.
  public init() {}
}

extension Header: Codable {
  enum CodingKeys: String, CodingKey {
    case parentBody, issuer, symbol, originalSymbol, place, date, type, title, id
  }

  /// Writes every field, `null` where it is missing.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(parentBody, forKey: .parentBody)
    try container.encode(issuer, forKey: .issuer)
    try container.encode(symbol, forKey: .symbol)
    try container.encodeIfPresent(originalSymbol, forKey: .originalSymbol)
    try container.encode(place, forKey: .place)
    try container.encode(date, forKey: .date)
    try container.encode(type, forKey: .type)
    try container.encode(title, forKey: .title)
    try container.encode(id, forKey: .id)
  }
}
