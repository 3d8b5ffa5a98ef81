import VietnameseText

/// Whether what is printed around a symbol agrees with what the symbol itself says.
package enum SymbolAgreement {
  /// Whether a printed type is one that the symbol's abbreviation stands for.
  ///
  /// `true` where the symbol has no type or the printed word is no type of its own (`Văn bản`).
  package static func isType(_ printed: String, of symbol: DocumentSymbol) -> Bool {
    guard let abbreviation = symbol.type, let type = DocumentType(name: printed) else {
      return true
    }
    // One abbreviation serves several types: QĐ is Quyết định and, in the Party, Quy định.
    if abbreviation == "QĐ", type.name == "Quy định" { return true }
    if abbreviation == "CV" { return type.name == "Công văn" }
    // Letters bear the codes of units, many of which are spelled like a type: `769/TC-HCSN`.
    if type.name == "Công văn" { return !Self.sure.contains(abbreviation) }
    // The order of the President that promulgated a law gave it its number: `18-L/CTN`.
    if abbreviation == "L" { return ["Lệnh", "Luật", "Bộ luật", "Pháp lệnh"].contains(type.name) }
    return DocumentType.all.contains { known in
      known.abbreviation == abbreviation
        && (known.name == type.name || type.name.hasPrefix(known.name + " ")
          || known.name.hasPrefix(type.name + " "))
    }
  }

  /// Abbreviations that stand for nothing but their type.
  private static let sure: Set<String> = ["NĐ", "NQ", "QĐ", "KH", "TTr", "TTLT", "CTr", "PL"]

  /// Organs of the Party share `TW` and `TU`, and units of local bodies sign for them.
  private static let shared: Set<String> = ["TW", "TU", "HU", "ĐU", "QU", "VP", "BCĐ", "BCH"]

  /// Whether a printed issuer is the one that the symbol abbreviates.
  ///
  /// `true` where one of the two is not known.
  ///
  /// - Complexity: O(*k*) in the number of known issuers.
  package static func isIssuer(_ printed: String, of symbol: DocumentSymbol) -> Bool {
    guard let code = symbol.issuers.first, !shared.contains(code),
      let meant = IssuerAbbreviation.name(of: code)
    else { return true }
    let name = CanonicalAgency(printed).name
    if agrees(name, meant) { return true }
    // The issuers of a joint document stand in any order.
    if symbol.issuers.dropFirst().contains(where: { code in
      IssuerAbbreviation.name(of: code).map { agrees(name, $0) } ?? true
    }) {
      return true
    }
    // Only the name of another known organ contradicts; a village or a person does not.
    return !IssuerAbbreviation.names.values.contains { known in
      known.count >= 8 && begins(name, with: known) && !agrees(known, meant)
    }
  }

  private static func agrees(_ printed: String, _ meant: String) -> Bool {
    if begins(printed, with: meant) || begins(meant, with: printed) && printed.count >= 9 {
      return printed.hasPrefix("Thủ tướng") == meant.hasPrefix("Thủ tướng")
    }
    // `Chủ tịch Ủy ban nhân dân tỉnh`, `Hội đồng Thẩm phán Tòa án nhân dân tối cao`
    return printed.contains(meant) && meant != "Chính phủ" && meant != "Quốc hội"
  }

  private static func begins(_ text: String, with part: String) -> Bool {
    guard text.count >= part.count else { return false }
    let head = text.prefix(part.count)
    guard head.lowercased() == part.lowercased() else { return false }
    return text.dropFirst(part.count).first.map { !$0.isLetter } ?? true
  }
}
