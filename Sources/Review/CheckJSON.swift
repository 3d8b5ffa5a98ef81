import DocumentModel
import Foundation

/// A spot-check for programs: `dau.check/1`.
///
/// It holds what changed and what is doubtful, and the structure; all words and places are in the
/// document's own JSON.
package enum CheckJSON {
  private struct Check: Encodable {
    var schema = "dau.check/1"
    var path: String
    var needsPerson: Bool
    var attention: Attention
    var header: Header
    var signature: Signature
    var pages: [CheckedPage]
    var sections: [Section]
    var citations: [Citation]
    var assignments: [Assignment]
  }

  private struct CheckedPage: Encodable {
    var number: Int
    var source: PageSource
    var reason: String
    var failure: String?
    var lines: [CheckedLine]
  }

  private struct CheckedLine: Encodable {
    var line: Int
    var read: String
    var restored: String
    var words: [CheckedWord]
  }

  /// A word that was changed, is doubtful, or was left out as noise.
  private struct CheckedWord: Encodable {
    var index: Int
    var read: String
    var restored: String?
    var probability: Double?
    var isDoubtful: Bool
    var alternatives: [Alternative]
  }

  /// The JSON of a check, with a line feed at its end.
  ///
  /// - Parameters:
  ///   - failures: What went wrong, by the number of the page.
  ///   - page: The page to show; `nil` for all.
  package static func text(
    of document: Document, failures: [Int: String] = [:], page: Int? = nil
  ) throws -> String {
    let structure =
      page.map { document.structure.standing(on: $0, of: document.pages) } ?? document.structure
    let attention = Attention(document, failures: failures, page: page)
    var first = 1
    var pages: [CheckedPage] = []
    for source in document.pages {
      defer { first += max(1, source.lines.count) }
      guard page == nil || source.number == page else { continue }
      pages.append(
        CheckedPage(
          number: source.number, source: source.source, reason: source.reason,
          failure: failures[source.number],
          lines: source.lines.enumerated().map { checked($1, number: first + $0) }))
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    let data = try encoder.encode(
      Check(
        path: document.source.path, needsPerson: attention.isNeeded, attention: attention,
        header: structure.header, signature: structure.signature, pages: pages,
        sections: structure.sections, citations: structure.citations,
        assignments: structure.assignments))
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  private static func checked(_ line: Line, number: Int) -> CheckedLine {
    let words = line.words.enumerated().compactMap { index, word -> CheckedWord? in
      let isDoubtful = word.flags.contains(.doubtful)
      guard word.original != nil || word.isNoise || isDoubtful else { return nil }
      let word = word.rounded
      return CheckedWord(
        index: index, read: word.original ?? word.form, restored: word.isNoise ? nil : word.form,
        probability: word.probability, isDoubtful: isDoubtful, alternatives: word.alternatives)
    }
    var read = line
    for index in read.words.indices {
      read.words[index].form = read.words[index].original ?? read.words[index].form
      read.words[index].flags = []
    }
    return CheckedLine(line: number, read: read.text, restored: line.text, words: words)
  }
}
