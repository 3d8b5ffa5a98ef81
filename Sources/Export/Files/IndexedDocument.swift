/// A document of an output folder, as the index lists it.
package struct IndexedDocument: Codable, Hashable, Sendable {
  /// Path of the input as given.
  package var path: String
  /// SHA-256 of the input's bytes.
  package var sha256: String
  /// How many pages it has.
  package var pages: Int
  /// Tên loại.
  package var type: String?
  /// Số, ký hiệu.
  package var symbol: String?
  /// Date of issue as `yyyy-MM-dd`.
  package var date: String?
  /// Trích yếu.
  package var title: String?
  /// Paths of what was written, relative to the output folder.
  package var outputs: [String]
  /// How many words someone should look at.
  package var doubtfulWords: Int
  /// How many pages could not be read.
  package var failedPages: Int
  /// What was repaired in the file as a whole.
  package var notes: [String]
  /// Path of the input with the same content whose outputs these are, where it is another one.
  package var duplicateOf: String?

  /// Creates an entry.
  package init(
    path: String, sha256: String, pages: Int, type: String? = nil, symbol: String? = nil,
    date: String? = nil, title: String? = nil, outputs: [String], doubtfulWords: Int,
    failedPages: Int = 0, notes: [String] = [], duplicateOf: String? = nil
  ) {
    self.path = path
    self.sha256 = sha256
    self.pages = pages
    self.type = type
    self.symbol = symbol
    self.date = date
    self.title = title
    self.outputs = outputs
    self.doubtfulWords = doubtfulWords
    self.failedPages = failedPages
    self.notes = notes
    self.duplicateOf = duplicateOf
  }
}
