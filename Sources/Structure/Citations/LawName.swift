import DocumentGrammar

/// A law mentioned by its name: `Luật Tổ chức Chính phủ năm 2015`.
struct LawName {
  /// `Luật`, `Bộ luật`, `Pháp lệnh`, `Hiến pháp`.
  var type: String
  /// The name with its type.
  var name: Range<Int>
  /// Name and year.
  var range: Range<Int>
  /// The year, where one is given.
  var year: Int?
  /// The date, where one is given.
  var date: DateExpression?

  private static let types = PhraseSet(["Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"])
  private static let amending: Phrase = "sửa đổi"
  private static let year: Phrase = "năm"
  private static let day: Phrase = "ngày"
  private static let number: Phrase = "số"
  /// Small words that do not occur in the names of laws.
  private static let stops = PhraseSet([
    "được", "có", "là", "đã", "thì", "quy định", "này", "theo", "cho", "thông qua", "hiện hành",
    "để", "từ", "khi", "phải", "không", "nêu", "hướng dẫn", "như", "nhằm", "cùng",
  ])
  private static let longest = 220

  /// Reads the law that starts at an offset; `nil` where none does.
  ///
  /// - Complexity: O(1), since no name is longer than three lines.
  static func read(_ text: ScanText, at start: Int, limit: Int) -> LawName? {
    guard
      let match = types.match(in: text, at: start, limit: limit, exactly: true),
      text.isA(.upper, at: start)
    else { return nil }
    let type = types.phrases[match.index].text
    var reader = LawReader(
      text: text, start: start, typeEnd: match.end, limit: min(limit, start + longest))
    return reader.read(type: type)
  }

  private struct LawReader {
    let text: ScanText
    let start: Int
    let typeEnd: Int
    let limit: Int

    mutating func read(type: String) -> LawName? {
      var index = text.skipSpace(typeEnd, limit: limit)
      let isAmending = LawName.amending.exactEnd(in: text, at: index, limit: limit) != nil
      let isConstitution = type == "Hiến pháp"
      // `Luật sư`, `Luật này` are no names.
      guard
        isAmending || isConstitution || text.isA(.upper, at: index)
          || LawName.number.exactEnd(in: text, at: index, limit: limit) != nil
      else { return nil }
      var end = typeEnd
      var words = 0
      while index < limit, words < 50 {
        if let dated = dated(at: index, nameEnd: end, type: type) { return dated }
        guard text.isWord(at: index) else {
          guard passMark(&index, isAmending: isAmending) else { break }
          continue
        }
        if words > 0, stopsName(at: index, isAmending: isAmending) { break }
        while index < limit, text.isWord(at: index) { index += 1 }
        end = index
        words += 1
        index = text.skipSpace(index, limit: limit)
      }
      guard end > typeEnd else { return nil }
      return LawName(type: type, name: start..<end, range: start..<end)
    }

    /// `năm 2015`, `(năm 2015)`, `2015`, `ngày 19 tháng 6 năm 2015`
    private func dated(at index: Int, nameEnd: Int, type: String) -> LawName? {
      var at = index
      let isBracketed = text.bareByte(at: at) == 0x28
      if isBracketed { at = text.skipSpace(at + 1, limit: limit) }
      guard at < limit else { return nil }
      var end: Int
      var year: Int
      var date: DateExpression?
      if LawName.day.exactEnd(in: text, at: at, limit: limit) != nil {
        guard let parsed = DateExpression.parse(in: text, at: at, limit: limit),
          parsed.precision == .day, let value = parsed.year
        else { return nil }
        (year, end, date) = (value, parsed.range.upperBound, parsed)
      } else {
        if let after = LawName.year.exactEnd(in: text, at: at, limit: limit) {
          at = text.skipSpace(after, limit: limit)
        }
        end = text.skipDigits(at, limit: limit, most: 5)
        guard end == at + 4, !text.isWord(at: end), text.bareByte(at: end) != 0x2F else {
          return nil
        }
        year = text.number(in: at..<end)
        guard (1945...2100).contains(year) else { return nil }
      }
      if isBracketed {
        let close = text.skipSpace(end, limit: limit)
        guard text.bareByte(at: close) == 0x29 else { return nil }
        end = close + 1
      }
      return LawName(type: type, name: start..<nameEnd, range: start..<end, year: year, date: date)
    }

    /// Passes a comma or hyphen within a name.
    private func passMark(_ index: inout Int, isAmending: Bool) -> Bool {
      guard text.bare[index] == 0x2C || text.bare[index] == 0x2D else { return false }
      let next = text.skipSpace(index + 1, limit: limit)
      // Behind a comma another law starts a new mention.
      if next >= limit || LawName.types.contains(in: text, at: next, limit: limit, exactly: true),
        text.isA(.upper, at: next), !isAmending
      {
        return false
      }
      index = next
      return true
    }

    private func stopsName(at index: Int, isAmending: Bool) -> Bool {
      if !text.isA(.upper, at: index),
        LawName.stops.contains(in: text, at: index, limit: limit, exactly: true)
      {
        return true
      }
      // `số 76/2015/QH13`, but not `một số điều`.
      if let end = LawName.number.exactEnd(in: text, at: index, limit: limit),
        text.isA(.digit, at: text.skipSpace(end, limit: limit))
      {
        return true
      }
      if isAmending { return false }
      var next = index
      if let end = Phrase.and.exactEnd(in: text, at: index, limit: limit) {
        next = text.skipSpace(end, limit: limit)
      }
      return text.isA(.upper, at: next)
        && LawName.types.contains(in: text, at: next, limit: limit, exactly: true)
    }
  }
}
