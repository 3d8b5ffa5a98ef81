import DocumentModel
import Terminal

/// One document for a person at a terminal: what was read, changed and doubted, and its structure.
public struct SpotCheck: Sendable {
  private let document: Document
  private let failures: [Int: String]
  private let style: Style
  private let width: Int

  /// Creates a check.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - failures: What went wrong, by the number of the page.
  ///   - style: Colours or none.
  ///   - width: Columns of the terminal.
  public init(document: Document, failures: [Int: String] = [:], style: Style, width: Int) {
    self.document = document
    self.failures = failures
    self.style = style
    self.width = max(40, width)
  }

  /// The lines to show.
  ///
  /// - Parameter number: The page to show; `nil` for all. Of a single page, only the structure that
  ///   stands on it is shown, and the head.
  public func lines(page number: Int? = nil) -> [String] {
    var lines = [style(document.source.path.printable, .strong)]
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
    var lines = [
      style("Page \(page.number)", .strong)
        + " of \(document.source.pages), \(page.source.rawValue)"
        + reason
    ]
    if let failure = failures[page.number] {
      lines.append(style("  not read: \(failure.printable)", .bad))
    }
    let start = firstLine(of: page)
    let margin = String(start + page.lines.count).count
    for (offset, line) in page.lines.enumerated() {
      let number = String(start + offset)
      let gutter = String(repeating: " ", count: margin - number.count) + number + "  "
      lines += WrappedText.lines(
        line.words.map(shown).filter { !$0.isEmpty }, width: width, first: style(gutter, .faint),
        indent: margin + 2)
    }
    return lines + changes(on: page, from: start) + doubts(on: page, from: start)
  }

  /// The word as the text shows it, coloured by what happened to it.
  private func shown(_ word: Word) -> String {
    let form = word.form.printable
    if word.isNoise { return style.isColored ? style(form, .faint) : "" }
    if word.flags.contains(.doubtful) { return style(form, .doubtful) }
    return word.original == nil ? form : style(form, .changed)
  }

  // MARK: Changes and doubts

  private func changes(on page: Page, from start: Int) -> [String] {
    var table = PlainTable([
      .init("line", .right), .init("read", isFlexible: true), .init("restored", isFlexible: true),
      .init("probability", .right),
    ])
    for (line, word) in page.numberedWords(from: start) {
      if word.isNoise {
        table.add([String(line), word.original ?? word.form, "(noise)", percent(word.probability)])
      } else if let original = word.original {
        table.add([String(line), original, word.form, percent(word.probability)])
      }
    }
    return section("Changed on page \(page.number)", table)
  }

  private func doubts(on page: Page, from start: Int) -> [String] {
    var table = PlainTable([
      .init("line", .right), .init("word", isFlexible: true), .init("probability", .right),
      .init("or", isFlexible: true),
    ])
    for (line, word) in page.numberedWords(from: start) where word.flags.contains(.doubtful) {
      let others = word.alternatives.map { "\($0.form) \(percent($0.probability))" }
      table.add([
        String(line), word.form, percent(word.probability), others.joined(separator: ", "),
      ])
    }
    return section("Doubtful on page \(page.number)", table)
  }

  private func section(_ title: String, _ table: PlainTable) -> [String] {
    table.isEmpty ? [] : ["", style(title, .strong)] + table.lines(width: width, indent: 2)
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
  /// The page's words with the numbers of their lines.
  fileprivate func numberedWords(from start: Int) -> [(line: Int, word: Word)] {
    lines.enumerated().flatMap { offset, line in line.words.map { (start + offset, $0) } }
  }
}

extension DocumentStructure {
  /// What stands on one page, and the head.
  fileprivate func standing(on number: Int, of pages: [Page]) -> DocumentStructure {
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
