/// A unit of a cited document: `điểm a khoản 2 Điều 5`.
public struct CitedUnit: Codable, Hashable, Sendable {
  /// `Chương`
  public var chapter: String?
  /// `Điều`
  public var article: String?
  /// `khoản`
  public var clause: String?
  /// `điểm`
  public var point: String?

  /// Creates a unit.
  public init(
    chapter: String? = nil, article: String? = nil, clause: String? = nil, point: String? = nil
  ) {
    self.chapter = chapter
    self.article = article
    self.clause = clause
    self.point = point
  }
}
