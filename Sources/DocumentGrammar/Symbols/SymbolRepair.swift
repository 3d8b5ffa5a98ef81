import VietnameseText

/// What a damaged symbol most likely was.
package struct SymbolRepair: Hashable, Sendable {
  /// The token with its symbol repaired, the punctuation around it as it was.
  package var form: String
  /// Whether a digit was put where none was read: a reader should look at that number.
  package var changesDigits: Bool
  /// How far the token was from the form: the sum of the costs of its letters, 0.25 for a lost mark
  /// up to 1 for an unlikely misreading.
  package var cost: Double
}

extension DocumentSymbol {
  /// The most likely true form of a symbol, or part of one, that OCR damaged.
  ///
  /// `QP-TTg` becomes `QĐ-TTg`, `41/2022/UBTVQHIS` becomes `41/2022/UBTVQH15`. Each part of the code
  /// is compared, letter by letter and by how readily the letters are confused, with the closed
  /// lists of types and issuers; a change needs every compared part to be known after it, one best
  /// reading, and a type and issuer that go together. Letters inside a number become digits only
  /// between digits or where the year demands it, and are reported.
  ///
  /// - Returns: `nil` where the token is no symbol, is already right, or could be several things.
  /// - Complexity: O(*k* · *m*) for *k* known abbreviations and a token of *m* letters.
  package static func repair(_ token: String) -> SymbolRepair? {
    let parts = OuterPunctuation(token[...])
    guard parts.core.unicodeScalars.count >= 4, parts.core.unicodeScalars.count <= 40 else {
      return nil
    }
    var core = Array(parts.core.unicodeScalars)
    // `Số:139/KH-STTTT`
    var prefix: [Unicode.Scalar] = []
    if let colon = core.lastIndex(of: ":") {
      prefix = Array(core[...colon])
      core.removeSubrange(...colon)
    }
    let single = withoutDoubledStroke(core)
    let stroked = withStroke(single)
    guard var damaged = DamagedSymbol(stroked ?? single),
      damaged.repair() || stroked == nil && single != core
    else { return nil }
    let repaired = damaged.scalars
    guard repaired != core else { return nil }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: parts.leading.unicodeScalars)
    view.append(contentsOf: prefix)
    view.append(contentsOf: repaired)
    view.append(contentsOf: parts.trailing.unicodeScalars)
    return SymbolRepair(
      form: String(view),
      changesDigits: damaged.changesDigits || digits(in: repaired) < digits(in: core),
      cost: damaged.cost)
  }

  private static func digits(in scalars: [Unicode.Scalar]) -> Int {
    scalars.count { ("0"..."9").contains($0) }
  }
}

extension DocumentSymbol {
  /// The letter Đ is now and then read twice, as itself and as the Icelandic letter that looks like
  /// it: `QĐÐ` is `QĐ`.
  private static func withoutDoubledStroke(_ core: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for scalar in core {
      if scalar == "Ð" || scalar == "Đ", result.last == "Đ" { continue }
      result.append(scalar == "Ð" ? "Đ" : scalar)
    }
    return result
  }
}

extension DocumentSymbol {
  /// The symbol with the stroke before its code, where it was lost or read as something else:
  /// `44/2016QD-UBND`, `17/20232ND-CP`, `1460°QD-UBND`; `nil` where it is there.
  private static func withStroke(_ core: [Unicode.Scalar]) -> [Unicode.Scalar]? {
    func isDigit(_ index: Int) -> Bool { index < core.count && ("0"..."9").contains(core[index]) }
    var index = 0
    while isDigit(index) { index += 1 }
    guard (1...5).contains(index), index < core.count else { return nil }
    var end = index
    if core[index] == "/", (1...4).allSatisfy({ isDigit(index + $0) }),
      ["19", "20"].contains(String(core[index + 1]) + String(core[index + 2]))
    {
      end = index + 5
    }
    // A code of type and issuer follows, at once or behind one mark.
    let hasYear = end > index
    var code = end
    if code < core.count,
      hasYear
        ? "27lI|1.:;°'*".unicodeScalars.contains(core[code])
        : ".:;°'*|".unicodeScalars.contains(core[code])
    {
      code += 1
    }
    guard code + 4 <= core.count, hasYear || code > end, core[code].properties.isUppercase,
      core[code...].contains("-")
    else { return nil }
    return Array(core[..<end]) + ["/"] + Array(core[code...])
  }
}
