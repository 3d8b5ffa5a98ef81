import DocumentModel
import Terminal

/// One document for a person at a terminal: what was read beside what was made of it, what is
/// doubtful, and its structure.
package struct SpotCheck: Sendable {
  /// Where a word stands.
  package struct Place: Hashable, Sendable {
    /// 1-based page.
    package var page: Int
    /// 1-based line of the document's text.
    package var line: Int
    /// 0-based index on the line.
    package var index: Int
  }

  private let document: Document
  private let failures: [Int: String]
  private let style: Style
  private let width: Int
  private let picture: @Sendable (Place) -> [String]?

  /// Creates a check.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - failures: What went wrong, by the number of the page.
  ///   - style: Colours or none.
  ///   - width: Columns of the terminal.
  ///   - picture: Gives the lines that show the image of a doubtful word, where that can be shown.
  package init(
    document: Document, failures: [Int: String] = [:], style: Style, width: Int,
    picture: @escaping @Sendable (Place) -> [String]? = { _ in nil }
  ) {
    self.document = document
    self.failures = failures
    self.style = style
    self.width = max(40, width)
    self.picture = picture
  }

  /// The doubtful words that have a place on a page image, in reading order.
  package func doubtfulPlaces(page number: Int? = nil) -> [(place: Place, box: Box)] {
    document.pages.filter { number == nil || $0.number == number }.flatMap { page in
      page.numberedWords(from: firstLine(of: page)).compactMap { line, index, word in
        guard word.flags.contains(.doubtful), let box = word.box else { return nil }
        return (Place(page: page.number, line: line, index: index), box)
      }
    }
  }

  /// The lines to show.
  ///
  /// - Parameter number: The page to show; `nil` for all. Of a single page, only the structure that
  ///   stands on it is shown, and the head.
  package func lines(page number: Int? = nil) -> [String] {
    let attention = Attention(document, failures: failures, page: number)
    var lines = [
      style(document.source.path.printable, .strong),
      style(attention.summary, attention.isNeeded ? .doubtful : .good),
    ]
    for page in document.pages where number == nil || page.number == number {
      lines.append("")
      lines += self.lines(of: page)
    }
    let shown = number.map { number in document.structure.standing(on: number, of: document.pages) }
    lines += StructureView(
      structure: shown ?? document.structure, style: style, width: width
    ).lines()
    return lines
  }

  private func lines(of page: Page) -> [String] {
    let reason = page.reason.isEmpty ? "" : ": \(page.reason.printable)"
    let head =
      ["Page \(page.number)"].map { style($0, .strong) }
      + "of \(document.source.pages), \(page.source.rawValue)\(reason)".split(separator: " ")
      .map(String.init)
    var lines = WrappedText.lines(head, width: width, indent: 2)
    if let failure = failures[page.number] {
      let words = "not read: \(failure.printable)".split(separator: " ").map {
        style(String($0), .bad)
      }
      lines += WrappedText.lines(words, width: width, first: "  ", indent: 2)
    }
    let start = firstLine(of: page)
    let margin = String(start + page.lines.count).count
    let sides = SideBySide(style: style, width: width)
    for (offset, line) in page.lines.enumerated() {
      lines += sides.rows(of: line, number: start + offset, margin: margin)
    }
    return lines + doubts(on: page, from: start)
  }

  // MARK: Doubts

  private func doubts(on page: Page, from start: Int) -> [String] {
    var table = PlainTable([
      .init("line", .right), .init("read", isFlexible: true), .init("word", isFlexible: true),
      .init("probability", .right), .init("or", isFlexible: true),
    ])
    var pictures: [[String]] = []
    for (line, index, word) in page.numberedWords(from: start)
    where word.flags.contains(.doubtful) {
      let others = word.alternatives.map { "\($0.form) \(percent($0.probability))" }
      table.add([
        String(line), word.original ?? word.form, word.isNoise ? "(noise)" : word.form,
        percent(word.probability), others.joined(separator: ", "),
      ])
      pictures.append(picture(Place(page: page.number, line: line, index: index)) ?? [])
    }
    guard !table.isEmpty else { return [] }
    let rows = table.lines(width: width, indent: 2)
    var lines = ["", style("Doubtful on page \(page.number)", .strong)]
    let head = rows.count - pictures.count
    for (index, row) in rows.enumerated() {
      lines.append(row)
      if index >= head { lines += pictures[index - head] }
    }
    return lines
  }

  private func percent(_ probability: Double?) -> String {
    guard let probability, probability.isFinite else { return "" }
    let tenths = Int((min(max(probability, 0), 1) * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10) %"
  }

  private func firstLine(of page: Page) -> Int {
    DocumentText(pages: document.pages).lines.first { $0.page == page.number }?.number ?? 1
  }
}

extension Page {
  /// The page's words with the numbers of their lines and their places there.
  fileprivate func numberedWords(from start: Int) -> [(line: Int, index: Int, word: Word)] {
    lines.enumerated().flatMap { offset, line in
      line.words.enumerated().map { (start + offset, $0, $1) }
    }
  }
}

extension DocumentStructure {
  /// What stands on one page, and the head.
  func standing(on number: Int, of pages: [Page]) -> DocumentStructure {
    let lines = Set(
      DocumentText(pages: pages).lines.lazy.filter { $0.page == number }.map(\.number))
    var structure = self
    structure.sections.removeAll { !lines.contains($0.line) }
    structure.citations.removeAll { !lines.contains($0.line) }
    structure.assignments.removeAll { !lines.contains($0.line) }
    structure.tables.removeAll { !lines.contains($0.line) }
    structure.appendices.removeAll { !lines.contains($0.line) }
    return structure
  }
}
