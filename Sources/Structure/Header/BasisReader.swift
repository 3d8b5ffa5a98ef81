import DocumentGrammar
import DocumentModel

/// Reads the bases (căn cứ) of a document: the paragraphs of its preamble that open as bases do.
struct BasisReader {
  private let manuscript: Manuscript
  private let lines: Range<Int>

  init(_ manuscript: Manuscript, lines: Range<Int>) {
    self.manuscript = manuscript
    self.lines = lines
  }

  private static let openings = PhraseSet([
    "Căn cứ", "Thực hiện", "Xét", "Theo đề nghị", "Trên cơ sở", "Theo Quyết định", "Theo Kế hoạch",
    "Tiếp tục thực hiện", "Tiếp theo", "Triển khai thực hiện",
  ])

  /// The bases in reading order, without the dash before them.
  ///
  /// - Complexity: O(*n*) in the length of the preamble.
  func read() -> [Basis] {
    let text = manuscript.text
    var bases: [Basis] = []
    var start: Int?
    func close(before end: Int) {
      guard let first = start else { return }
      let range = manuscript.range(ofLines: first..<end)
      let from =
        text.bareByte(at: range.lowerBound) == 0x2D
        ? text.skipSpace(range.lowerBound + 1, limit: range.upperBound) : range.lowerBound
      bases.append(
        Basis(
          text: manuscript.string(from..<range.upperBound), line: manuscript.lines[first].number))
      start = nil
    }
    for index in lines {
      let range = manuscript.lines[index].range
      if leadsToBody(range) {
        close(before: index)
        continue
      }
      guard !range.isEmpty, manuscript.startsParagraph(index) else { continue }
      let word =
        text.bare[range.lowerBound] == 0x2D
        ? text.skipSpace(range.lowerBound + 1, limit: range.upperBound) : range.lowerBound
      guard text.isA(.upper, at: word) else { continue }
      close(before: index)
      if let match = Self.openings.match(
        in: text, at: word, limit: range.upperBound, exactly: true),
        !text.isInCapitals(word..<match.end)
      {
        start = index
      }
    }
    close(before: lines.upperBound)
    return bases
  }

  private static let decisions = PhraseSet(["Quyết định", "Quyết nghị", "Chỉ thị"])

  /// `QUYẾT ĐỊNH:`, also behind a base that ends with a comma.
  private func leadsToBody(_ range: Range<Int>) -> Bool {
    let text = manuscript.text
    guard !range.isEmpty, range.count <= 24, text.isInCapitals(range),
      let end = Self.decisions.match(
        in: text, at: range.lowerBound, limit: range.upperBound, exactly: true)?.end
    else { return false }
    return (end..<range.upperBound).allSatisfy { !text.isWord(at: $0) }
  }
}
