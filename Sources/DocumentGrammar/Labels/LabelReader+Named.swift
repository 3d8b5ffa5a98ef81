/// Điều, Chương, Mục, Phần, Phụ lục
extension LabelReader {
  private static let names: [(Phrase, ListLabel.Style)] = [
    ("Phụ lục", .appendix), ("Chương", .chapter), ("Điều", .article), ("Mục", .subchapter),
    ("Phần", .division),
  ]

  private static let ordinalWords: [Phrase] = [
    "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười",
  ]

  func named() -> LabelReading? {
    guard text.isA(.upper, at: start) else { return nil }
    // `Phụ lục`, `Chương`, `Điều`, `Mục`, `Phần`
    guard [0x70, 0x63, 0x64, 0x6D].contains(text.bare[start]) else { return nil }
    for (name, style) in LabelReader.names {
      guard let end = name.exactEnd(in: text, at: start, limit: limit) else { continue }
      return named(style: style, nameEnd: end)
    }
    return nil
  }

  private func named(style: ListLabel.Style, nameEnd: Int) -> LabelReading? {
    var index = text.skipSpace(nameEnd, limit: limit)
    let thu: Phrase = style == .appendix ? "số" : "thứ"
    if let end = thu.exactEnd(in: text, at: index, limit: limit) {
      index = text.skipSpace(end, limit: limit)
    }
    var ordinal: Int?
    var end = nameEnd
    let digits = text.skipDigits(index, limit: limit, most: 4)
    if digits > index {
      ordinal = text.number(in: index..<digits)
      end = digits
      // `Điều 5a`
      if text.isA(.letter, at: end), !text.isWord(at: end + 1) { end += 1 }
      if style == .article { end = codifiedEnd(from: end) }
    } else {
      var last = index
      while last < limit, text.isA(.letter, at: last) { last += 1 }
      if let value = RomanNumeral.value(text.scalars[index..<last]) {
        ordinal = value
        end = last
      } else if style == .division,
        let place = LabelReader.ordinalWords.firstIndex(where: {
          $0.exactEnd(in: text, at: index, limit: limit) != nil
        })
      {
        ordinal = place + 1
        end = last
      }
    }
    if text.isWord(at: end) { return nil }
    if ordinal == nil, style != .appendix { return nil }
    guard let tokenEnd = closes(style: style, labelEnd: end, hasOrdinal: ordinal != nil) else {
      return nil
    }
    return LabelReading(
      style: style, ordinals: LabelOrdinals(ordinal.map { [$0] } ?? []),
      mark: tokenEnd > end ? text.bare[tokenEnd - 1] : 0, range: start..<tokenEnd,
      printed: start..<end)
  }

  /// `Điều 5.2.TT.43.1`: in the codified law (Bộ pháp điển) an article is numbered by its subject, the
  /// type of its source, and its place.
  private func codifiedEnd(from end: Int) -> Int {
    var at = end
    var hasSource = false
    while text.bareByte(at: at) == 0x2E, at < limit {
      var part = text.skipDigits(at + 1, limit: limit, most: 4)
      if part == at + 1 {
        while part < limit, part < at + 5, text.isA(.upper, at: part) { part += 1 }
        hasSource = hasSource || part > at + 1
      } else if text.isA(.letter, at: part), !text.isA(.upper, at: part) {
        part += 1
      }
      guard part > at + 1, !text.isWord(at: part) else { break }
      at = part
    }
    return hasSource ? at : end
  }

  /// Where the label ends, if what follows shows that it heads a unit: its mark or the line's end,
  /// not the rest of a sentence (`Điều 5 Nghị định …`).
  private func closes(style: ListLabel.Style, labelEnd: Int, hasOrdinal: Bool) -> Int? {
    let next = text.skipSpace(labelEnd, limit: limit)
    if next == limit { return labelEnd }
    switch text.bare[next] {
    case 0x2E, 0x3A: return next == labelEnd || text.bare[next] == 0x3A ? next + 1 : nil
    case 0x2D where style != .article: return next + 1
    case 0x28 where style == .appendix: return labelEnd
    default:
      guard style != .article, text.isA(.upper, at: next) else { return nil }
      // `PHỤ LỤC I DANH MỤC …` all in capitals; `Phụ lục I ban hành kèm theo` is a sentence.
      return text.isInCapitals(start..<limit) ? labelEnd : nil
    }
  }
}
