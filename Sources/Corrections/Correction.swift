import DocumentModel

/// What a person says of one word of a document: what stands there in truth.
public struct Correction: Codable, Hashable, Sendable {
  /// Names the correction; no two have the same.
  public var id: String
  /// When it was made, as an ISO 8601 time in UTC.
  public var at: String
  /// Who made it.
  public var by: String
  /// SHA-256 of the document's source file.
  public var document: String
  /// 1-based page.
  public var page: Int
  /// 0-based line of the page.
  public var line: Int
  /// 0-based word of the line.
  public var word: Int
  /// Place on the page, where the source has geometry.
  public var box: Box?
  /// Where the text of the page came from.
  public var source: PageSource
  /// What was read, before restoration.
  public var read: String
  /// What the word was held to be before.
  public var was: String
  /// What it is; empty where there is no word but noise. The same as `was` where that is right.
  public var becomes: String

  /// Creates a correction of a word at its place.
  public init(
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
  public var place: WordPlace { WordPlace(page: page, line: line, word: word) }

  /// An identifier that no other correction has.
  public static func newIdentifier() -> String {
    var generator = SystemRandomNumberGenerator()
    let digits = String(generator.next() as UInt64, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// Where a word stands in a document.
public struct WordPlace: Codable, Hashable, Sendable {
  /// 1-based page.
  public var page: Int
  /// 0-based line of the page.
  public var line: Int
  /// 0-based word of the line.
  public var word: Int

  /// Creates a place.
  public init(page: Int, line: Int, word: Int) {
    self.page = page
    self.line = line
    self.word = word
  }
}

/// Takes a correction back.
public struct Undoing: Codable, Hashable, Sendable {
  /// Names this step.
  public var id: String
  /// When, as an ISO 8601 time in UTC.
  public var at: String
  /// Who.
  public var by: String
  /// SHA-256 of the document's source file.
  public var document: String
  /// The correction that no longer holds.
  public var undoes: String

  /// Creates a step back.
  public init(
    id: String = Correction.newIdentifier(), at: String, by: String, document: String,
    undoes: String
  ) {
    self.id = id
    self.at = at
    self.by = by
    self.document = document
    self.undoes = undoes
  }
}
