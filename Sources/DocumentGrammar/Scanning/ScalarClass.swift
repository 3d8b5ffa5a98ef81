/// What a scanner needs to know of a scalar, looked up in a table.
package struct ScalarClass: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// A letter of any case.
  package static let letter = ScalarClass(rawValue: 1)
  /// A capital letter.
  package static let upper = ScalarClass(rawValue: 2)
  /// `0` to `9`.
  package static let digit = ScalarClass(rawValue: 4)
  /// White space, line breaks among it.
  package static let space = ScalarClass(rawValue: 8)
  /// A mark that ends a sentence or clause: `.`, `;`, `:`, `!`, `?`, `…`.
  package static let stop = ScalarClass(rawValue: 16)
}
