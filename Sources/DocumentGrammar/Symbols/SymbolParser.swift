import VietnameseText

/// Reads one symbol.
struct SymbolParser {
  let text: ScanText
  let limit: Int

  private var year: Int?
  private var partyType: String?

  init(text: ScanText, limit: Int) {
    self.text = text
    self.limit = limit
  }

  mutating func parse(at start: Int, numberMayBeMissing: Bool) -> DocumentSymbol? {
    guard !text.isWord(at: start - 1) else { return nil }
    var index = text.skipDigits(start, limit: limit, most: 6)
    var number: String?
    if index > start {
      // `66.2/2025/NQ-CP`
      if text.bareByte(at: index) == 0x2E, text.isA(.digit, at: index + 1) {
        let part = text.skipDigits(index + 1, limit: limit, most: 3)
        if part - index <= 3, text.bareByte(at: part) == 0x2F { index = part }
      }
      // `30a/2008/NQ-CP`
      if text.isA(.letter, at: index), !text.isA(.upper, at: index), !text.isWord(at: index + 1) {
        index += 1
      }
      number = text.text(in: start..<index)
    } else if !numberMayBeMissing {
      return nil
    }
    guard var parts = readCode(after: &index, hasNumber: number != nil) else { return nil }
    guard isPlausible(parts) else { return nil }
    var issuers = parts
    var type = partyType
    if type == nil, let first = parts.first, DocumentType.byAbbreviation[first] != nil,
      parts.count > 1 || IssuerAbbreviation.names[first] == nil
    {
      type = first
      issuers.removeFirst()
    }
    if type != nil, issuers.count == 1, let bare = Self.withoutFootnote(issuers[0]) {
      issuers = [bare]
      parts[parts.count - 1] = bare
    }
    var form = number ?? ""
    if let partyType { form += "-" + partyType }
    if let year { form += "/\(year)" }
    form += "/" + parts.joined(separator: "-")
    return DocumentSymbol(
      number: number, year: year, type: type, issuers: issuers, text: form,
      range: start..<index)
  }

  /// The known issuer to whose abbreviation the mark of a footnote clings: `NĐ-CP1`.
  private static func withoutFootnote(_ form: String) -> String? {
    let bare = form.prefix { !$0.isNumber }
    let mark = form.count - bare.count
    // The departments of the central bank had numbers: `QĐ-NHNN2`.
    guard (1...2).contains(mark), bare != "NHNN", IssuerAbbreviation.isNational(bare),
      IssuerAbbreviation.name(of: form) == nil
    else { return nil }
    return String(bare)
  }

  /// Reads what follows the number: `/KH-UBND`, `/2020/NĐ-CP`, `-NQ/TW`.
  private mutating func readCode(after index: inout Int, hasNumber: Bool) -> [String]? {
    // Party symbols: the type stands before the stroke.
    if hasNumber, let dash = separator(0x2D, at: index, spaceBefore: false),
      let segment = segment(at: dash), let stroke = separator(0x2F, at: segment.end)
    {
      index = stroke
      guard let code = segments(from: &index) else { return nil }
      // A type of its own (`459-KHHĐ/TU`) is believed before a known organ of the Party.
      guard
        DocumentType.byAbbreviation[segment.form] != nil
          || segment.form == "CV"
          || segment.form.count >= 2 && code.count == 1 && isKnownIssuer(code[0])
      else { return nil }
      partyType = segment.form
      return code
    }
    guard var next = separator(0x2F, at: index, spaceBefore: true) else { return nil }
    let digits = text.skipDigits(next, limit: limit, most: 5)
    if digits == next + 4 {
      let value = text.number(in: next..<digits)
      guard (1900...2199).contains(value), let stroke = stroke(at: digits) else { return nil }
      year = value
      next = stroke
    } else if digits > next {
      return nil
    }
    index = next
    return segments(from: &index)
  }

  /// Reads `NĐ-CP`, `BNV-CCHC`, `TTLT-BTC-BNV`, `UBND`.
  private func segments(from index: inout Int) -> [String]? {
    guard let first = segment(at: index) else { return nil }
    var parts = [first.form]
    var end = first.end
    while parts.count < 12, let next = hyphen(at: end, isWhole: parts.count > 1),
      let more = segment(at: next)
    {
      // A blank behind the hyphen is a line break within the symbol or a hyphen between words.
      if text.isA(.space, at: next - 1), !isKnownIssuer(more.form), !isAbbreviation(more.form) {
        break
      }
      parts.append(more.form)
      end = more.end
    }
    index = end
    return parts
  }

  /// Passes a hyphen within a code: `UBND-VP`, `LĐTBXH -LĐTL`; with blanks on both sides it is a dash,
  /// and on the line below what may be whole it starts an item of a list.
  private func hyphen(at index: Int, isWhole: Bool) -> Int? {
    if let next = separator(0x2D, at: index) { return next }
    guard let next = separator(0x2D, at: index, spaceBefore: true), !text.isA(.space, at: next - 1),
      index + 2 == next, text.isA(.upper, at: next + 1),
      !isWhole || text.scalars[index] != "\n"
    else { return nil }
    return next
  }

  /// Passes the stroke behind a year, which a line break may part from it; with blanks on both sides it
  /// stands between words.
  private func stroke(at index: Int) -> Int? {
    if let next = separator(0x2F, at: index) { return next }
    guard let next = separator(0x2F, at: index, spaceBefore: true), !text.isA(.space, at: next - 1),
      text.isA(.upper, at: next)
    else { return nil }
    return next
  }

  /// `NCKSTTHC`: capitals that are no syllable.
  private func isAbbreviation(_ form: String) -> Bool {
    form.count >= 3 && form.allSatisfy(\.isUppercase) && !Syllable.isSyllable(form.lowercased())
  }

  private func isKnownIssuer(_ form: String) -> Bool {
    IssuerAbbreviation.name(of: form) != nil
  }

  /// Passes a separator and at most one run of white space behind it.
  private func separator(_ byte: UInt8, at index: Int, spaceBefore: Bool = false) -> Int? {
    var index = index
    if spaceBefore { index = text.skipSpace(index, limit: limit) }
    guard index < limit, text.bare[index] == byte else { return nil }
    let next = index + 1
    let skipped = text.skipSpace(next, limit: min(limit, next + 2))
    return skipped < limit ? skipped : nil
  }

  /// Reads one abbreviation: capitals, digits behind them, `&`, and the small letters of `TTg`.
  private func segment(at start: Int) -> (form: String, end: Int)? {
    guard start < limit, text.isA(.upper, at: start) else { return nil }
    var index = start + 1
    var smallRun = 0
    /// The full stop behind which the text may go on: `TT-BNV.Điều 5`.
    var stop: Int?
    while index < limit {
      let kind = text.classes[index]
      if kind.contains(.upper) || kind.contains(.digit) {
        smallRun = 0
      } else if kind.contains(.letter) {
        smallRun += 1
        if smallRun > 2 { return stop.map { (text.text(in: start..<$0), $0) } }
      } else if text.bare[index] == 0x26 || text.bare[index] == 0x2E,
        text.isA(.upper, at: index + 1), index + 1 < limit
      {
        smallRun = 0
        if text.bare[index] == 0x2E { stop = stop ?? index }
      } else {
        break
      }
      index += 1
    }
    return (text.text(in: start..<index), index)
  }

  /// A code needs two capitals or more, or a known abbreviation.
  private func isPlausible(_ parts: [String]) -> Bool {
    let capitals = parts.joined().unicodeScalars.reduce(0) {
      $0 + (ScalarTable.shared.entry($1).0.contains(.upper) ? 1 : 0)
    }
    return capitals >= 2 || partyType != nil
  }
}
