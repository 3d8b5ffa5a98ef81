import DocumentGrammar
import DocumentModel

/// Reads the outline: every labelled unit and list item with its path, heading and text.
struct OutlineReader {
  private let manuscript: Manuscript
  private let labels: [ListLabel?]
  private let limits: BodyLimits

  init(_ manuscript: Manuscript, labels: LabelledLines, limits: BodyLimits) {
    self.manuscript = manuscript
    self.labels = labels.labels
    self.limits = limits
  }

  /// The units of the body, then of the attachments, in reading order.
  ///
  /// - Complexity: O(*n*).
  func read() -> [Unit] {
    var units: [Unit] = []
    read(limits.body, into: &units)
    read(limits.attachments, into: &units)
    return units
  }

  private func read(_ lines: Range<Int>, into units: inout [Unit]) {
    var open: [Int] = []
    let starts = lines.filter { labels[$0] != nil }
    for (place, start) in starts.enumerated() {
      guard let label = labels[start] else { continue }
      let end = place + 1 < starts.count ? starts[place + 1] : lines.upperBound
      while let last = open.last, !holds(units[last].label, label) { open.removeLast() }
      let parentPath = open.last.map { units[$0].section.path } ?? []
      let hasChildren =
        place + 1 < starts.count
        && labels[starts[place + 1]].map { holds(label, $0) } == true
      let parts = HeadingRule(
        manuscript, lines: start..<end, label: label, hasChildren: hasChildren
      ).divide()
      let first = manuscript.lines[start]
      let section = Section(
        kind: OutlineReader.kind(of: label), label: label.label,
        path: label.headsUnit ? parentPath + [label.label] : parentPath,
        heading: parts.heading.map(manuscript.string).map(OutlineReader.withoutEnd),
        text: manuscript.string(parts.body), line: first.number, page: first.page, box: first.box,
        originalLabel: label.isDamaged ? manuscript.string(label.range) : nil)
      units.append(
        Unit(
          section: section, label: label, parent: open.last, lines: start..<end,
          content: parts.content,
          heading: parts.heading, body: parts.body))
      open.append(units.count - 1)
    }
  }

  /// Whether a unit holds what follows it.
  private func holds(_ outer: ListLabel, _ inner: ListLabel) -> Bool {
    if outer.style == .arabic, inner.style == .arabic {
      return inner.ordinals.count > outer.ordinals.count
        && inner.ordinals.starts(with: outer.ordinals)
    }
    if !outer.headsUnit { return false }
    return outer.style < inner.style
  }

  private static func kind(of label: ListLabel) -> Section.Kind {
    switch label.style {
    case .appendix: .appendix
    case .chapter: .chapter
    case .article: .article
    case .division, .capital, .roman: .part
    case .subchapter, .arabic: .section
    case .letter, .bracketed: .point
    case .dash: .indent
    case .plus: .subindent
    }
  }

  private static func withoutEnd(_ text: String) -> String {
    var text = text[...]
    while let last = text.last, ":.;".contains(last) || last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
