import DocumentGrammar

/// One line of the head, taken apart into what belongs to the left and to the right column.
struct HeadColumns {
  private let manuscript: Manuscript
  private let text: ScanText
  private let range: Range<Int>

  /// What stands in the left column besides the symbol.
  private(set) var left = ""
  /// Whether that is an organ: in capitals.
  private(set) var isOrgan = false
  /// Whether that starts the subject of a letter (`V/v`).
  private(set) var opensSubject = false
  /// Whether something of the right column stands on the line.
  private(set) var hasRight = false
  /// Số, ký hiệu.
  private(set) var symbol: String?
  /// Địa danh.
  private(set) var place: String?
  /// The date, where its day is filled in.
  private(set) var date: String?

  init(_ manuscript: Manuscript, _ range: Range<Int>) {
    self.manuscript = manuscript
    text = manuscript.text
    self.range = range
  }

  /// Whether nothing of the head was found on the line.
  var isEmpty: Bool { left.isEmpty && symbol == nil && place == nil }

  private static let mottoes = PhraseSet([
    "Cộng hòa xã hội chủ nghĩa Việt Nam", "Độc lập - Tự do - Hạnh phúc",
    "Độc lập -Tự do - Hạnh phúc", "Độc lập- Tự do- Hạnh phúc", "Độc lập - Tự do -Hạnh phúc",
    "Độc lập-Tự do-Hạnh phúc", "Độc lập. Tự do. Hạnh phúc", "Đảng Cộng sản Việt Nam",
    // The motto in a narrow column.
    "Cộng hòa xã hội", "Chủ nghĩa Việt Nam", "Cộng hòa xã", "Hội chủ nghĩa Việt Nam",
    "Cộng hòa xã hội chủ nghĩa", "Việt Nam Độc lập - Tự do - Hạnh phúc",
  ])
  private static let number: [Phrase] = ["Số:", "Số :", "Số"]
  private static let subject: [Phrase] = ["V/v", "Về việc"]
  private static let day: Phrase = "ngày"
  private static let month: Phrase = "tháng"
  private static let year: Phrase = "năm"

  /// A subject without its `V/v`.
  static func withoutSubjectMark(_ subject: String) -> String {
    for mark in ["V/v:", "V/v", "v/v", "V/V", "Về việc:"] where subject.hasPrefix(mark) {
      return String(subject.dropFirst(mark.count).drop { $0.isWhitespace })
    }
    return subject
  }

  /// Takes the line apart.
  mutating func split() {
    var leftRange = range
    if let motto = motto() {
      hasRight = true
      leftRange = range.lowerBound..<motto.lowerBound
      // The right column may stand first.
      let behind = text.trimmed(motto.upperBound..<range.upperBound)
      if text.trimmed(leftRange).isEmpty, behind.contains(where: { text.isA(.letter, at: $0) }) {
        leftRange = behind
      }
    }
    if let dated = placeAndDate(in: leftRange) {
      hasRight = true
      // Behind the motto the place may have been taken from before it.
      leftRange = leftRange.lowerBound..<max(leftRange.lowerBound, dated)
    }
    readSymbol(&leftRange)
    let rest = text.trimmed(leftRange)
    guard !HeadMark.holds(text, rest), rest.contains(where: { text.isA(.letter, at: $0) }) else {
      return
    }
    opensSubject = HeadColumns.subject.contains {
      $0.end(in: text, at: rest.lowerBound, limit: rest.upperBound) != nil
    }
    isOrgan = text.isInCapitals(rest)
    left = manuscript.string(rest)
  }

  private func motto() -> Range<Int>? {
    for index in range where text.startsWord(at: index) {
      if let match = HeadColumns.mottoes.match(in: text, at: index, limit: range.upperBound) {
        return index..<match.end
      }
    }
    return nil
  }

  private mutating func readSymbol(_ leftRange: inout Range<Int>) {
    guard symbol == nil else { return }
    for index in leftRange where text.startsWord(at: index) {
      for mark in HeadColumns.number {
        guard let end = mark.exactEnd(in: text, at: index, limit: leftRange.upperBound) else {
          continue
        }
        let start = text.skipSpace(end, limit: leftRange.upperBound)
        guard
          let found = DocumentSymbol.parse(
            in: text, at: start, limit: leftRange.upperBound, numberMayBeMissing: true)
        else { continue }
        symbol = found.text
        let before = text.trimmed(leftRange.lowerBound..<index)
        let after = text.trimmed(found.range.upperBound..<leftRange.upperBound)
        leftRange = before.isEmpty ? after : before
        return
      }
    }
    // A number that cannot be read before a code that can: `$6:6]) /KH-UBND`.
    for index in leftRange where text.bare[index] == 0x2F {
      guard
        let found = DocumentSymbol.parse(
          in: text, at: index, limit: leftRange.upperBound, numberMayBeMissing: true),
        found.type != nil, index == leftRange.lowerBound || !text.isWord(at: index - 1)
      else { continue }
      symbol = found.text
      leftRange = text.trimmed(found.range.upperBound..<leftRange.upperBound)
      return
    }
    // Party documents: `Số 12-NQ/TU`, or the symbol without `Số`.
    if let found = DocumentSymbol.parse(
      in: text, at: text.trimmed(leftRange).lowerBound, limit: leftRange.upperBound)
    {
      symbol = found.text
      leftRange = text.trimmed(found.range.upperBound..<leftRange.upperBound)
    }
  }

  /// Reads `Gia Lai, ngày 29 tháng 12 năm 2023` and returns where it starts.
  private mutating func placeAndDate(in range: Range<Int>) -> Int? {
    var found: Int?
    for index in range where text.startsWord(at: index) {
      guard HeadColumns.day.end(in: text, at: index, limit: range.upperBound) != nil else {
        continue
      }
      if let parsed = DateExpression.parse(in: text, at: index, limit: range.upperBound),
        parsed.precision == .day
      {
        date = parsed.normalForm
        found = index
      } else if isBlankDate(from: index) {
        found = index
      }
      if found != nil { break }
    }
    guard let dateStart = found ?? damagedDate(in: range) else { return nil }
    let start = placeStart(before: dateStart)
    let words = text.trimmed(start..<dateStart)
    var name = words
    while let last = name.last, [0x2C, 0x2E, 0x3B].contains(text.bare[last]) {
      name = text.trimmed(name.lowerBound..<last)
    }
    guard !name.isEmpty else {
      date = nil
      return nil
    }
    // `Số: …/QĐ …, ngày …`: a symbol without a number is no place.
    if HeadColumns.number.allSatisfy({ $0.exactEnd(in: text, at: name.lowerBound) == nil }) {
      place = manuscript.string(name)
    }
    return start
  }

  /// `ngéyel9 tháng 12 năm 2024`: the day ends a token that was `ngày`; returns where that starts.
  private mutating func damagedDate(in range: Range<Int>) -> Int? {
    for index in range where text.startsWord(at: index) && text.bare[index] == 0x74 {
      guard HeadColumns.month.end(in: text, at: index, limit: range.upperBound) != nil,
        let parsed = DateExpression.parse(in: text, at: index, limit: range.upperBound),
        parsed.precision == .month, let month = parsed.month, let year = parsed.year
      else { continue }
      let before = text.trimmed(range.lowerBound..<index)
      var digits = before.upperBound
      while digits > before.lowerBound, text.isA(.digit, at: digits - 1) { digits -= 1 }
      var day = text.number(in: digits..<before.upperBound)
      // A 1 that was read as a letter: `l9` is 19.
      if before.upperBound - digits == 1,
        ["l", "I", "|"].contains(text.scalars[max(0, digits - 1)])
      {
        day += 10
      }
      var start = digits
      while start > before.lowerBound, !text.isA(.space, at: start - 1) { start -= 1 }
      let length = before.upperBound - digits
      guard (1...2).contains(length), start < digits, text.bare[start] == 0x6E else { continue }
      let whole = ScanText("ngày \(day) tháng \(month) năm \(year)")
      date = DateExpression.parse(in: whole, at: 0)?.normalForm
      return start
    }
    return nil
  }

  /// `ngày     tháng 12 năm 2023`: the day is written in by hand.
  private func isBlankDate(from index: Int) -> Bool {
    var at = index
    var hasMonth = false
    let end = min(range.upperBound, index + 60)
    while at < end {
      if text.startsWord(at: at) {
        if HeadColumns.month.end(in: text, at: at, limit: range.upperBound) != nil {
          hasMonth = true
        } else if hasMonth, HeadColumns.year.end(in: text, at: at, limit: range.upperBound) != nil {
          return true
        }
      }
      at += 1
    }
    return false
  }

  /// The place stands between the symbol, or the start of the line, and the date.
  private func placeStart(before date: Int) -> Int {
    var start = range.lowerBound
    for index in range.lowerBound..<date
    where text.startsWord(at: index) || text.bare[index] == 0x2F {
      if let symbol = DocumentSymbol.parse(
        in: text, at: index, limit: date, numberMayBeMissing: true)
      {
        start = symbol.range.upperBound
        break
      }
    }
    if start > range.lowerBound { return start }
    // The subject of a letter may stand before the place: the place is the last capitalised run.
    var words: [Range<Int>] = []
    var index = range.lowerBound
    while index < date {
      guard text.isWord(at: index) else {
        index += 1
        continue
      }
      var end = index
      while end < date, !text.isA(.space, at: end) { end += 1 }
      words.append(index..<end)
      index = end
    }
    var first = date
    for word in words.reversed() {
      let isTitle = text.isA(.upper, at: word.lowerBound)
      let isUnit = ["tp", "xa", "phuong", "huyen", "thi", "tran"].contains { name in
        word.map { text.bare[$0] }.elementsEqual(name.utf8)
      }
      guard isTitle || isUnit else { break }
      first = word.lowerBound
      if words.count > 6, word == words[words.count - 5] { break }
    }
    return first
  }
}
