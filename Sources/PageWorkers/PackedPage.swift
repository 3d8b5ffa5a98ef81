import DocumentModel
import Foundation
import SourceFiles

/// What a page gave, packed into bytes; as JSON, with an object a word, it takes longer to write and
/// to read than a text layer itself, and several times the room.
///
/// Counts and lengths are of 7 bits a byte, the lowest first, with the high bit where more follow;
/// other numbers are the bits of a `Double`, the lowest byte first; texts are their length in bytes
/// and UTF-8. What few pages have, tables, footnotes and failures, is JSON.
struct PackedPage: Hashable, Sendable {
  /// All of it.
  let bytes: [UInt8]

  /// What came as bytes.
  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Packs what a page gave.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  init(_ outcome: OpenedFile.Outcome) throws {
    var writer = Writer()
    let page = outcome.page
    writer.bytes.reserveCapacity(page.lines.count * 600 + 200)
    writer.write(page.number)
    writer.write(page.width)
    writer.write(page.height)
    writer.write(page.source.rawValue)
    writer.write(page.reason)
    writer.write(page.lines)
    writer.write(outcome.layer)
    var rest: [UInt8] = []
    if !page.tables.isEmpty || !page.footnotes.isEmpty || outcome.failure != nil {
      rest = Array(
        try JSONEncoder().encode(
          Rest(tables: page.tables, footnotes: page.footnotes, failure: outcome.failure)))
    }
    writer.write(rest.count)
    writer.bytes += rest
    bytes = writer.bytes
  }

  /// What the page gave; `nil` where the bytes are none.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  func outcome() -> OpenedFile.Outcome? {
    bytes.withUnsafeBytes { bytes in
      var reader = Reader(rest: bytes[...])
      guard let number = reader.count(), let width = reader.number(), let height = reader.number(),
        let source = reader.text().flatMap(PageSource.init(rawValue:)), let reason = reader.text(),
        let lines = reader.lines(), let layer = reader.lines(), let length = reader.count(),
        let json = reader.take(length), reader.rest.isEmpty
      else { return nil }
      let page = Page(
        number: number, width: width, height: height, source: source, reason: reason, lines: lines)
      var outcome = OpenedFile.Outcome(page, layer: layer)
      if length > 0 {
        guard let rest = try? JSONDecoder().decode(Rest.self, from: Data(json)) else { return nil }
        outcome.page.tables = rest.tables
        outcome.page.footnotes = rest.footnotes
        outcome.failure = rest.failure
      }
      return outcome
    }
  }

  /// What few pages have.
  private struct Rest: Codable {
    var tables: [TableRegion]
    var footnotes: [Footnote]
    var failure: PageFailure?
  }

  /// What a word has beyond its form and a single space before it.
  struct Members: OptionSet {
    let rawValue: UInt8

    static let box = Members(rawValue: 1)
    static let leadingSpace = Members(rawValue: 2)
    static let original = Members(rawValue: 4)
    static let probability = Members(rawValue: 8)
    static let confidence = Members(rawValue: 16)
    static let alternatives = Members(rawValue: 32)
    static let flags = Members(rawValue: 64)
  }
}
