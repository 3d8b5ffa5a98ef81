import DocumentGrammar
import DocumentModel

/// Reads the heads of appendices and of attached documents: label, title and reference.
struct AttachmentReader {
  private let manuscript: Manuscript
  private let units: [Unit]
  private let lines: Range<Int>
  private let text: ScanText

  init(_ manuscript: Manuscript, units: [Unit], lines: Range<Int>) {
    self.manuscript = manuscript
    text = manuscript.text
    self.units = units
    self.lines = lines
  }

  /// The attachments in reading order.
  ///
  /// - Complexity: O(*n*) in the length of the attachments.
  func read() -> [Appendix] {
    let appendices = units.filter { $0.section.kind == .appendix }.map { unit in
      Appendix(
        label: unit.section.label, title: unit.section.heading ?? "",
        reference: reference(in: unit.body), line: unit.section.line)
    }
    return (appendices + attachedDocuments()).sorted { $0.line < $1.line }
  }

  /// The bracketed text with which a stretch starts.
  private func reference(in range: Range<Int>) -> String? {
    guard let first = range.first, text.bare[first] == 0x28 else { return nil }
    var depth = 0
    for index in range {
      if text.bare[index] == 0x28 { depth += 1 }
      if text.bare[index] == 0x29 { depth -= 1 }
      if depth == 0 { return manuscript.string(first..<(index + 1)) }
    }
    return nil
  }

  /// Where a title that starts below the name of its type ends: before the authority, the bases, or
  /// what leads to the text.
  private func titleEnd(from index: Int, to end: Int) -> Int {
    var count = 0
    for line in index..<end {
      let range = manuscript.lines[line].range
      guard line > index, !range.isEmpty else { continue }
      count += 1
      if count > Self.longestTitle || text.bare[range.upperBound - 1] == 0x3A
        || count > 1 && AuthorityLine.holds(text, range)
        || Preamble.starts(text, at: range.lowerBound, limit: range.upperBound)
      {
        return range.lowerBound
      }
    }
    return manuscript.range(ofLines: index..<end).upperBound
  }

  /// No title has more lines, nor the reference below it.
  private static let longestTitle = 12

  /// `QUY CHẾ` / `Quản lý …` / `(Ban hành kèm theo …)` above the first unit of an attachment.
  private func attachedDocuments() -> [Appendix] {
    let taken = units.map(\.lines)
    var next = 0
    var found: [Appendix] = []
    var index = lines.lowerBound
    while index < lines.upperBound {
      while next < taken.count, taken[next].upperBound <= index { next += 1 }
      if next < taken.count, taken[next].contains(index) {
        index = taken[next].upperBound
        continue
      }
      let range = manuscript.lines[index].range
      guard !range.isEmpty, text.isInCapitals(range),
        let type = DocumentType.names.match(
          in: text, at: range.lowerBound, limit: range.upperBound, exactly: true)
      else {
        index += 1
        continue
      }
      let end = next < taken.count ? taken[next].lowerBound : lines.upperBound
      let head = manuscript.range(ofLines: index..<end)
      let rest = text.trimmed(
        type.end..<max(type.end, min(head.upperBound, titleEnd(from: index, to: end))))
      let bracket = rest.first { text.bare[$0] == 0x28 } ?? rest.upperBound
      found.append(
        Appendix(
          label: manuscript.string(range.lowerBound..<type.end),
          title: manuscript.string(rest.lowerBound..<max(rest.lowerBound, bracket)),
          reference: reference(in: bracket..<rest.upperBound),
          line: manuscript.lines[index].number))
      index = end
    }
    return found
  }
}
