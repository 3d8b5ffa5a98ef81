import VietnameseText

/// A mention with what it is recognised by worked out once.
struct NamedMention {
  private let symbol: String
  private let name: LetterKey
  private let year: Int?

  init(_ mention: ReferenceStructure.Mention) {
    symbol = (mention.symbol ?? "").precomposed
    let name = mention.name.flatMap { $0.isEmpty ? nil : $0 }
    self.name = LetterKey(name ?? mention.text ?? "")
    year = mention.year
  }

  /// Whether a found mention is this one: by its symbol, or without one by name and year.
  func isMet(by found: NamedMention) -> Bool {
    guard symbol.isEmpty else { return symbol == found.symbol }
    return found.symbol.isEmpty && year == found.year && name.isAlike(found.name)
  }
}
