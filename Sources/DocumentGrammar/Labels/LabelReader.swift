/// Reads the labels that may stand at the head of a line.
struct LabelReader {
  let text: ScanText
  let start: Int
  let limit: Int

  func readings() -> [ListLabel] {
    if let mark = mark() { return [mark] }
    if let named = named() { return [named] }
    var found: [ListLabel] = []
    if let bracketed = bracketed() { found.append(bracketed) }
    found += numbered()
    found += lettered()
    // Undamaged readings first, so that they win where nothing else decides.
    return found.filter { !$0.isDamaged } + found.filter(\.isDamaged)
  }

  // MARK: Dashes

  private func mark() -> ListLabel? {
    let style: ListLabel.Style
    switch text.bare[start] {
    case 0x2D, 0x2A, ScalarTable.bullet: style = .dash
    case 0x2B: style = .plus
    // What scans make of a dash, before a capital only.
    case 0x2C, 0x5F, 0x7E, 0x3D:
      guard text.isA(.space, at: start + 1),
        text.isA(.upper, at: text.skipSpace(start + 1, limit: limit))
      else { return nil }
      return ListLabel(
        style: .dash, ordinals: [], label: "-", token: "-", range: start..<(start + 1),
        isDamaged: true)
    default: return nil
    }
    let next = start + 1
    guard next < limit else { return nil }
    // A rule of dashes, a negative number, an asterisk of a footnote mark (`*)`) are no items.
    let inner = text.skipSpace(next, limit: limit)
    guard inner < limit, text.isWord(at: inner) || [0x22, 0x27, 0x28].contains(text.bare[inner])
    else { return nil }
    if inner == next, text.isA(.digit, at: inner) { return nil }
    let label = text.bare[start] == 0x2D ? "-" : text.text(in: start..<next)
    return ListLabel(
      style: style, ordinals: [], label: label, token: label, range: start..<next)
  }

  // MARK: Điều, Chương, Mục, Phần, Phụ lục

  private static let names: [(Phrase, ListLabel.Style)] = [
    ("Phụ lục", .appendix), ("Chương", .chapter), ("Điều", .article), ("Mục", .subchapter),
    ("Phần", .division),
  ]

  private static let ordinalWords: [Phrase] = [
    "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười",
  ]

  private func named() -> ListLabel? {
    guard text.isA(.upper, at: start) else { return nil }
    for (name, style) in LabelReader.names {
      guard let end = name.exactEnd(in: text, at: start, limit: limit) else { continue }
      return named(style: style, nameEnd: end)
    }
    return nil
  }

  private func named(style: ListLabel.Style, nameEnd: Int) -> ListLabel? {
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
    } else {
      var last = index
      while last < limit, text.isA(.letter, at: last) { last += 1 }
      let word = Array(text.scalars[index..<last])
      if let value = RomanNumeral.value(word) {
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
    let label = collapsed(start..<end)
    return ListLabel(
      style: style, ordinals: ordinal.map { [$0] } ?? [], label: label,
      token: label + text.text(in: end..<tokenEnd), range: start..<tokenEnd)
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
      return isCapitals(start..<limit) ? labelEnd : nil
    }
  }

  private func isCapitals(_ range: Range<Int>) -> Bool {
    var letters = 0
    var uppers = 0
    for index in range where text.isA(.letter, at: index) {
      letters += 1
      if text.isA(.upper, at: index) { uppers += 1 }
    }
    return letters > 0 && uppers * 10 >= letters * 9
  }

  private func collapsed(_ range: Range<Int>) -> String {
    text.text(in: range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  // MARK: Numbers

  /// `(1)`
  private func bracketed() -> ListLabel? {
    guard text.bare[start] == 0x28 else { return nil }
    let digits = text.skipDigits(start + 1, limit: limit, most: 2)
    if digits > start + 1, text.bareByte(at: digits) == 0x29, opensText(at: digits + 1) {
      let label = text.text(in: (start + 1)..<digits)
      return ListLabel(
        style: .bracketed, ordinals: [text.number(in: (start + 1)..<digits)], label: label,
        token: "(\(label))", range: start..<(digits + 1))
    }
    return nil
  }

  /// The scalars that a roman or arabic numeral may have been read as.
  private func numeralEnd(from index: Int) -> Int {
    var end = index
    while end < limit, end - index < 8 {
      let scalar = text.scalars[end]
      guard text.isA(.digit, at: end) || LabelDamage.isNumeral(scalar) else { break }
      end += 1
    }
    return end
  }

  private func numbered() -> [ListLabel] {
    var runs: [Range<Int>] = []
    var index = start
    while runs.count < 5 {
      let end = numeralEnd(from: index)
      guard end > index else { break }
      runs.append(index..<end)
      index = end
      guard index < limit, text.bare[index] == 0x2E, index + 1 < limit else { break }
      // `2.1` goes on behind the full stop; `2. ` does not.
      guard text.isA(.digit, at: index + 1) || isDamagedDigit(at: index + 1) else { break }
      index += 1
    }
    guard let last = runs.last else { return [] }
    let end = last.upperBound
    var tokenEnd = end
    var closing = ""
    if end < limit {
      switch text.bare[end] {
      case 0x2E, 0x29:
        tokenEnd = end + 1
        closing = text.text(in: end..<tokenEnd)
      case 0x2F where !text.isWord(at: end + 1):
        tokenEnd = end + 1
        closing = "/"
      case 0x2D
      where runs.count == 1 && text.isA(.space, at: end + 1)
        && text.isA(.upper, at: text.skipSpace(end + 1, limit: limit)):
        // `I- MỤC ĐÍCH`, `1- Mục đích` of Party documents.
        tokenEnd = end + 1
        closing = "-"
      case 0x2C, 0x3A, 0x3B:
        // A speck beside the full stop: `IV: TỔ CHỨC THỰC HIỆN`, before a heading in capitals only.
        guard runs.count == 1, opensText(at: end + 1), text.isInCapitals((end + 1)..<limit) else {
          return []
        }
        return roman(last, closing: ".", range: start..<(end + 1), isDamaged: true)
      default: break
      }
    }
    guard opensText(at: tokenEnd) else { return [] }
    if closing.isEmpty {
      let next = text.skipSpace(tokenEnd, limit: limit)
      // A full stop that the scan lost: `III NHIỆM VỤ`, before a heading in capitals only.
      if runs.count == 1, next > tokenEnd, text.isInCapitals(next..<limit),
        last.count > 1
          || ["I", "V", "X"].contains(text.scalars[start]) && hasTwoWords(next..<limit)
      {
        return roman(last, closing: ".", range: start..<tokenEnd, isDamaged: true)
      }
      // Without a mark only `2.1 Nội dung` is a label.
      guard runs.count > 1, next > tokenEnd, text.isA(.upper, at: next) else { return [] }
    }
    let range = start..<tokenEnd
    return arabic(runs, closing: closing, range: range)
      + (runs.count == 1 ? roman(runs[0], closing: closing, range: range) : [])
  }

  private func hasTwoWords(_ range: Range<Int>) -> Bool {
    range.lazy.filter { text.startsWord(at: $0) }.prefix(2).count == 2
  }

  private func isDamagedDigit(at index: Int) -> Bool {
    guard index < limit, LabelDamage.isNumeral(text.scalars[index]) else { return false }
    let next = text.bareByte(at: index + 1)
    return index + 1 < limit && (next == 0x2E || text.isA(.digit, at: index + 1))
  }

  private func arabic(_ runs: [Range<Int>], closing: String, range: Range<Int>) -> [ListLabel] {
    var ordinals: [Int] = []
    var isDamaged = false
    for run in runs {
      var value = 0
      guard run.count <= 2 else { return [] }
      for scalar in text.scalars[run] {
        if ("0"..."9").contains(scalar) {
          value = value * 10 + Int(scalar.value) - 0x30
        } else {
          guard let digit = LabelDamage.digit(for: scalar), run.count == 1 || run.count == 2 else {
            return []
          }
          isDamaged = true
          value = value * 10 + digit
        }
      }
      guard (1...99).contains(value) else { return [] }
      ordinals.append(value)
    }
    // `01.` is printed with its nought.
    let label =
      isDamaged
      ? ordinals.map(String.init).joined(separator: ".")
      : text.text(in: range.lowerBound..<(runs[runs.count - 1].upperBound))
    let style: ListLabel.Style = closing == ")" && runs.count == 1 ? .bracketed : .arabic
    return [
      ListLabel(
        style: style, ordinals: ordinals, label: label, token: label + closing, range: range,
        isDamaged: isDamaged)
    ]
  }

  private func roman(
    _ run: Range<Int>, closing: String, range: Range<Int>, isDamaged isMarkDamaged: Bool = false
  ) -> [ListLabel] {
    guard !closing.isEmpty else { return [] }
    let seen = Array(text.scalars[run])
    let meant = LabelDamage.roman(seen)
    guard let value = RomanNumeral.value(meant) else { return [] }
    // Two signs of damage at once are no label.
    if isMarkDamaged, meant != seen { return [] }
    let isDamaged = meant != seen || isMarkDamaged
    // With a bracket, a damaged numeral is far more often a damaged letter.
    if isDamaged, closing != ".", closing != "-" || meant.count < 2 { return [] }
    func reading(_ value: Int, isDamaged: Bool) -> ListLabel {
      let label = RomanNumeral.text(value)
      return ListLabel(
        style: .roman, ordinals: [value], label: label, token: label + closing, range: range,
        isDamaged: isDamaged)
    }
    var found = [reading(value, isDamaged: isDamaged)]
    // Scans run the strokes of a numeral together: `II.` and even `I.` may have been `III.`
    for strokes in 1...2 where meant.last == "I" {
      let lost = String(repeating: "I", count: strokes)
      guard RomanNumeral.text(value + strokes) == RomanNumeral.text(value) + lost else { break }
      var fuller = reading(value + strokes, isDamaged: true)
      fuller.addsStroke = true
      found.append(fuller)
    }
    return found
  }

  // MARK: Letters

  private func lettered() -> [ListLabel] {
    guard start + 1 < limit else { return [] }
    let scalar = text.scalars[start]
    let closing = text.bare[start + 1]
    guard closing == 0x29 || closing == 0x2E || closing == 0x2F, opensText(at: start + 2) else {
      return []
    }
    let range = start..<(start + 2)
    let mark = text.text(in: (start + 1)..<(start + 2))
    if closing != 0x29 {
      // `A. QUY ĐỊNH CHUNG`, `a. Sở Nội vụ`
      let capitals = ListLabel.letters.firstIndex(of: lowered(scalar))
      guard let place = capitals, closing == 0x2E || !text.isWord(at: start + 2) else { return [] }
      let isUpper = text.isA(.upper, at: start)
      let label = text.text(in: start..<(start + 1))
      return [
        ListLabel(
          style: isUpper ? .capital : .letter, ordinals: [place + 1], label: label,
          token: label + mark, range: range)
      ]
    }
    var found: [ListLabel] = []
    for (place, letter) in ListLabel.letters.enumerated() {
      let isSame = scalar == letter
      guard isSame || LabelDamage.isLetter(scalar, readFor: letter) else { continue }
      let label = String(Character(letter))
      found.append(
        ListLabel(
          style: .letter, ordinals: [place + 1], label: label, token: label + mark, range: range,
          isDamaged: !isSame))
    }
    return found
  }

  private func lowered(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar == "Đ"
      ? "đ"
      : (scalar.isASCII ? scalar.properties.lowercaseMapping.unicodeScalars.first : nil) ?? scalar
  }

  /// Whether the text of a unit may start here: white space, the line's end, or a capital at once
  /// (`a)Sở`), but no digit or small letter.
  private func opensText(at index: Int) -> Bool {
    if index >= limit || text.isA(.space, at: index) { return true }
    return text.isA(.upper, at: index) || [0x22, 0x27, 0x28].contains(text.bare[index])
  }
}
