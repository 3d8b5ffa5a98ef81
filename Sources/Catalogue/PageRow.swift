/// The text of one page.
package struct PageRow: Codable, Hashable, Sendable {
  /// 1-based number in the document.
  package var number: Int
  /// Where the text came from.
  package var source: String
  /// The restored text.
  package var text: String
}
