import DocumentModel

/// The running text of a document that belongs to no unit.
struct RunningText {
  /// Between the title and the first unit: the basis and the resolution, printed lines joined.
  let preamble: [String]
  /// Between the last unit of the body and the foot: the closing formula, printed lines joined.
  let closing: [String]

  /// Finds it by the lines of what is known: title, units, tables, foot.
  ///
  /// - Parameter footnotes: the numbers of lines that are none of it and that it runs on over.
  init(structure: DocumentStructure, lines: [DocumentText.Line], footnotes: Set<Int>) {
    preamble = RunningText.preamble(of: structure, lines: lines, footnotes)
    closing = RunningText.closing(of: structure, lines: lines, footnotes)
  }

  private static func preamble(
    of structure: DocumentStructure, lines: [DocumentText.Line], _ footnotes: Set<Int>
  ) -> [String] {
    guard let end = structure.sections.first?.line else { return [] }
    let basis = structure.citations.first { $0.role == .basis }?.line
    let start = lineAfter(structure.header.title, in: lines.prefix(max(0, end - 1))) ?? basis
    guard let start, start > 0, start < end else { return [] }
    return paragraphs(
      of: lines.prefix(end - 1).dropFirst(start - 1).filter { !footnotes.contains($0.number) })
  }

  private static func closing(
    of structure: DocumentStructure, lines: [DocumentText.Line], _ footnotes: Set<Int>
  ) -> [String] {
    let body = structure.sections.prefix { $0.kind != .appendix }
    guard let last = body.last else { return [] }
    let end =
      body.endIndex < structure.sections.endIndex ? structure.sections[body.endIndex].line : nil
    let own = letters(of: (last.heading ?? "") + last.text)
    let cells = structure.tables.map { table in
      letters(of: (table.columns + table.rows.joined()).joined())
    }
    let signature = structure.signature
    let foot = [signature.authority, signature.capacity, signature.signer].compactMap(\.self)
      .map(letters)
    let found = lines.prefix(max(0, (end ?? lines.count + 1) - 1)).dropFirst(last.line)
      .filter { !footnotes.contains($0.number) }
      .drop { line in
        let text = letters(of: line.text)
        return text.isEmpty || own.contains(text) || cells.contains { $0.contains(text) }
      }
      .prefix { line in
        let text = letters(of: line.text)
        if text.isEmpty { return true }
        return !text.hasPrefix("Nơinhận")
          && !foot.contains { $0.hasPrefix(text) || text.hasSuffix($0) }
      }
    return paragraphs(of: found)
  }

  private static func paragraphs(of lines: some Sequence<DocumentText.Line>) -> [String] {
    var paragraphs: [String] = []
    var isOpen = false
    for line in lines {
      let text = line.text.drop(while: \.isWhitespace)
      // A blank line or a drawn rule ends a paragraph; a lone number is the page's.
      guard text.contains(where: \.isLetter) else {
        if !text.contains(where: \.isNumber) { isOpen = false }
        continue
      }
      if isOpen, let last = paragraphs.indices.last {
        paragraphs[last] += " " + text
      } else {
        paragraphs.append(String(text))
      }
      let ending = text.reversed().prefix { !$0.isLetter && !$0.isNumber }
      isOpen = !ending.contains { ";:.".contains($0) }
    }
    return paragraphs
  }

  /// The number of the first line behind those that make up `title`.
  private static func lineAfter(
    _ title: String?, in lines: ArraySlice<DocumentText.Line>
  ) -> Int? {
    guard let title else { return nil }
    let letters = letters(of: title)
    guard !letters.isEmpty else { return nil }
    for (index, line) in zip(lines.indices, lines) {
      var rest = letters[...]
      for next in lines[index...] {
        let part = Self.letters(of: next.text)
        guard !part.isEmpty, rest.hasPrefix(part) else { break }
        rest = rest.dropFirst(part.count)
        if rest.isEmpty { return next.number + 1 }
      }
      // A title that begins on the line of the type, as in `KẾ HOẠCH Tuyên truyền`.
      if Self.letters(of: line.text).hasSuffix(letters) { return line.number + 1 }
    }
    return nil
  }

  /// Letters and digits, by which printed lines are compared with what was made of them.
  private static func letters(of text: String) -> String {
    text.filter { $0.isLetter || $0.isNumber }
  }
}
