/// A doubtful word of an archive.
package struct ListedDoubt: Hashable, Sendable {
  /// SHA-256 of the document's file.
  package var sha256: String
  /// 0-based place among the doubtful words of its document, in reading order.
  package var ordinal: Int
  /// What was read.
  package var reading: String
  /// The form held to be right.
  package var form: String
  /// Probability that the form is what the page says.
  package var probability: Double
}
