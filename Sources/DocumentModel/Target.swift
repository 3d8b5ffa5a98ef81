/// A number that is to be reached: `ít nhất 03 chuyên đề`.
public struct Target: Codable, Hashable, Sendable {
  /// How the result is to compare with the number.
  public enum Comparison: String, Codable, Hashable, Sendable, CaseIterable {
    case exactly, atLeast, atMost, moreThan, lessThan
  }

  /// The words as printed.
  public var text: String
  /// How the result is to compare with the number.
  public var comparison: Comparison
  /// The number.
  public var value: Double
  /// What is counted: `chuyên đề`, `% hồ sơ`.
  public var unit: String

  /// Creates a target.
  public init(text: String, comparison: Comparison, value: Double, unit: String) {
    self.text = text
    self.comparison = comparison
    self.value = value
    self.unit = unit
  }
}
