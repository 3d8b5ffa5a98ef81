import Catalogue
import Corrections
import DocumentModel

/// A document of the archive with what was said of its words.
struct LoadedDocument: Sendable {
  /// How the catalogue lists it.
  let listed: DocumentSummary
  /// The document as the conversion left it.
  let converted: Document
  /// The steps.
  let log: CorrectionLog
  /// The pages with the corrections that hold.
  let pages: [Page]
  /// What became of the corrections.
  let outcome: CorrectionOutcome
  /// The places of the words that the conversion found doubtful, in reading order, as the catalogue
  /// counts them.
  let doubtfulPlaces: [WordPlace]

  init(_ listed: DocumentSummary, _ converted: Document, _ log: CorrectionLog) {
    self.listed = listed
    self.converted = converted
    self.log = log
    var pages = converted.pages
    outcome = log.concerning(listed.sha256).apply(to: &pages)
    self.pages = pages
    doubtfulPlaces = Self.doubtfulPlaces(of: converted)
  }

  /// A word as the conversion left it.
  func word(at place: WordPlace) -> (page: Page, word: Word)? {
    guard let page = converted.pages.first(where: { $0.number == place.page }),
      page.lines.indices.contains(place.line),
      page.lines[place.line].words.indices.contains(place.word)
    else { return nil }
    return (page, page.lines[place.line].words[place.word])
  }

  /// A word as it is now.
  func currentWord(at place: WordPlace) -> Word? {
    guard let page = pages.first(where: { $0.number == place.page }),
      page.lines.indices.contains(place.line),
      page.lines[place.line].words.indices.contains(place.word)
    else { return nil }
    return page.lines[place.line].words[place.word]
  }

  private static func doubtfulPlaces(of document: Document) -> [WordPlace] {
    var places: [WordPlace] = []
    for page in document.pages {
      for (line, content) in page.lines.enumerated() {
        for (index, word) in content.words.enumerated() where word.flags.contains(.doubtful) {
          places.append(WordPlace(page: page.number, line: line, word: index))
        }
      }
    }
    return places
  }
}
