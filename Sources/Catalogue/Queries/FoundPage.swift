/// A document in which words were found, with the page where they stand closest to the question.
package struct FoundPage: Codable, Hashable, Sendable {
  /// SHA-256 of the document's file.
  package var sha256: String
  /// Path of the input as given.
  package var path: String
  /// Số, ký hiệu.
  package var symbol: String?
  /// Date of issue as `yyyy-MM-dd`.
  package var date: String?
  /// Tên loại.
  package var type: String?
  /// Trích yếu.
  package var title: String?
  /// 1-based page.
  package var page: Int
  /// The line of that page which holds most of the words.
  package var text: String
}
