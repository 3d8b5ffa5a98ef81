/// Who signed.
public struct Signature: Hashable, Sendable {
  /// On whose behalf: `TM. ỦY BAN NHÂN DÂN`.
  public var authority: String?
  /// In which capacity: `KT. CHỦ TỊCH PHÓ CHỦ TỊCH`.
  public var capacity: String?
  /// The signer's name.
  public var signer: String?

  /// Creates a signature of which nothing is known yet.
  public init() {}
}

extension Signature: Codable {
  enum CodingKeys: String, CodingKey {
    case authority, capacity, signer
  }

  /// Writes every field, `null` where it is missing.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(authority, forKey: .authority)
    try container.encode(capacity, forKey: .capacity)
    try container.encode(signer, forKey: .signer)
  }
}
