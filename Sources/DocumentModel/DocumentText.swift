/// The text of a document as lines, each knowing the page it stands on.
///
/// This is the one place where line numbers of the text are counted. Pages are separated by a line
/// feed and a form feed, so a form feed is the first character of a page's first line but never
/// counts as a line of its own.
public struct DocumentText: Hashable, Sendable {
  /// One line of the text.
  public struct Line: Hashable, Sendable {
    /// 1-based number in the document.
    public var number: Int
    /// The text without its line break or form feed.
    public var text: String
    /// 1-based page number.
    public var page: Int
    /// 0-based index among the page's lines.
    public var indexOnPage: Int
    /// Place on the page, where there is geometry.
    public var box: Box?
  }

  /// All lines in reading order.
  public let lines: [Line]

  /// Collects the lines of pages.
  public init(pages: [Page]) {
    var lines: [Line] = []
    for page in pages {
      // A page without lines still takes one, so that pages and form feeds stay in step.
      let texts = page.lines.isEmpty ? [DocumentModel.Line(words: [])] : page.lines
      for (index, line) in texts.enumerated() {
        lines.append(
          Line(
            number: lines.count + 1, text: line.text, page: page.number, indexOnPage: index,
            box: line.box))
      }
    }
    self.lines = lines
  }

  /// The whole text.
  ///
  /// - Complexity: O(*n*) in its length.
  public var text: String {
    var text = ""
    for (index, line) in lines.enumerated() {
      if index > 0 { text += "\n" }
      if index > 0, line.page != lines[index - 1].page { text += "\u{0C}" }
      text += line.text
    }
    return text
  }
}

extension DocumentText {
  /// The notes at the feet of the pages, each with the numbers of its lines.
  ///
  /// - Complexity: O(*n*) in the number of pages and notes.
  public static func footnotes(of pages: [Page]) -> [(mark: String, lines: [Int])] {
    var notes: [(mark: String, lines: [Int])] = []
    var first = 1
    for page in pages {
      for note in page.footnotes {
        let lines = note.lines.filter(page.lines.indices.contains).map { first + $0 }
        if !lines.isEmpty { notes.append((note.mark, lines)) }
      }
      first += max(1, page.lines.count)
    }
    return notes
  }
}

extension Page {
  /// Splits plain text into pages at its form feeds and into lines at its line feeds.
  ///
  /// A carriage return before a line feed is white space at the line's end and goes with it.
  public static func pages(ofPlainText text: String) -> [Page] {
    // By unicode scalar: a carriage return and a line feed are one Character.
    text.unicodeScalars.split(separator: "\u{0C}", omittingEmptySubsequences: false).enumerated()
      .map { index, part in
        var lines = part.split(separator: "\n", omittingEmptySubsequences: false)
          .map { DocumentModel.Line(text: Substring($0)) }
        // What follows the last line feed before a form feed or the end is no line.
        if lines.count > 1, lines.last?.words.isEmpty == true { lines.removeLast() }
        return Page(number: index + 1, source: .plainText, reason: "text file", lines: lines)
      }
  }
}
