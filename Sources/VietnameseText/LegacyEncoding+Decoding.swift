extension LegacyEncoding {
  /// The encoding that a font's name gives away: `.VnTime` and `.VnArialH` are TCVN3, `VNI-Times` is
  /// VNI. The six letters and the plus sign of a subset (`ABCDEF+.VnTime`) do not matter.
  package init?(fontName: some StringProtocol) {
    let name = fontName.split(separator: "+").last.map { $0.lowercased() } ?? ""
    if name.hasPrefix(".vn") || name.hasPrefix("vntime") || name.hasPrefix("vnarial") {
      self = .tcvn3
    } else if name.hasPrefix("vni-") || name.hasPrefix("vni ") {
      self = .vni
    } else {
      return nil
    }
  }

  /// Whether all letters of a font are capitals: the TCVN3 fonts whose names end in H.
  package static func hasCapitalsOnly(fontName: some StringProtocol) -> Bool {
    let name = fontName.split(separator: "+").last ?? ""
    let family = name.split(separator: ",").first ?? ""
    return family.lowercased().hasPrefix(".vn") && family.hasSuffix("H")
  }

  /// The text that letters in this encoding stand for, once they were taken for Latin 1.
  ///
  /// - Complexity: O(*n*).
  package func decode(_ text: some StringProtocol) -> String {
    switch self {
    case .tcvn3: LegacyEncoding.decodeTCVN3(text)
    case .vni: LegacyEncoding.decodeVNI(text)
    }
  }

  private static func decodeTCVN3(_ text: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(tcvn3Letters[scalar] ?? scalar) }
    return String(result)
  }

  private static func decodeVNI(_ text: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let base = result.last, let letter = vniMarked(base, scalar) {
        result.removeLast()
        result.append(letter)
      } else {
        result.append(vniLetters[scalar] ?? scalar)
      }
    }
    return String(result)
  }

  /// The letter that a vowel and the mark behind it make, in either case.
  private static func vniMarked(
    _ base: Unicode.Scalar, _ mark: Unicode.Scalar
  ) -> Unicode.Scalar? {
    let text = String(mark)
    guard let lower = text.lowercased().unicodeScalars.first, let (quality, tone) = vniMarks[lower],
      var letter = Letter(base), letter.tone == .ngang
    else { return nil }
    // The vowels that have their quality already take a tone only.
    switch (letter.quality, quality) {
    case (.plain, _):
      guard
        quality == .plain || quality == .circumflex && "aeo".unicodeScalars.contains(letter.base)
          || quality == .breve && letter.base == "a"
      else { return nil }
      guard "aeouy".unicodeScalars.contains(letter.base) else { return nil }
      letter.quality = quality
    case (.horn, .plain): break
    default: return nil
    }
    letter.tone = tone
    return letter.scalar
  }

  /// TCVN 5712:1993, VN3: what is printed for a letter of Latin 1.
  private static let tcvn3Letters: [Unicode.Scalar: Unicode.Scalar] = table(
    "¡¢§£¤¥¦¨©®ª«¬\u{AD}µ¸¶·¹»¾¼½ÆÇÊÈÉËÌÐÎÏÑÒÕÓÔÖ×ÝØÜÞßãáâäåèæçéêíëìîïóñòôõøö÷ùúýûüþ",
    "ĂÂĐÊÔƠƯăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ")

  /// VNI's letters of one sign.
  private static let vniLetters: [Unicode.Scalar: Unicode.Scalar] = table(
    "ñÑôÔöÖíÍìÌæÆóÓòÒîÎ", "đĐơƠưƯíÍìÌỉỈĩĨịỊỵỴ")

  /// VNI's marks behind a vowel.
  private static let vniMarks: [Unicode.Scalar: (Letter.Quality, Tone)] = [
    "ù": (.plain, .sac), "ø": (.plain, .huyen), "û": (.plain, .hoi), "õ": (.plain, .nga),
    "ï": (.plain, .nang),
    "â": (.circumflex, .ngang), "á": (.circumflex, .sac), "à": (.circumflex, .huyen),
    "å": (.circumflex, .hoi), "ã": (.circumflex, .nga), "ä": (.circumflex, .nang),
    "ê": (.breve, .ngang), "é": (.breve, .sac), "è": (.breve, .huyen), "ú": (.breve, .hoi),
    "ü": (.breve, .nga), "ë": (.breve, .nang),
  ]

  private static func table(
    _ keys: String, _ values: String
  ) -> [Unicode.Scalar: Unicode.Scalar] {
    Dictionary(uniqueKeysWithValues: zip(keys.unicodeScalars, values.unicodeScalars))
  }
}
