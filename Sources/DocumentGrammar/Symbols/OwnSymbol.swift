/// The symbol in the head of a document, checked against the issuer and the type beside it.
///
/// Sở Thông tin và Truyền thông signs as STTTT. A code that the scan made unreadable is put right where
/// it is no abbreviation that anybody uses, has letters that the issuer's name does not have, and is
/// near enough to what that name or the type abbreviates to.
package enum OwnSymbol {
  /// The symbol as it must be; `nil` where it is right already or nothing is sure.
  ///
  /// - Complexity: O(*m*²) in the length of the code.
  package static func mended(_ symbol: String, issuer: String?, type: String?) -> String? {
    let text = ScanText(symbol)
    guard let read = DocumentSymbol.parse(in: text, at: 0, numberMayBeMissing: true),
      read.issuers.count + (read.type == nil ? 0 : 1) <= 2, let code = read.issuers.last,
      // `STTTT-VP` of an official letter.
      read.type != nil || read.issuers.count == 1
        || IssuerAbbreviation.name(of: read.issuers[0]) == nil
    else { return nil }
    var mended = symbol
    if let issuer, let meant = Self.code(meantBy: code, issuer: issuer), mended.hasSuffix(code) {
      mended = mended.dropLast(code.count) + meant
    }
    if read.type == nil, read.issuers.count == 2, let type,
      let meant = DocumentType(name: type)?.abbreviation,
      cost(of: Array(read.issuers[0].unicodeScalars), for: Array(meant.unicodeScalars))
        <= Float(meant.count) * nearest,
      let range = mended.firstRange(of: "/" + read.issuers[0] + "-")
    {
      mended.replaceSubrange(range, with: "/" + meant + "-")
    }
    return mended == symbol ? nil : mended
  }

  /// The most that a letter may cost on average.
  private static let nearest: Float = 0.5

  private static func code(meantBy seen: String, issuer: String) -> String? {
    guard IssuerAbbreviation.name(of: seen) == nil, !isWithin(issuer, seen) else { return nil }
    let scalars = Array(seen.unicodeScalars)
    var best: (code: String, cost: Float)?
    for candidate in abbreviations(of: issuer) {
      let cost = cost(of: scalars, for: Array(candidate.unicodeScalars))
      guard cost <= Float(candidate.count) * nearest, cost < best?.cost ?? .infinity else {
        continue
      }
      best = (candidate, cost)
    }
    return best?.code
  }

  /// Whether all letters of a code stand in a name in their order, as those of its abbreviation do.
  private static func isWithin(_ name: String, _ code: String) -> Bool {
    let letters = ScanText(name).bare
    var index = 0
    for letter in ScanText(code).bare where letter != 0x26 && letter != 0x2E {
      guard let found = letters[index...].firstIndex(of: letter) else { return false }
      index = found + 1
    }
    return true
  }

  /// The known abbreviations of an issuer, and the first letters of its words.
  private static func abbreviations(of issuer: String) -> [String] {
    let name = CanonicalAgency(issuer).name.lowercased()
    var found = IssuerAbbreviation.names.filter { name.hasPrefix($0.value.lowercased()) }
      .keys.sorted()
    let words = issuer.uppercased().split { !$0.isLetter }.filter { $0 != "VÀ" && $0 != "CỦA" }
    let initials = String(words.compactMap { $0.initial })
    if initials.count >= 2 { found.append(initials) }
    return found
  }

  /// What it costs to read a code for another: letters, strokes put in and left out.
  private static func cost(of seen: [Unicode.Scalar], for meant: [Unicode.Scalar]) -> Float {
    guard seen.count <= 12, meant.count <= 12 else { return .infinity }
    var row: [Float] = [0]
    for scalar in meant { row.append(row[row.count - 1] + gap(scalar)) }
    for one in seen {
      var diagonal = row[0]
      row[0] += gap(one)
      for (place, other) in meant.enumerated() {
        let next = min(
          row[place + 1] + gap(one), row[place] + gap(other), diagonal + change(one, other))
        diagonal = row[place + 1]
        row[place + 1] = next
      }
    }
    return row[meant.count]
  }

  private static func isStroke(_ scalar: Unicode.Scalar) -> Bool {
    ["I", "L", "T", "l", "1", "F", "J", "i", "|"].contains(scalar)
  }

  private static func gap(_ scalar: Unicode.Scalar) -> Float { isStroke(scalar) ? 0.5 : 1 }

  private static func change(_ seen: Unicode.Scalar, _ meant: Unicode.Scalar) -> Float {
    if isStroke(seen), isStroke(meant), seen != meant { return 0.5 }
    return Confusability.cost(of: seen, for: meant).map { Float($0) } ?? 1.25
  }
}

extension Substring {
  /// The first letter of a word as abbreviations have it: without marks, but for Đ.
  fileprivate var initial: Character? {
    first.flatMap { letter in
      let bare = ScanText(String(letter)).bare.first.map { Character(UnicodeScalar($0)) }
      return letter == "Đ" ? "Đ" : bare.flatMap { $0.uppercased().first }
    }
  }
}
