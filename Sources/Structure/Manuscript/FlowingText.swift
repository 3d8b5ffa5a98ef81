import DocumentGrammar

extension ScanText {
  /// The words of a stretch, lines joined by one space; a symbol or a span of years that a line
  /// break cut behind its hyphen (`18-` `NQ/TW`, `2021-` `2025`) is whole again.
  ///
  /// - Complexity: O(*n*).
  func flowing(_ range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count + range.count / 2)
    var index = skipSpace(range.lowerBound, limit: range.upperBound)
    while index < range.upperBound {
      guard classes[index].contains(.space) else {
        let scalar = scalars[index]
        if scalar.isASCII {
          bytes.append(UInt8(truncatingIfNeeded: scalar.value))
        } else {
          bytes.append(contentsOf: String(scalar).utf8)
        }
        index += 1
        continue
      }
      let next = skipSpace(index, limit: range.upperBound)
      guard next < range.upperBound else { break }
      if !isCutWord(before: index, after: next) { bytes.append(0x20) }
      index = next
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func isCutWord(before gap: Int, after next: Int) -> Bool {
    guard bareByte(at: gap - 1) == 0x2D || bareByte(at: gap - 1) == 0x2F,
      scalars[gap..<next].contains("\n")
    else { return false }
    if isA(.digit, at: gap - 2) { return isA(.digit, at: next) || isA(.upper, at: next) }
    return isA(.upper, at: gap - 2) && isA(.upper, at: next) && isA(.upper, at: next + 1)
  }
}
