import DocumentGrammar
import DocumentModel

/// Reads labelled parts of a task: `Cơ quan thực hiện: X. Sản phẩm: Y.`
struct TaskBlockReader {
  private let manuscript: Manuscript
  private let context: AssignmentContext
  private let text: ScanText

  init(_ manuscript: Manuscript, context: AssignmentContext) {
    self.manuscript = manuscript
    text = manuscript.text
    self.context = context
  }

  /// A part and where its value stands.
  struct Part {
    var field: TaskField
    /// Where its label starts.
    var start: Int
    var value: Range<Int>
  }

  /// The labelled parts within a stretch, each up to the next.
  ///
  /// - Complexity: O(*n*).
  func parts(of range: Range<Int>) -> [Part] {
    let starts = starts(in: range)
    var parts: [Part] = []
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1] : range.upperBound
      guard let found = TaskField.read(text, at: start, limit: range.upperBound) else { continue }
      parts.append(
        Part(field: found.field, start: start, value: found.value..<max(found.value, end)))
    }
    return parts
  }

  /// Where a label may stand: at the start, on a new line, behind a stop or an opening bracket.
  private func starts(in range: Range<Int>) -> [Int] {
    guard !range.isEmpty else { return [] }
    var starts = [range.lowerBound]
    for index in range {
      let isLoose: Bool
      switch text.bare[index] {
      case 0x20 where text.scalars[index] == "\n": isLoose = false
      case 0x2E, 0x3A: isLoose = false
      case 0x3B, 0x28: isLoose = true
      default: continue
      }
      let next = text.skipSpace(index + 1, limit: range.upperBound)
      guard next < range.upperBound, text.isA(.letter, at: next),
        text.isA(.upper, at: next) || isLoose,
        TaskField.read(text, at: next, limit: range.upperBound) != nil
      else { continue }
      if starts.last != next { starts.append(next) }
    }
    return starts
  }

  /// Fills in what the parts say.
  func fill(_ assignment: inout Assignment, with parts: [Part]) {
    for part in parts {
      let value = withoutClosing(text.trimmed(part.value))
      guard !value.isEmpty else { continue }
      switch part.field {
      case .agency(let leads):
        assignment.agencies += agencies(value)
        if leads { assignment.role = .lead }
      case .coordinators: assignment.coordinators += agencies(value)
      case .deadline: assignment.deadline = context.deadlines.whole(manuscript.string(value))
      case .product: assignment.product = Self.withoutEnd(manuscript.string(value))
      case .budget: assignment.budget = Self.withoutEnd(manuscript.string(value))
      case .task: break
      }
    }
  }

  /// The agencies of a value; a sentence about them ends with their names.
  private func agencies(_ value: Range<Int>) -> [String] {
    var names: [String] = []
    for agency in AgencyList.divide(text, value) {
      guard let end = AgencyPhrase.end(text, from: agency.lowerBound, limit: agency.upperBound),
        end < agency.upperBound,
        AgencyPhrase.verbs.contains(
          in: text, at: text.skipSpace(end, limit: agency.upperBound), limit: agency.upperBound,
          exactly: true)
      else {
        names.append(manuscript.string(agency))
        continue
      }
      names.append(manuscript.string(agency.lowerBound..<end))
      // What follows is no further agency but what this one does.
      break
    }
    return names
  }

  /// A value without the bracket that closes the whole block.
  private func withoutClosing(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let last = range.last, [0x2E, 0x3B, 0x2C].contains(text.bare[last]) {
      range = text.trimmed(range.lowerBound..<last)
    }
    guard let last = range.last, text.bare[last] == 0x29 else { return range }
    let opened = range.count { text.bare[$0] == 0x28 }
    let closed = range.count { text.bare[$0] == 0x29 }
    return closed > opened ? text.trimmed(range.lowerBound..<last) : range
  }

  /// A value without the mark that ends it.
  static func withoutEnd(_ text: String) -> String {
    var text = text[...]
    while let last = text.last, ".;,".contains(last) || last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
