import DocumentGrammar
import DocumentModel

/// Walks through a stretch word by word and remembers what a mention may refer back to.
struct CitationScanner {
  private let manuscript: Manuscript
  private let ownSymbol: String?
  private(set) var mentions: [CitationResolver.Mention] = []

  private let text: ScanText
  /// The last name of a type and where it stands.
  private var type: Range<Int>?
  /// The last law whose name has no year yet.
  private var law: LawName?
  /// Where the last `sửa đổi, bổ sung` ended.
  private var amendment: Int?
  private var last: (end: Int, role: Citation.Role, type: String?, hasSymbol: Bool)?
  private var units = CitedUnitReader()
  /// The last full mention of each type and number, for short forms.
  private var known: [String: DocumentSymbol] = [:]

  init(manuscript: Manuscript, ownSymbol: String?) {
    self.manuscript = manuscript
    text = manuscript.text
    self.ownSymbol = ownSymbol
  }

  private static let number: Phrase = "số"
  private static let numero: Phrase = "No."
  private static let amending = PhraseSet(["sửa đổi, bổ sung", "sửa đổi", "bổ sung"])
  private static let forms = PhraseSet(["mẫu", "biểu", "biểu mẫu", "phụ lục", "bảng"])
  /// Words for documents that are no types of their own.
  private static let otherTypes = PhraseSet([
    "Văn bản", "Công văn", "Thông báo kết luận", "Thông tư liên bộ", "Quyết định",
    "Chương trình hành động",
    "Kế hoạch hành động", "Đề cương",
  ])

  mutating func scan(_ range: Range<Int>, isPreamble: Bool) {
    type = nil
    law = nil
    amendment = nil
    last = nil
    units.clear()
    var index = range.lowerBound
    while index < range.upperBound {
      guard text.startsWord(at: index) else {
        index += 1
        continue
      }
      if text.isA(.digit, at: index) {
        if let symbol = symbol(at: index, in: range) {
          index = cite(symbol, in: range, isPreamble: isPreamble)
          continue
        }
      } else if text.isA(.upper, at: index) {
        if let found = LawName.read(text, at: index, limit: range.upperBound) {
          if found.year != nil {
            index = cite(found, in: range, isPreamble: isPreamble)
            continue
          }
          law = found
        }
        if let end = typeEnd(at: index, limit: range.upperBound) {
          type = index..<end
          index = shortForm(in: range, isPreamble: isPreamble) ?? end
          continue
        }
        if [0x64, 0x6B, 0x63].contains(text.bare[index]),
          let end = units.read(text, at: index, limit: range.upperBound)
        {
          index = end
          continue
        }
      } else if text.bare[index] == 0x64 || text.bare[index] == 0x6B,
        let end = units.read(text, at: index, limit: range.upperBound)
      {
        index = end
        continue
      } else if text.bare[index] == 0x73 || text.bare[index] == 0x62,
        let end = Self.amending.match(
          in: text, at: index, limit: range.upperBound, exactly: true)?.end
      {
        amendment = isPassive(at: index, from: range.lowerBound) ? nil : end
        index = end
        continue
      }
      index += 1
      while index < range.upperBound, text.isWord(at: index) { index += 1 }
    }
  }

  private func typeEnd(at index: Int, limit: Int) -> Int? {
    let known = DocumentType.names.match(in: text, at: index, limit: limit, exactly: true)?.end
    let other = Self.otherTypes.match(in: text, at: index, limit: limit, exactly: true)?.end
    return [known, other].compactMap { $0 }.max()
  }

  // MARK: Number and symbol

  /// A symbol that is introduced as one, or whose code is known.
  private func symbol(at index: Int, in range: Range<Int>) -> DocumentSymbol? {
    guard let symbol = DocumentSymbol.parse(in: text, at: index, limit: range.upperBound) else {
      return nil
    }
    // `số ……/2014/QĐ-BTTTT`: the number was never filled in.
    if text.bareByte(at: index - 1) == 0x2F { return nil }
    let before = introduction(of: index, from: range.lowerBound)
    if before.isForm { return nil }
    if before.isNumbered || type.map({ $0.upperBound == before.start }) == true { return symbol }
    // `các số 087/IJC-TGR; 088/IJC-TGR`
    if let last, last.hasSymbol, isEnumerated(last.end..<index) { return symbol }
    // `09/2013/QĐST-DS`: a year and a code of several parts are a symbol even where none is known.
    let isKnown =
      symbol.type != nil || symbol.year != nil && symbol.issuers.count > 1
      || symbol.issuers.first.map { IssuerAbbreviation.name(of: $0) != nil } == true
    return isKnown ? symbol : nil
  }

  /// What stands before a symbol: `số`, whether a form (`Mẫu số`) is meant, and where that starts.
  private func introduction(
    of index: Int, from lower: Int
  ) -> (start: Int, isNumbered: Bool, isForm: Bool) {
    var at = back(over: index, from: lower)
    if at > lower, text.bare[at - 1] == 0x3A { at = back(over: at - 1, from: lower) }
    var isNumbered = false
    // `số`, also where its tone was lost; `No.` of a translation.
    let word = at > lower && text.bare[at - 1] == 0x2E ? at - 3 : at - 2
    if word >= lower, text.startsWord(at: word),
      [Self.number, Self.numero].contains(where: { $0.end(in: text, at: word, limit: at) == at })
    {
      isNumbered = true
      at = back(over: word, from: lower)
    } else if at - 2 >= lower, text.bare[at - 2] == 0x73, text.startsWord(at: at - 2),
      text.isA(.letter, at: at - 1), type?.upperBound == back(over: at - 2, from: lower)
    {
      // `Công văn sé`: behind a type it can be nothing else.
      isNumbered = true
      at = back(over: at - 2, from: lower)
    }
    var noun = at
    while noun > lower, text.isWord(at: noun - 1) { noun -= 1 }
    let isForm = Self.forms.match(in: text, at: noun, limit: at, exactly: true)?.end == at
    return (at, isNumbered, isForm)
  }

  private func back(over index: Int, from lower: Int) -> Int {
    var index = index
    while index > lower, text.isA(.space, at: index - 1) { index -= 1 }
    return index
  }

  /// In `các Luật số 43/2024/QH15, số 47/2024/QH15` the type of the first is that of all.
  private func enumeratedType(before start: Int) -> String? {
    guard let last, last.hasSymbol, isEnumerated(last.end..<start) else { return nil }
    return last.type
  }

  /// The type of a symbol whose code names none: only a letter has no year either.
  private func unnamedType(of symbol: DocumentSymbol) -> String? {
    // `178-CV/TW`
    if symbol.type == "CV" { return "Công văn" }
    if symbol.type != nil
      || symbol.issuers.first.map({ IssuerAbbreviation.legislatures(contain: $0) }) == true
    {
      return nil
    }
    if symbol.issuers.first?.hasPrefix("QĐ") == true { return "Quyết định" }
    return symbol.year == nil ? "Công văn" : nil
  }

  /// Adds the mention of a symbol; returns where it ends.
  private mutating func cite(
    _ symbol: DocumentSymbol, in range: Range<Int>, isPreamble: Bool
  ) -> Int {
    let before = introduction(of: symbol.range.lowerBound, from: range.lowerBound)
    var start = symbol.range.lowerBound
    var typeName: String?
    var name: String?
    if let type, type.upperBound == before.start {
      start = type.lowerBound
      typeName = manuscript.string(type)
    } else if let law, before.isNumbered, law.range.upperBound == before.start {
      start = law.range.lowerBound
      typeName = law.type
      name = manuscript.string(law.range)
    } else if let type, before.isNumbered, isPhrase(type.upperBound..<before.start) {
      start = type.lowerBound
      typeName = manuscript.string(type)
    } else {
      if before.isNumbered {
        start = before.start
        start = text.skipSpace(start)
      }
      typeName =
        symbol.type.flatMap { DocumentType(abbreviation: $0)?.name }
        ?? enumeratedType(before: start)
        ?? unnamedType(of: symbol)
    }
    var tail = CitationTail(manuscript: manuscript, limit: range.upperBound)
    tail.read(from: symbol.range.upperBound)
    let role = role(of: symbol.text, from: start, isPreamble: isPreamble)
    let typeWord = typeName.map(Self.sentenceCase)
    if let typeWord, let number = symbol.number { known["\(typeWord) \(number)"] = symbol }
    let citation = Citation(
      type: typeWord, symbol: symbol.text, name: name, date: tail.date?.normalForm,
      issuer: tail.issuer, year: nil, role: role, units: units.take(before: start, in: text),
      text: manuscript.string(start..<tail.end), line: 0)
    add(
      CitationResolver.Mention(
        citation: citation, symbol: symbol, date: tail.date,
        isTypeAtSymbol: type?.upperBound == before.start), start..<tail.end)
    return tail.end
  }

  // MARK: Short forms

  private static let shortTypes: Set<String> = [
    "Nghị định", "Nghị quyết", "Thông tư", "Chỉ thị", "Kết luận", "Pháp lệnh",
  ]
  private static let followers = PhraseSet([
    "của", "về", "ngày", "năm", "và", "hoặc", "đã", "được", "có", "quy định", "nêu", "này", "thì",
    "ban hành", "theo", "để", "cũng", "khi", "trên", "với", "không",
  ])

  /// `Nghị định 61`: the type that was just read and a number without a symbol.
  ///
  /// Where the text has mentioned a document of that type and number, it is meant. Else only types
  /// that are cited in this way are believed, and only where no noun follows (`Thông tư 02 bản`).
  private mutating func shortForm(in range: Range<Int>, isPreamble: Bool) -> Int? {
    guard let type else { return nil }
    var start = text.skipSpace(type.upperBound, limit: range.upperBound)
    if let end = Self.number.exactEnd(in: text, at: start, limit: range.upperBound) {
      start = text.skipSpace(end, limit: range.upperBound)
    }
    let end = text.skipDigits(start, limit: range.upperBound, most: 5)
    guard end > start, end - start <= 4, !text.isWord(at: end),
      ![0x2F, 0x2D, 0x25].contains(text.bareByte(at: end)),
      // `số 26 /2013/TT-BTTTT`
      text.bareByte(at: text.skipSpace(end, limit: range.upperBound)) != 0x2F,
      !(text.bareByte(at: end) == 0x2E && text.isA(.digit, at: end + 1))
    else { return nil }
    let typeName = Self.sentenceCase(manuscript.string(type))
    let number = text.text(in: start..<end)
    let symbol = known["\(typeName) \(number)"]
    let next = text.skipSpace(end, limit: range.upperBound)
    let isEnded =
      next >= range.upperBound || !text.isWord(at: next)
      || Self.followers.contains(in: text, at: next, limit: range.upperBound, exactly: true)
    guard isEnded, symbol != nil || Self.shortTypes.contains(typeName) else { return nil }
    // A bare blank to be filled in, or a year, is no number.
    guard let value = Int(number), value > 0, !(1945...2100).contains(value) else { return nil }
    var tail = CitationTail(manuscript: manuscript, limit: range.upperBound)
    tail.read(from: end)
    let role = role(of: symbol?.text, from: type.lowerBound, isPreamble: isPreamble)
    let citation = Citation(
      type: typeName, symbol: symbol?.text ?? number, number: number, name: nil,
      date: tail.date?.normalForm, issuer: tail.issuer, year: nil, role: role,
      units: units.take(before: type.lowerBound, in: text),
      text: manuscript.string(type.lowerBound..<tail.end), line: 0)
    add(
      CitationResolver.Mention(
        citation: citation, symbol: symbol, date: tail.date, isTypeAtSymbol: true, isShort: true),
      type.lowerBound..<tail.end)
    return tail.end
  }

  /// `KẾ HOẠCH` of a heading is the type `Kế hoạch`.
  private static func sentenceCase(_ name: String) -> String {
    DocumentType(name: name)?.name ?? name
  }

  /// Whether a few words without punctuation stand between a type and `số`.
  private func isPhrase(_ range: Range<Int>) -> Bool {
    guard !range.isEmpty, range.count <= 60 else { return false }
    return !range.contains { [0x2C, 0x3B, 0x3A, 0x2E, 0x28].contains(text.bare[$0]) }
  }

  // MARK: Laws

  private mutating func cite(_ law: LawName, in range: Range<Int>, isPreamble: Bool) -> Int {
    let role = role(of: nil, from: law.range.lowerBound, isPreamble: isPreamble)
    let citation = Citation(
      type: law.type, symbol: nil, name: manuscript.string(law.name), date: law.date?.normalForm,
      issuer: nil, year: law.date == nil ? law.year : nil, role: role,
      units: units.take(before: law.range.lowerBound, in: text),
      text: manuscript.string(law.range), line: 0)
    add(
      CitationResolver.Mention(
        citation: citation, symbol: nil, date: law.date, isTypeAtSymbol: false), law.range)
    return law.range.upperBound
  }

  // MARK: Role

  private mutating func add(_ mention: CitationResolver.Mention, _ range: Range<Int>) {
    var mention = mention
    let line = manuscript.lines[manuscript.lineIndex(at: range.lowerBound)]
    mention.citation.line = line.number
    mention.citation.page = line.page
    mention.citation.start = manuscript.documentOffset(of: range.lowerBound)
    mention.citation.end = manuscript.documentOffset(of: range.upperBound - 1) + 1
    mentions.append(mention)
    last = (
      range.upperBound, mention.citation.role, mention.citation.type,
      mention.citation.symbol != nil
    )
  }

  private func role(of symbol: String?, from start: Int, isPreamble: Bool) -> Citation.Role {
    if let symbol, let ownSymbol, symbol == ownSymbol { return .self }
    if let amendment, amendment < start, isAmendment(amendment..<start) { return .amended }
    if let last, last.role == .amended, isJoint(last.end..<start) { return .amended }
    return isPreamble ? .basis : .reference
  }

  private static let passive: Phrase = "được"

  /// `được sửa đổi, bổ sung tại Luật số …`: the law that is named amends.
  private func isPassive(at index: Int, from lower: Int) -> Bool {
    let end = back(over: index, from: lower)
    return end - 4 >= lower && text.startsWord(at: end - 4)
      && Self.passive.exactEnd(in: text, at: end - 4, limit: end) == end
  }

  /// `(sửa đổi, bổ sung theo Luật số …)`: the same in brief.
  private static let amenders = PhraseSet(["theo", "bởi", "bằng", "như", "năm"])

  /// `sửa đổi, bổ sung một số điều của Nghị định`: few words and no stop between the two.
  private func isAmendment(_ gap: Range<Int>) -> Bool {
    gap.count <= 90
      && !gap.contains {
        text.bare[$0] == 0x3B
          || text.bare[$0] == 0x2E && text.isA(.space, at: $0 + 1)
      }
      && !gap.contains {
        text.startsWord(at: $0)
          && (text.isA(.upper, at: $0)
            ? isVerbBreak(at: $0)
            : Self.amenders.contains(in: text, at: $0, limit: gap.upperBound, exactly: true))
      }
  }

  /// A capital within the gap that is no cited unit (`Điều`, `Khoản`) belongs to something else.
  private func isVerbBreak(at index: Int) -> Bool {
    ![0x64, 0x6B, 0x63, 0x6D, 0x70].contains(text.bare[index])
  }

  /// Whether nothing but marks, `và` and `số` stands between two symbols.
  private func isEnumerated(_ gap: Range<Int>) -> Bool {
    guard gap.count <= 12 else { return false }
    let words = manuscript.string(gap)
    return [",", ";", "và", ", số", "; số", "và số", ", và", ", và số", "; và số"].contains(words)
  }

  private func isJoint(_ gap: Range<Int>) -> Bool {
    guard gap.count <= 8 else { return false }
    let words = manuscript.string(gap)
    return ["và", ",", "", ", số", "và số"].contains(words)
  }
}

extension IssuerAbbreviation {
  /// Whether an abbreviation is that of a legislature, whose acts bear no type in their symbols.
  static func legislatures(contain abbreviation: String) -> Bool {
    abbreviation.hasPrefix("QH") || abbreviation.hasPrefix("UBTVQH")
  }
}
