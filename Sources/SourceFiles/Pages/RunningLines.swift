import DocumentModel
import VietnameseText

/// Finds what is printed on every page and belongs to none: the numbers of pages, running heads.
///
/// Only the whole document tells: numbers must count along with the pages, heads must come again.
enum RunningLines {
  /// How much of a page's height counts as its margin, above and below.
  private static let margin = 0.11

  /// A line in a page's margin.
  private struct Candidate {
    /// Index of the page, and of the line on it.
    var page: Int
    var line: Int
    /// The number, where the line is no more than that.
    var number: Int?
    /// Whether there is no more than a number's room of text, whatever it was read as.
    var isShort: Bool
    /// The text, folded and without figures.
    var text: String
    /// Distance from the page's top as a share of its height.
    var height: Double
    /// Distance of its middle from the page's left edge as a share of its width.
    var centre: Double

    /// Whether two lines stand at one place of their pages.
    func isAlong(_ other: Candidate) -> Bool {
      abs(height - other.height) < 0.01 && abs(centre - other.centre) < 0.03
    }
  }

  /// The pages with the words of such lines flagged as running.
  ///
  /// - Complexity: O(*n*²) in the pages at worst, for a comparison of two numbers each.
  static func marked(_ pages: [Page]) -> [Page] {
    let candidates = pages.indices.flatMap { margins(of: pages[$0], index: $0) }
    guard pages.count >= 2, candidates.count >= 2 else { return pages }
    var marked = pages
    for candidate in numbers(candidates, pages) + heads(candidates, pages) {
      for word in marked[candidate.page].lines[candidate.line].words.indices {
        marked[candidate.page].lines[candidate.line].words[word].flags.insert(.running)
      }
    }
    return marked
  }

  /// The first and the last line of a page, where they stand in its margins.
  private static func margins(of page: Page, index: Int) -> [Candidate] {
    guard page.height > 0 else { return [] }
    let inTables = Set(page.tables.flatMap(\.cells).flatMap(\.lines))
    let lines = page.lines.indices.filter { line in
      !inTables.contains(line) && page.lines[line].words.contains { !$0.isNoise }
    }
    func middle(_ line: Int) -> Double { page.lines[line].box?.midY ?? page.height / 2 }
    let ends = Set(
      [
        lines.min { middle($0) < middle($1) }, lines.max { middle($0) < middle($1) },
      ].compactMap(\.self))
    return ends.sorted().compactMap { line in
      let height = middle(line) / page.height
      guard height < margin || height > 1 - margin else { return nil }
      let text = page.lines[line].text
      // Of a longer text, whatever its characters are, the rest is no number.
      let trimmed = text.lazy.filter { !" -–—.~_".contains($0) }.prefix(4)
      let isShort = (1...3).contains(trimmed.count)
      let isNumber = isShort && trimmed.allSatisfy(\.isWholeNumber)
      return Candidate(
        page: index, line: line, number: isNumber ? Int(String(trimmed)) : nil,
        isShort: isShort, text: letters(of: text).folded,
        height: height, centre: (page.lines[line].box?.midX ?? 0) / max(1, page.width))
    }
  }

  /// The letters and spaces of a text in lower case.
  private static func letters(of text: String) -> String {
    // Characters are dear to tell apart and to ask: where all scalars are ASCII or letters of
    // Vietnamese, which is so in nearly all lines, each is one.
    let isSimple = text.unicodeScalars.allSatisfy {
      $0.isASCII ? $0 != "\r" : Letter($0) != nil
    }
    guard isSimple else {
      return String(text.filter { $0.isLetter || $0 == " " }).lowercased()
    }
    return String(
      String.UnicodeScalarView(text.unicodeScalars.filter { $0 == " " || Letter($0) != nil }))
  }

  /// Numbers that count along with the pages, two at least of the same count; and where one is its
  /// page's own, what stands at its place on other pages, for numbers by themselves are often misread.
  private static func numbers(_ candidates: [Candidate], _ pages: [Page]) -> [Candidate] {
    let short = candidates.filter(\.isShort)
    func offset(_ candidate: Candidate) -> Int? {
      candidate.number.map { pages[candidate.page].number - $0 }
    }
    return short.filter { candidate in
      let others = short.filter { $0.page != candidate.page }
      if let own = offset(candidate), others.contains(where: { offset($0) == own }) { return true }
      return others.contains { other in
        other.isAlong(candidate) && (offset(other) == 0 || offset(candidate) == 0)
      }
    }
  }

  /// Lines that come on three pages or more at the same height.
  private static func heads(_ candidates: [Candidate], _ pages: [Page]) -> [Candidate] {
    let texts = Dictionary(grouping: candidates.filter { $0.number == nil && $0.text.count >= 4 }) {
      $0.text
    }
    return texts.values.flatMap { same -> [Candidate] in
      guard Set(same.map(\.page)).count >= max(3, pages.count / 3) else { return [] }
      let usual = same.map(\.height).sorted()[same.count / 2]
      return same.filter { abs($0.height - usual) < 0.02 }
    }
  }
}
