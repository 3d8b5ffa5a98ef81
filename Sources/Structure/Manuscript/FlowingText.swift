import DocumentGrammar
import VietnameseText

extension ScanText {
  /// The words of a stretch, lines joined by one space; a symbol or a span of years that a line
  /// break cut behind its hyphen (`18-` `NQ/TW`, `2021-` `2025`) is whole again, and so is a word
  /// that was hyphenated there.
  ///
  /// - Complexity: O(*n*).
  func flowing(_ range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count + range.count / 2)
    var index = skipSpace(range.lowerBound, limit: range.upperBound)
    while index < range.upperBound {
      guard isA(.space, at: index) else {
        ScanText.append(scalars[index], to: &bytes)
        index += 1
        continue
      }
      let next = skipSpace(index, limit: range.upperBound)
      guard next < range.upperBound else { break }
      switch joint(before: index, after: next) {
      case .blank: bytes.append(0x20)
      case .none: break
      case .hyphenated: bytes.removeLast()
      }
      index = next
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private enum Joint {
    /// One space between two words.
    case blank
    /// Nothing: the line break cut a word behind its own hyphen or stroke.
    case none
    /// Nothing, and the hyphen goes: it only marked that the word goes on.
    case hyphenated
  }

  private func joint(before gap: Int, after next: Int) -> Joint {
    if continuesSymbol(next), scalars[gap..<next].contains("\n"), endsInSymbol(gap) { return .none }
    let mark = bareByte(at: gap - 1)
    guard mark == 0x2D || mark == 0x2F, scalars[gap..<next].contains("\n") else { return .blank }
    if isA(.digit, at: gap - 2) {
      return isA(.digit, at: next) || isA(.upper, at: next) ? .none : .blank
    }
    guard isA(.letter, at: gap - 2) else { return .blank }
    if isA(.upper, at: gap - 2) {
      return isA(.upper, at: next) && isA(.upper, at: next + 1) ? .none : .blank
    }
    guard mark == 0x2D, isA(.letter, at: next), !isA(.upper, at: next) else { return .blank }
    return isOneWord(before: gap - 1, after: next) ? .hyphenated : .none
  }

  /// Whether a line starts with what only a symbol goes on with: `-CP`, `/NĐ-CP`.
  func continuesSymbol(_ start: Int) -> Bool {
    switch bareByte(at: start) {
    case 0x2D: isA(.upper, at: start + 1) && isA(.upper, at: start + 2)
    case 0x2F: isA(.upper, at: start + 1)
    default: false
    }
  }

  /// Whether a number with a stroke stands before an end: `30/2020/NĐ`, `61/2018`. Behind a hyphen it
  /// may be whole, and the next line an item of a list: `-UBND xã`.
  func endsInSymbol(_ end: Int) -> Bool {
    guard end > 0, isA(.digit, at: end - 1) || isA(.upper, at: end - 1) else { return false }
    var start = end
    var hasStroke = false
    while start > 0, end - start < 40, !isA(.space, at: start - 1) {
      start -= 1
      if bareByte(at: start) == 0x2F { hasStroke = true }
      if bareByte(at: start) == 0x2D, !hasStroke { return false }
    }
    return hasStroke && isA(.digit, at: start)
  }

  /// Whether a word that a hyphen divides is one: `Inter-` `net` is, `Mát-xcơ-` `va` has hyphens of
  /// its own, and two whole syllables are a compound.
  private func isOneWord(before hyphen: Int, after next: Int) -> Bool {
    var start = hyphen
    while start > 0, isA(.letter, at: start - 1) { start -= 1 }
    if bareByte(at: start - 1) == 0x2D { return false }
    var end = next
    while isA(.letter, at: end) { end += 1 }
    let (first, second) = (text(in: start..<hyphen), text(in: next..<end))
    if Syllable.isSyllable(first + second) { return true }
    return !Syllable.isSyllable(first) || !Syllable.isSyllable(second)
  }

  /// Whether a stretch breaks off where its sentence cannot end: at a hyphen or a comma.
  func endsOpen(_ range: Range<Int>) -> Bool {
    guard let last = range.last else { return false }
    return bare[last] == 0x2D || bare[last] == 0x2C || bare[last] == 0x2F && range.count > 3
  }
}
