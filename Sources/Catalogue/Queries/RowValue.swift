/// A value of a row.
package enum RowValue: Hashable, Sendable {
  /// Nothing.
  case null
  /// A text.
  case text(String)
  /// A whole number.
  case integer(Int64)
  /// A number.
  case real(Double)
  /// A list of texts.
  case list([String])
}
