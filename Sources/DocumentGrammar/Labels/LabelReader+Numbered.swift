/// Roman and arabic numerals.
extension LabelReader {
  /// `(1)`
  func bracketed() -> LabelReading? {
    guard text.bare[start] == 0x28 else { return nil }
    let digits = text.skipDigits(start + 1, limit: limit, most: 2)
    guard digits > start + 1, text.bareByte(at: digits) == 0x29, opensText(at: digits + 1) else {
      return nil
    }
    return LabelReading(
      style: .bracketed, ordinals: LabelOrdinals([text.number(in: (start + 1)..<digits)]),
      range: start..<(digits + 1), printed: (start + 1)..<digits)
  }

  func numbered(at first: Int, into found: inout [LabelReading]) {
    let runs = runs(from: first)
    guard let last = runs.last, let mark = numeralMark(behind: runs, from: first) else { return }
    let token = Token(
      runs: runs, range: start..<mark.end, mark: mark.byte, cost: mark.cost,
      isBeforeHeading: mark.isBeforeHeading)
    if mark.allowsArabic { arabic(token, into: &found) }
    if runs.count == 1 { roman(last, token, into: &found) }
  }

  /// What was read as a numeral and its mark.
  private struct Token {
    var runs: [Range<Int>]
    var range: Range<Int>
    var mark: UInt8
    var cost: Float
    var isBeforeHeading: Bool
  }

  // MARK: Extent

  /// The runs of what digits and strokes may have been read as, parted by full stops.
  private func runs(from first: Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var index = first
    while runs.count < LabelOrdinals.deepest {
      let end = numeralEnd(from: index)
      guard end > index else { break }
      runs.append(index..<end)
      index = end
      guard index < limit, text.bare[index] == 0x2E, index + 1 < limit else { break }
      // `2.1` goes on behind the full stop; `2. ` does not.
      guard text.isA(.digit, at: index + 1) || isDamagedDigit(at: index + 1) else { break }
      index += 1
    }
    return runs
  }

  private func numeralEnd(from index: Int) -> Int {
    var end = index
    while end < limit, end - index < 8 {
      guard text.isA(.digit, at: end) || LabelDamage.isNumeral(text.scalars[end]) else { break }
      end += 1
    }
    return end
  }

  private func isDamagedDigit(at index: Int) -> Bool {
    guard index < limit, LabelDamage.isNumeral(text.scalars[index]) else { return false }
    let next = text.bareByte(at: index + 1)
    return index + 1 < limit && (next == 0x2E || text.isA(.digit, at: index + 1))
  }

  private struct Mark {
    var byte: UInt8
    var end: Int
    var cost: Float = 0
    var allowsArabic = true
    var isBeforeHeading = false
  }

  /// The mark behind a numeral; `nil` where what follows shows that it is no label.
  private func numeralMark(behind runs: [Range<Int>], from first: Int) -> Mark? {
    let end = runs[runs.count - 1].upperBound
    if end < limit {
      switch text.bare[end] {
      case 0x2E, 0x29:
        var next = end + 1
        // `1.- Mục đích`, `1.. Mục đích`
        if text.bareByte(at: next) == 0x2E || text.bareByte(at: next) == 0x2D, next < limit {
          next += 1
        }
        if opensText(at: next) { return Mark(byte: text.bare[end], end: next) }
        return opensText(at: end + 1) ? Mark(byte: text.bare[end], end: end + 1) : nil
      case 0x2F where !text.isWord(at: end + 1):
        return opensText(at: end + 1) ? Mark(byte: 0x2F, end: end + 1) : nil
      case 0x2D
      where runs.count == 1 && text.isA(.space, at: end + 1)
        && text.isA(.upper, at: text.skipSpace(end + 1, limit: limit)):
        // `I- MỤC ĐÍCH`, `1- Mục đích` of Party documents.
        return Mark(byte: 0x2D, end: end + 1)
      case 0x2C, 0x3A, 0x3B: return blurredMark(behind: runs)
      default: break
      }
    }
    guard opensText(at: end) else { return nil }
    return lostMark(behind: runs, from: first)
  }

  /// A speck beside the full stop: `IV: TỔ CHỨC THỰC HIỆN`, before a heading in capitals; in
  /// recognised text before any capital.
  private func blurredMark(behind runs: [Range<Int>]) -> Mark? {
    let end = runs[runs.count - 1].upperBound
    guard opensText(at: end + 1) else { return nil }
    let next = text.skipSpace(end + 1, limit: limit)
    let isBeforeHeading = runs.count == 1 && isHeading(next..<limit)
    guard
      isBeforeHeading && (isRecognized || isRoman(runs[0]))
        || isRecognized && text.isA(.space, at: end + 1) && text.isA(.upper, at: next)
    else { return nil }
    return Mark(
      byte: 0x2E, end: end + 1, cost: LabelDamage.lostMark, allowsArabic: isRecognized,
      isBeforeHeading: isBeforeHeading)
  }

  /// A full stop that is not there: `III NHIỆM VỤ`, before a heading in capitals; `2.1 Nội dung`
  /// needs none.
  private func lostMark(behind runs: [Range<Int>], from first: Int) -> Mark? {
    let end = runs[runs.count - 1].upperBound
    let next = text.skipSpace(end, limit: limit)
    guard next > end else { return nil }
    if runs.count == 1, isHeading(next..<limit), end - first > 1 || hasTwoWords(next..<limit) {
      // A first letter that only resembles a numeral is a word: `Y TẾ`, `Ý KIẾN`.
      guard end - first > 1 || isRoman(runs[0]) || isRecognized && isStroke(first) else {
        return nil
      }
      return Mark(
        byte: 0x2E, end: end, cost: LabelDamage.lostMark, allowsArabic: false,
        isBeforeHeading: true)
    }
    return runs.count > 1 && text.isA(.upper, at: next) ? Mark(byte: 0, end: end) : nil
  }

  private func isRoman(_ run: Range<Int>) -> Bool {
    RomanNumeral.value(text.scalars[run]) != nil
  }

  /// Whether a glyph is but one stroke, so that it is no word.
  private func isStroke(_ index: Int) -> Bool {
    ["L", "l", "|", "!", "1", "]", "[", "J", "}", "{"].contains(text.scalars[index])
  }

  // MARK: Values

  private func arabic(_ token: Token, into found: inout [LabelReading]) {
    var ordinals = LabelOrdinals()
    var isMisread = false
    for run in token.runs {
      guard run.count <= 2 else { return }
      var value = 0
      for scalar in text.scalars[run] {
        if ("0"..."9").contains(scalar) {
          value = value * 10 + Int(scalar.value) - 0x30
        } else {
          guard let digit = LabelDamage.digit(for: scalar) else { return }
          isMisread = true
          value = value * 10 + digit
        }
      }
      guard (1...99).contains(value) else { return }
      ordinals.append(value)
    }
    let isAlone = token.runs.count == 1
    let isDamaged = isMisread || token.cost > 0
    let reading = LabelReading(
      style: token.mark == 0x29 && isAlone ? .bracketed : .arabic, ordinals: ordinals,
      mark: token.mark, range: token.range,
      // `01.` is printed with its nought.
      printed: isMisread
        ? nil : token.runs[0].lowerBound..<token.runs[token.runs.count - 1].upperBound,
      cost: token.cost, isDamaged: isDamaged)
    found.append(reading)
    guard isRecognized, !isDamaged, token.runs[token.runs.count - 1].count == 1 else { return }
    for digit in LabelDamage.digits(readAs: ordinals.last ?? 0) {
      var other = reading
      other.ordinals.replaceLast(with: digit)
      other.printed = nil
      other.cost += LabelDamage.otherDigit
      other.isDamaged = true
      found.append(other)
    }
  }

  /// Who signs behind `TL.`, on whose behalf behind `TM.`
  private static let signers = PhraseSet([
    "Chủ tịch", "Giám đốc", "Bộ trưởng", "Cục trưởng", "Chi cục trưởng", "Trưởng", "Thủ trưởng",
    "Hiệu trưởng", "Tổng", "Thủ tướng", "Viện trưởng", "Vụ trưởng", "Chánh", "Thống đốc",
    "Chủ nhiệm", "Phó", "Bí thư", "Ban", "Ủy ban", "UBND", "Hội đồng", "HĐND", "Chính phủ",
    "Thường trực", "Đảng", "Đoàn", "BCH", "Tập thể", "Nhóm", "Bộ Chính trị",
  ])

  /// Whether a form in which authority stands above a signature is no numeral: `TM. ỦY BAN NHÂN DÂN`.
  private func isSigningForm(_ run: Range<Int>, before next: Int) -> Bool {
    run.count == 2 && text.scalars[run.lowerBound] == "T"
      && LabelReader.signers.contains(
        in: text, at: text.skipSpace(next, limit: limit), limit: limit)
  }

  private func roman(_ run: Range<Int>, _ token: Token, into found: inout [LabelReading]) {
    guard token.mark != 0, run.count <= 7 else { return }
    let seen = text.scalars[run]
    if isSigningForm(run, before: token.range.upperBound) { return }
    var values: [(value: Int, cost: Float)] = []
    if let value = RomanNumeral.value(seen) {
      values.append((value, token.cost))
    } else {
      // Two signs of damage at once are believed in recognised text only.
      guard token.cost == 0 || isRecognized else { return }
      var cost = token.cost
      if run.allSatisfy({ text.isA(.digit, at: $0) }), !isHeading(token.range.upperBound..<limit) {
        cost += LabelDamage.digitsForRoman
      }
      collect(seen, from: seen.startIndex, meant: [], cost: cost, into: &values)
    }
    let undamaged = values.first.map { $0.cost == 0 } ?? false
    if isRecognized {
      for (value, cost) in values {
        for other in RomanNumeral.strokesApart(from: value) {
          let change =
            other.strokes < 0
            ? LabelDamage.addedStroke : Float(other.strokes) * LabelDamage.lostStroke
          add(other.value, cost: cost + change, to: &values)
        }
      }
    }
    for (index, entry) in values.enumerated() {
      let isDamaged = index > 0 || !undamaged
      // With a bracket, a damaged numeral is far more often a damaged letter.
      if isDamaged, token.mark == 0x29 || token.mark == 0x2F { continue }
      if isDamaged, token.mark == 0x2D, run.count < 2 { continue }
      found.append(
        LabelReading(
          style: .roman, ordinals: LabelOrdinals(CollectionOfOne(entry.value)), mark: token.mark,
          range: token.range, cost: entry.cost, isDamaged: isDamaged))
    }
  }

  /// The most that the glyphs of a numeral may cost, and the most readings of one.
  private static let dearest: Float = 2
  private static let mostValues = 12

  /// All numerals that misread glyphs may stand for, the cheapest reading of each.
  private func collect(
    _ seen: ArraySlice<Unicode.Scalar>, from index: Int, meant: [Unicode.Scalar], cost: Float,
    into values: inout [(value: Int, cost: Float)]
  ) {
    guard index < seen.endIndex else {
      if let value = RomanNumeral.value(meant) { add(value, cost: cost, to: &values) }
      return
    }
    for glyph in LabelDamage.roman(seen[index]) where cost + glyph.cost <= Self.dearest {
      collect(
        seen, from: index + 1, meant: meant + Array(glyph.meant.unicodeScalars),
        cost: cost + glyph.cost, into: &values)
    }
  }

  private func add(_ value: Int, cost: Float, to values: inout [(value: Int, cost: Float)]) {
    if let place = values.firstIndex(where: { $0.value == value }) {
      values[place].cost = min(values[place].cost, cost)
    } else if values.count < Self.mostValues {
      values.append((value, cost))
    }
  }
}
