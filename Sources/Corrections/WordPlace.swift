/// Where a word stands in a document.
package struct WordPlace: Codable, Hashable, Sendable {
  /// 1-based page.
  package var page: Int
  /// 0-based line of the page.
  package var line: Int
  /// 0-based word of the line.
  package var word: Int

  /// Creates a place.
  package init(page: Int, line: Int, word: Int) {
    self.page = page
    self.line = line
    self.word = word
  }
}
