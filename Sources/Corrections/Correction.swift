import DocumentModel

/// What a person says of one word of a document: what stands there in truth.
package struct Correction: Codable, Hashable, Sendable {
  /// Names the correction; no two have the same.
  package var id: String
  /// When it was made, as an ISO 8601 time in UTC.
  package var at: String
  /// Who made it.
  package var by: String
  /// SHA-256 of the document's source file.
  package var document: String
  /// 1-based page.
  package var page: Int
  /// 0-based line of the page.
  package var line: Int
  /// 0-based word of the line.
  package var word: Int
  /// Place on the page, where the source has geometry.
  package var box: Box?
  /// Where the text of the page came from.
  package var source: PageSource
  /// What was read, before restoration.
  package var read: String
  /// What the word was held to be before.
  package var was: String
  /// What it is; empty where there is no word but noise. The same as `was` where that is right.
  package var becomes: String

  /// Creates a correction of a word at its place.
  package init(
    id: String = Correction.newIdentifier(), at: String, by: String, document: String,
    place: WordPlace, word: Word, source: PageSource, becomes: String
  ) {
    self.id = id
    self.at = at
    self.by = by
    self.document = document
    page = place.page
    line = place.line
    self.word = place.word
    box = word.box
    self.source = source
    read = word.original ?? word.form
    was = word.isNoise ? "" : word.form
    self.becomes = becomes
  }

  /// Where the word stands.
  package var place: WordPlace { WordPlace(page: page, line: line, word: word) }

  /// An identifier that no other correction has.
  package static func newIdentifier() -> String {
    var generator = SystemRandomNumberGenerator()
    let digits = String(generator.next() as UInt64, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
