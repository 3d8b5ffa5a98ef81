import DocumentModel

/// The running text between the title and the first unit: the basis and the resolution.
struct Preamble {
  /// Its paragraphs, printed lines joined.
  private(set) var paragraphs: [String] = []

  /// Finds it by the lines of the title, or where there is no title by the first basis.
  init(structure: DocumentStructure, lines: [DocumentText.Line]) {
    guard let end = structure.sections.first?.line else { return }
    let basis = structure.citations.first { $0.role == .basis }?.line
    let start = Preamble.lineAfter(structure.header.title, in: lines.prefix(end - 1)) ?? basis
    guard let start, start < end else { return }
    var isOpen = false
    for line in lines[(start - 1)..<min(end - 1, lines.count)] {
      let text = line.text.drop { $0.isWhitespace }
      // Rules under the title are drawn, not written.
      guard text.contains(where: { $0.isLetter || $0.isNumber }) else {
        isOpen = false
        continue
      }
      if isOpen, let last = paragraphs.indices.last {
        paragraphs[last] += " " + text
      } else {
        paragraphs.append(String(text))
      }
      isOpen = !text.reversed().prefix { !$0.isLetter && !$0.isNumber }.contains {
        ";:.".contains($0)
      }
    }
  }

  /// The number of the first line behind those that make up `title`.
  private static func lineAfter(
    _ title: String?, in lines: ArraySlice<DocumentText.Line>
  ) -> Int? {
    guard let title else { return nil }
    let letters = title.filter { $0.isLetter || $0.isNumber }
    for (index, line) in zip(lines.indices, lines) {
      var rest = letters[...]
      for next in lines[index...] {
        let part = next.text.filter { $0.isLetter || $0.isNumber }
        guard !part.isEmpty, rest.hasPrefix(part) else { break }
        rest = rest.dropFirst(part.count)
        if rest.isEmpty { return next.number + 1 }
      }
      // A title that begins on the line of the type, as in `KẾ HOẠCH Tuyên truyền`.
      if line.text.filter({ $0.isLetter || $0.isNumber }).hasSuffix(letters) {
        return line.number + 1
      }
    }
    return nil
  }
}
