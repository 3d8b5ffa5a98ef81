/// A mention of a document in another one.
package struct FoundCitation: Codable, Hashable, Sendable {
  /// Path of the document that mentions it.
  package var path: String
  /// Số, ký hiệu of the document that mentions it.
  package var symbol: String?
  /// Its date of issue.
  package var date: String?
  /// Why the document is mentioned.
  package var role: String
  /// The symbol as it is mentioned.
  package var cited: String
  /// The mention as printed.
  package var text: String
  /// 1-based line of the text.
  package var line: Int
  /// 1-based page.
  package var page: Int?
  /// Path of the document that is mentioned, where the archive has it.
  package var target: String?
}
