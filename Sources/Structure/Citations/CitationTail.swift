import DocumentGrammar

/// Reads what follows a symbol: `ngày 15/7/2021 của Chính phủ`, in either order.
struct CitationTail {
  let manuscript: Manuscript
  let limit: Int
  /// The date, where one is printed; it may be impossible.
  private(set) var date: DateExpression?
  /// The issuer as printed.
  private(set) var issuer: String?
  /// Where the mention ends.
  private(set) var end = 0

  private let text: ScanText

  private static let of: Phrase = "của"
  private static let day: Phrase = "ngày"

  init(manuscript: Manuscript, limit: Int) {
    self.manuscript = manuscript
    text = manuscript.text
    self.limit = limit
  }

  /// Reads from where the symbol ends.
  mutating func read(from start: Int) {
    end = start
    readDate()
    readIssuer()
    if date == nil { readDate() }
  }

  private mutating func readDate() {
    var index = text.skipSpace(end, limit: limit)
    if text.bareByte(at: index) == 0x2C, index < limit {
      index = text.skipSpace(index + 1, limit: limit)
    }
    let isBracketed = index < limit && text.bare[index] == 0x28
    if isBracketed { index += 1 }
    guard Self.day.end(in: text, at: index, limit: limit) != nil || isGlued(at: index),
      let found = DateExpression.parse(in: text, at: index, limit: limit),
      found.precision == .day
    else { return }
    if isBracketed, text.bareByte(at: found.range.upperBound) != 0x29 { return }
    date = found
    end = found.range.upperBound + (isBracketed ? 1 : 0)
  }

  /// `ngày15/7/2021`
  private func isGlued(at index: Int) -> Bool {
    text.bareByte(at: index) == 0x6E && text.isA(.digit, at: index + 4)
  }

  private mutating func readIssuer() {
    let index = text.skipSpace(end, limit: limit)
    guard let after = Self.of.exactEnd(in: text, at: index, limit: limit) else { return }
    let start = text.skipSpace(after, limit: limit)
    guard let issuerEnd = IssuerPhrase.end(text, from: start, limit: limit) else { return }
    issuer = manuscript.string(start..<issuerEnd)
    end = issuerEnd
  }
}
