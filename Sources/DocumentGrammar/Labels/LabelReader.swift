/// Reads the labels that may stand at the head of a line.
struct LabelReader {
  let text: ScanText
  let start: Int
  let limit: Int
  /// Whether the line was read from an image, so that more may have been misread.
  let isRecognized: Bool

  func readings() -> [LabelReading] {
    if let mark = mark() { return [mark] }
    if let named = named() { return [named] }
    var found = bracketed().map { [$0] } ?? []
    read(at: start, into: &found)
    if found.isEmpty, isRecognized, LabelReader.isSpeck(text.scalars[start]) {
      readBehindSpecks(into: &found)
    }
    guard found.contains(where: \.isDamaged) else { return found }
    // Undamaged readings first, so that they win where nothing else decides.
    return found.filter { !$0.isDamaged } + found.filter(\.isDamaged)
  }

  private func read(at index: Int, into found: inout [LabelReading]) {
    guard index < limit, text.bare[index] != 0x28 else { return }
    numbered(at: index, into: &found)
    lettered(at: index, into: &found)
  }

  // MARK: Specks

  private static func isSpeck(_ scalar: Unicode.Scalar) -> Bool {
    ["_", ".", "'", "`", "~", "‘", "’", "°", "„"].contains(scalar)
  }

  /// `_1.`, `.b)`
  private func readBehindSpecks(into found: inout [LabelReading]) {
    var index = start
    while index < min(limit, start + 4), LabelReader.isSpeck(text.scalars[index]) { index += 1 }
    read(at: index, into: &found)
    for reading in found.indices {
      found[reading].range = start..<found[reading].range.upperBound
      found[reading].cost += LabelDamage.speck
      found[reading].isDamaged = true
    }
  }

  // MARK: Dashes

  private func mark() -> LabelReading? {
    let style: ListLabel.Style
    switch text.bare[start] {
    case 0x2D, 0x2A, ScalarTable.bullet: style = .dash
    case 0x2B: style = .plus
    // What scans make of a dash, before a capital only.
    case 0x2C, 0x5F, 0x7E, 0x3D:
      guard text.isA(.space, at: start + 1),
        text.isA(.upper, at: text.skipSpace(start + 1, limit: limit))
      else { return nil }
      return LabelReading(style: .dash, range: start..<(start + 1), isDamaged: true)
    default: return nil
    }
    let next = start + 1
    guard next < limit else { return nil }
    // A rule of dashes, a negative number, an asterisk of a footnote mark (`*)`) are no items.
    let inner = text.skipSpace(next, limit: limit)
    guard inner < limit, text.isWord(at: inner) || [0x22, 0x27, 0x28].contains(text.bare[inner])
    else { return nil }
    if inner == next, text.isA(.digit, at: inner) { return nil }
    return LabelReading(
      style: style, range: start..<next, printed: text.bare[start] == 0x2D ? nil : start..<next)
  }

  // MARK: What may stand behind a label

  /// Whether the text of a unit may start here: white space, the line's end, or a capital at once
  /// (`a)Sở`), but no digit or small letter.
  func opensText(at index: Int) -> Bool {
    if index >= limit || text.isA(.space, at: index) { return true }
    return text.isA(.upper, at: index) || [0x22, 0x27, 0x28].contains(text.bare[index])
  }

  /// Whether a stretch is a heading in capitals; of a text with misread letters most of them are.
  func isHeading(_ range: Range<Int>) -> Bool {
    text.isInCapitals(range) || isRecognized && text.isMostlyInCapitals(range)
  }

  func hasTwoWords(_ range: Range<Int>) -> Bool {
    range.lazy.filter { text.startsWord(at: $0) }.prefix(2).count == 2
  }
}
