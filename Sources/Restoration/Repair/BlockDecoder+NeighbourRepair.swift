import DocumentGrammar
import VietnameseText

/// Mends what only the tokens beside a token tell: the second `d` of `c, d, d, e`, and symbols that
/// were torn apart within a number or at the end of a line.
extension BlockDecoder {
  /// Goes through a block that was decoded.
  ///
  /// - Complexity: O(*n*).
  mutating func repairByNeighbours(in block: TokenBlock) {
    var letter: Int?
    for line in block.lines.indices {
      let range = block.tokens(ofLine: line)
      for index in range where decisions[index].kind != .absorbed && !decisions[index].isOpaque {
        let token = block.tokens[index]
        guard token.end - token.start <= 16, index > 0 else { continue }
        if isLoneD(token, block) {
          // At the start of a line it is the label of a list, which has a sequence of its own.
          if index == range.lowerBound, token.end - token.start > 1 { continue }
          if let first = letter, isEnumeration(first + 1..<index, block) {
            put("đ", in: index, block)
          }
          letter = index
        } else if index == range.lowerBound {
          if isTornOverLines(index, block) { repairOverLines(index, block) }
        } else if isTornSymbol(index, block) {
          joinSymbol(index, block)
        }
      }
    }
  }

  // MARK: - Letters of a list

  /// Whether a token is the letter d with no more than marks behind it.
  private func isLoneD(_ token: TokenBlock.Token, _ block: TokenBlock) -> Bool {
    guard block.bytes[Int(token.start)] == UInt8(ascii: "d") else { return false }
    return block.bytes[Int(token.start) + 1..<Int(token.end)].allSatisfy {
      [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ".")].contains($0)
    }
  }

  /// Whether only letters of a list and what joins them stand in a range.
  private func isEnumeration(_ range: Range<Int>, _ block: TokenBlock) -> Bool {
    range.count <= 4
      && range.allSatisfy { index in
        let word = OuterPunctuation(text(of: index, block)[...]).core.lowercased()
        return word.isEmpty || ["và", "hoặc", "điểm", "các"].contains(word)
      }
  }

  /// Puts another core in the place of a token's.
  private mutating func put(_ core: String, in index: Int, _ block: TokenBlock) {
    let outer = OuterPunctuation(read(index, block)[...])
    set(outer.leading + core + outer.trailing, for: index, as: .changed)
  }

  // MARK: - Symbols

  /// Whether a token may be the rest of a symbol's number or of its legislature.
  private func isTornSymbol(_ index: Int, _ block: TokenBlock) -> Bool {
    let before = block.tokens[index - 1]
    guard before.end - before.start >= 4, decisions[index - 1].kind == .kept else { return false }
    let bytes = block.bytes[Int(before.start)..<Int(before.end)]
    guard bytes.contains(UInt8(ascii: "/")), let last = bytes.last else { return false }
    return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(last) || last == UInt8(ascii: "H")
  }

  /// Joins a token to the one before where both together are a symbol: `15/201 2/QH13`,
  /// `50/2005/QH1 1`.
  private mutating func joinSymbol(_ index: Int, _ block: TokenBlock) {
    let before = read(index - 1, block)
    let outer = OuterPunctuation(read(index, block)[...])
    let first = OuterPunctuation(before[...])
    guard !outer.core.isEmpty, outer.leading.isEmpty, first.trailing.isEmpty else { return }
    let joined: String
    if outer.core.contains("/") {
      // Only a year is torn like this.
      guard let part = before.split(separator: "/").last, (1...3).contains(part.utf8.count),
        outer.core.prefix(while: \.isNumber).utf8.count == 4 - part.utf8.count
      else { return }
      joined = String(first.core) + String(outer.core)
    } else {
      guard before.contains("/QH") || before.contains("UBTVQH"), outer.core.utf8.count <= 2,
        let number = NumeralReading.read(SymbolCode.encode(outer.core))?.digits
          ?? (outer.core.allSatisfy(\.isNumber) ? SymbolCode.encode(outer.core) : nil)
      else { return }
      joined = String(first.core) + SymbolCode.decode(number)
    }
    let symbol = DocumentSymbol.repair(joined)?.form ?? joined
    guard let parsed = DocumentSymbol(prefixOf: symbol), parsed.year != nil,
      parsed.range.upperBound == symbol.unicodeScalars.count,
      parsed.issuers.last.map(GrammarRepair.isWholeIssuer) == true
    else { return }
    set(first.leading + symbol + outer.trailing, for: index - 1, as: .joined)
    decisions.base[index].kind = .absorbed
  }

  /// Whether the first token of a line may be the rest of a symbol that the line above ends with.
  private func isTornOverLines(_ index: Int, _ block: TokenBlock) -> Bool {
    let before = block.tokens[index - 1]
    guard decisions[index - 1].kind == .kept || decisions[index - 1].kind == .changed,
      !decisions[index - 1].isOpaque, before.end - before.start <= 40
    else { return false }
    let bytes = block.bytes[Int(before.start)..<Int(before.end)]
    guard let last = bytes.last, bytes.contains(where: Self.isDigit),
      let first = block.bytes[Int(block.tokens[index].start)...].first
    else { return false }
    return Self.isSeparator(last) || Self.isSeparator(first) && bytes.contains(UInt8(ascii: "/"))
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/")
  }

  /// Mends both halves of a symbol that a line break tore at a stroke or hyphen: neither is one alone.
  private mutating func repairOverLines(_ index: Int, _ block: TokenBlock) {
    let (before, after) = (read(index - 1, block), read(index, block))
    let leading = OuterPunctuation(before[...]).leading
    let trailing = OuterPunctuation(after[...]).trailing
    let first = before.dropFirst(leading.count)
    let second = after.dropLast(trailing.count)
    guard let symbol = GrammarRepair.repairedSymbol(String(first + second))?.form,
      let parsed = DocumentSymbol(prefixOf: symbol),
      parsed.range.upperBound == symbol.unicodeScalars.count,
      parsed.issuers.last.map(GrammarRepair.isWholeIssuer) == true
    else { return }
    // The break stays at its separator.
    var left = first.utf8.count(where: Self.isSeparator)
    let staysBehind = second.utf8.first.map(Self.isSeparator) == true
    var head = symbol.startIndex
    while head < symbol.endIndex {
      if let byte = symbol[head].asciiValue, Self.isSeparator(byte) {
        if staysBehind, left == 0 { break }
        left -= 1
        if !staysBehind, left == 0 {
          head = symbol.index(after: head)
          break
        }
      }
      head = symbol.index(after: head)
    }
    guard head > symbol.startIndex, head < symbol.endIndex else { return }
    set(leading + symbol[..<head], for: index - 1, as: .changed)
    set(symbol[head...] + trailing, for: index, as: .changed)
  }

  // MARK: - Texts

  /// A token as it was read.
  func read(_ index: Int, _ block: TokenBlock) -> String {
    let token = block.tokens[index]
    return String(decoding: block.bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
  }

  /// A token as it was decided on.
  func text(of index: Int, _ block: TokenBlock) -> String {
    let decision = decisions[index]
    switch decision.kind {
    case .kept: return read(index, block)
    case .changed, .joined: return texts.string(decision.text)
    case .absorbed: return ""
    }
  }

  mutating func set(_ text: some StringProtocol, for index: Int, as kind: Decision.Kind) {
    decisions.base[index].text = texts.append(text)
    decisions.base[index].kind = kind
    decisions.base[index].symbol = ByteRange()
    decisions.base[index].probability = Float(GrammarRepair.certainty)
    decisions.base[index].isDecoded = true
  }
}
