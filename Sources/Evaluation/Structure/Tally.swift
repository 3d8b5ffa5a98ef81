/// One line of a structure's score: how many things were found, said and true.
public struct Tally: Hashable, Sendable {
  /// What was counted: `sections`, or a field of it, indented by two spaces: `  path`.
  public var name: String
  /// How many of the said are true.
  public var right: Int
  /// How many the document says; of a field, how many of the matched things have it.
  public var said: Int
  /// How many there are; of a field the same as `said`.
  public var actual: Int

  /// Right over said; 0 where nothing was said.
  public var precision: Double { Double(right) / Double(max(said, 1)) }

  /// Right over true; 0 where nothing is true.
  public var recall: Double { Double(right) / Double(max(actual, 1)) }

  /// The harmonic mean of precision and recall; 1 where nothing was said and nothing is true.
  public var f1: Double {
    said + actual == 0 ? 1 : 2 * Double(right) / Double(said + actual)
  }

  /// One row of a table: the counts, then precision, recall and F1 in per cent.
  public func formatted() -> String {
    name.padded(to: 24) + " right " + String(right).leftPadded(to: 5)
      + "  said " + String(said).leftPadded(to: 5)
      + "  true " + String(actual).leftPadded(to: 5)
      + "   P " + percent(right, of: said)
      + "  R " + percent(right, of: actual)
      + "  F1 " + twoDecimals(100 * f1).leftPadded(to: 6)
  }
}
