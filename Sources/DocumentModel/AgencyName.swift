/// An agency by the one name that all ways of printing it share.
public struct AgencyName: Codable, Hashable, Sendable {
  /// `Sở Nội vụ` of `Sở NV`; a body that every unit has gets the name of the unit it belongs to
  /// where the document says it: `Ủy ban nhân dân tỉnh An Lâm` of `UBND tỉnh`.
  public var name: String
  /// Whether several agencies are meant: `các sở, ban, ngành`.
  public var isCollective: Bool

  /// Creates a name.
  public init(name: String, isCollective: Bool) {
    self.name = name
    self.isCollective = isCollective
  }
}
