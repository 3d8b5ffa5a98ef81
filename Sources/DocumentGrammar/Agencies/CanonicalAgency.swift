import VietnameseText

/// The one name that all ways of printing an agency share.
///
/// `Sở NV`, `sở  Nội vụ` and `Sở Nội Vụ` are `Sở Nội vụ`; `UBND tỉnh` in a document of Gia Lai is
/// `Ủy ban nhân dân tỉnh Gia Lai`. A name that nothing is known of stays as it is printed.
package struct CanonicalAgency: Hashable, Sendable {
  /// The name.
  package let name: String
  /// Whether several agencies are meant: `các sở, ban, ngành`, `UBND cấp xã`.
  package let isCollective: Bool

  /// Finds the name.
  ///
  /// - Complexity: O(*n*) in the length of the name.
  package init(_ printed: some StringProtocol, in locality: Locality = Locality()) {
    var words = CanonicalAgency.words(printed)
    if words.count == 1, let known = IssuerAbbreviation.names[words[0]] {
      words = CanonicalAgency.words(known)
    }
    words = CanonicalAgency.expanded(words)
    var name = CanonicalAgency.withRightCapitals(words.joined(separator: " "))
    let collective = CanonicalAgency.isCollective(name)
    name = collective ? CanonicalAgency.opened(name) : CanonicalAgency.located(name, in: locality)
    self.name = name
    isCollective = collective
  }

  /// The words with hyphens apart and tone marks in their normal place.
  private static func words(_ printed: some StringProtocol) -> [String] {
    var words: [String] = []
    for word in printed.split(whereSeparator: \.isWhitespace) {
      // `Lao động- Thương binh`; a hyphen within an abbreviation stays.
      if word.count > 1, word.hasSuffix("-") || word.hasSuffix("–") {
        words.append(normal(word.dropLast()))
        words.append("-")
      } else if word.count > 1, word.hasPrefix("-") || word.hasPrefix("–") {
        words.append("-")
        words.append(normal(word.dropFirst()))
      } else {
        words.append(word == "–" ? "-" : normal(word))
      }
    }
    while let last = words.last, let mark = last.last, ",.;:".contains(mark), last != "TP.",
      last != "Tp."
    {
      words[words.count - 1].removeLast()
      if words[words.count - 1].isEmpty { words.removeLast() }
    }
    return words
  }

  /// A word with its tone mark in its place, whatever mark stands behind it.
  private static func normal(_ word: some StringProtocol) -> String {
    guard let last = word.last, last == "," || last == ";" else {
      return String(word).traditionalTonePlacement
    }
    return String(word.dropLast()).traditionalTonePlacement + String(last)
  }

  private static let ministries: Set<String> = ["sở", "bộ", "phòng", "ban", "ngành"]

  private static func expanded(_ words: [String]) -> [String] {
    var result: [String] = []
    var index = 0
    while index < words.count {
      let word = words[index]
      let core = word.last == "," ? String(word.dropLast()) : word
      let mark = word.last == "," ? "," : ""
      if let before = result.last?.lowercased(), ministries.contains(before),
        let (field, used) = field(words, from: index)
      {
        result.append(field)
        index += used
        continue
      }
      if core == "TT", index > 0 {
        // `các xã, TT` are townships, `TT Y tế` is a centre.
        let followsUnits =
          result.last.map { $0.hasSuffix(",") } == true || index == words.count - 1
        result.append((followsUnits ? "thị trấn" : "Trung tâm") + mark)
      } else if core == "TT" {
        result.append("Trung tâm")
      } else if let full = AgencyAbbreviations.words[core] {
        result.append(full + mark)
      } else if core.contains("&") || core.contains("/") {
        let joint: Character = core.contains("&") ? "&" : "/"
        let parts = core.split(separator: joint).map(String.init)
        let full = parts.map { AgencyAbbreviations.words[$0] }
        if full.allSatisfy({ $0 != nil }), parts.count > 1 {
          result.append(full.compactMap { $0 }.joined(separator: " và ") + mark)
        } else {
          result.append(word)
        }
      } else {
        result.append(word)
      }
      index += 1
    }
    return result
  }

  /// The field that an abbreviation behind `Sở` stands for; it may hold `&`, hyphens, commas or
  /// `và`: `GD&ĐT`, `VH,TT&DL`, `NN và PTNT`.
  private static func field(_ words: [String], from index: Int) -> (String, Int)? {
    for used in [3, 2, 1] where index + used <= words.count {
      let letters = words[index..<(index + used)].joined()
        .replacing("và", with: "").filter { $0.isLetter }
      guard letters.count >= 2, letters.prefix(2) == letters.prefix(2).uppercased() else {
        continue
      }
      if let field = AgencyAbbreviations.fields[letters] {
        let last = words[index + used - 1]
        return (field + (last.hasSuffix(",") ? "," : ""), used)
      }
    }
    return nil
  }

  /// The name with the capitals that the known parts of names have.
  private static func withRightCapitals(_ name: String) -> String {
    var name = name
    let letters = name.filter(\.isLetter)
    if letters.count > 6, letters == letters.uppercased() {
      name = sentenceCase(name)
    }
    let lowered = name.lowercased()
    let bytes = Array(lowered.utf8)
    for (spelled, right) in AgencyAbbreviations.phrases where holds(bytes, spelled.utf8) {
      guard let range = lowered.firstRange(of: spelled) else { continue }
      let start = lowered.distance(from: lowered.startIndex, to: range.lowerBound)
      let end = start + right.count
      guard lowered.count == name.count else { continue }
      let before = name.prefix(start)
      let after = name.dropFirst(end)
      if let last = before.last, last.isLetter { continue }
      if let first = after.first, first.isLetter { continue }
      // A name keeps its small first letter only within another: `Chánh văn phòng`.
      name = before + right + after
      break
    }
    if let first = name.first, first.isLowercase, !isCollective(name) {
      name = first.uppercased() + name.dropFirst()
    }
    return name
  }

  /// Whether bytes hold those of a phrase anywhere; most names hold none.
  private static func holds(_ bytes: [UInt8], _ phrase: String.UTF8View) -> Bool {
    let count = phrase.count
    guard count <= bytes.count else { return false }
    return (0...(bytes.count - count)).contains { start in
      bytes[start] == phrase.first && bytes[start..<(start + count)].elementsEqual(phrase)
    }
  }

  /// `SỞ NỘI VỤ` is `Sở Nội vụ`: organ and field have capitals.
  private static func sentenceCase(_ name: String) -> String {
    let lowered = name.lowercased()
    guard let blank = lowered.firstIndex(of: " ") else {
      return lowered.prefix(1).uppercased() + lowered.dropFirst()
    }
    let rest = lowered[lowered.index(after: blank)...]
    return lowered.prefix(1).uppercased() + lowered[..<blank].dropFirst() + " "
      + rest.prefix(1).uppercased() + rest.dropFirst()
  }

  private static let openers = [
    "các ", "những ", "mọi ", "từng ", "mỗi ", "toàn thể ", "toàn bộ ", "một số ",
  ]
  private static let general = [
    "cơ quan", "đơn vị", "địa phương", "tổ chức", "sở, ban", "ban, ngành", "sở, ngành", "cá nhân",
    "doanh nghiệp", "đoàn thể", "cấp ủy", "chính quyền các cấp",
  ]

  private static func isCollective(_ name: String) -> Bool {
    let lowered = name.lowercased()
    if openers.contains(where: lowered.hasPrefix) { return true }
    if general.contains(where: lowered.hasPrefix) { return true }
    return lowered.contains(" các ") || lowered.contains("các cấp") || lowered.contains(" cấp xã")
      || lowered.contains(" cấp huyện") || lowered.contains(" cấp tỉnh")
      || lowered.contains("xã, phường") || lowered.contains("phường, xã")
      || lowered.contains("huyện, ") || lowered.contains("có liên quan")
  }

  /// A collective with a small first word: `Các Sở, ban, ngành` and `các sở, ban, ngành` are one.
  private static func opened(_ name: String) -> String {
    let lowered = name.lowercased()
    guard openers.contains(where: lowered.hasPrefix) || general.contains(where: lowered.hasPrefix)
    else { return name }
    var words = name.split(separator: " ").map(String.init)
    words[0] = words[0].lowercased()
    if words.count > 1,
      ["sở,", "ban,", "bộ,", "cơ", "đơn", "phòng,"].contains(words[1].lowercased())
    {
      words[1] = words[1].lowercased()
    }
    return words.joined(separator: " ")
  }

  /// The name with the unit that its last word only hints at: `UBND tỉnh` of Gia Lai.
  private static func located(_ name: String, in locality: Locality) -> String {
    for kind in Locality.kinds {
      guard let unit = locality.units[kind], name.hasSuffix(" " + kind) else { continue }
      // `cấp tỉnh` is a level and no unit.
      if name.hasSuffix("cấp " + kind) { return name }
      return name.dropLast(kind.count) + unit
    }
    return name
  }
}
