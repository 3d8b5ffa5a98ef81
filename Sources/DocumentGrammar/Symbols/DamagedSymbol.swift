/// A symbol cut at its strokes and hyphens.
struct DamagedSymbol {
  private var segments: [[Unicode.Scalar]] = [[]]
  private var separators: [Unicode.Scalar] = []
  private(set) var changesDigits = false
  private(set) var cost = 0.0

  init?(_ core: [Unicode.Scalar]) {
    for scalar in core {
      switch scalar {
      case "/", "-", "–":
        separators.append(scalar)
        segments.append([])
      default: segments[segments.count - 1].append(scalar)
      }
    }
    guard segments.count <= 8 else { return nil }
  }

  var scalars: [Unicode.Scalar] {
    var result = segments[0]
    for (separator, segment) in zip(separators, segments.dropFirst()) {
      result.append(separator)
      result += segment
    }
    return result
  }

  /// Repairs what can be; `false` where this is no symbol or several readings are possible.
  mutating func repair() -> Bool {
    guard !separators.isEmpty else { return repairAlone() }
    guard let code = codeStart() else { return false }
    guard repairCode(from: code) else { return false }
    repairNumbers(before: code)
    return true
  }

  /// A lone abbreviation of an issuer: long enough, and only marks were lost.
  private mutating func repairAlone() -> Bool {
    guard segments[0].count >= 4, !segments[0].allSatisfy({ $0.properties.isLowercase }) else {
      return false
    }
    guard
      let best = DamagedSymbol.nearest(
        to: segments[0], in: KnownAbbreviations.shared.issuers, limit: 0.75),
      best.cost > 0
    else { return false }
    segments[0] = best.form
    cost = best.cost
    return true
  }

  /// Index of the first segment of the code: the first that is no number.
  private func codeStart() -> Int? {
    for (index, segment) in segments.enumerated() {
      if segment.isEmpty {
        guard index == 0 else { return nil }
        continue
      }
      if index < segments.count - 1, DamagedSymbol.isNumberLike(segment, isFirst: index == 0) {
        continue
      }
      return index
    }
    return nil
  }

  /// Mostly digits, the rest letters that digits are read as.
  private static func isNumberLike(_ segment: [Unicode.Scalar], isFirst: Bool) -> Bool {
    let digits = segment.count { ("0"..."9").contains($0) }
    guard digits > 0 else { return false }
    if isFirst, digits == segment.count - 1, let last = segment.last,
      last.properties.isLowercase, last.isASCII
    {
      return true
    }
    return digits * 2 >= segment.count
      && segment.allSatisfy {
        ("0"..."9").contains($0) || Confusability.digit(for: $0) != nil
      }
  }

  private mutating func repairCode(from start: Int) -> Bool {
    let known = KnownAbbreviations.shared
    let code = Array(segments[start...])
    guard code.allSatisfy({ !$0.isEmpty && $0.count <= 12 }) else { return false }
    var repaired = code
    var total = 0.0
    // `QĐ-UBND`, `NQ/TW`: the type first, then issuers. `UBND`, `BNV-CCHC`: only issuers.
    let asType = DamagedSymbol.nearest(to: code[0], in: known.types, limit: 1)
    let asIssuer = DamagedSymbol.nearestIssuer(to: code[0])
    let startsWithType: Bool
    switch (asType, asIssuer) {
    case (let type?, let issuer?): startsWithType = code.count > 1 && type.cost <= issuer.cost
    case (.some, nil): startsWithType = code.count > 1
    default: startsWithType = false
    }
    guard let first = startsWithType ? asType : asIssuer else { return false }
    if code.count == 1, start == 0 { return false }
    repaired[0] = first.form
    total += first.cost
    for index in code.indices.dropFirst() {
      if let issuer = DamagedSymbol.nearestIssuer(to: code[index]) {
        repaired[index] = issuer.form
        total += issuer.cost
      } else {
        // A department's own abbreviation: only the eth, which Vietnamese does not have, is wrong.
        guard DamagedSymbol.isAbbreviation(code[index]) else { return false }
        repaired[index] = code[index].map { $0 == "Ð" ? "Đ" : $0 }
        let changed = repaired[index] != code[index]
        total += changed ? 0.25 : 0
        // With an unknown issuer, only a lost mark of the type is sure enough.
        if first.cost > 0.25 { return false }
      }
    }
    guard total <= 2.0 else { return false }
    if startsWithType, code.count > 1, !DamagedSymbol.agree(repaired[0], repaired[1]) {
      return false
    }
    for index in code.indices {
      let before = code[index].count { ("0"..."9").contains($0) }
      let after = repaired[index].count { ("0"..."9").contains($0) }
      if after > before { changesDigits = true }
      segments[start + index] = repaired[index]
    }
    cost += total
    return true
  }

  private mutating func repairNumbers(before code: Int) {
    for index in 0..<code {
      let segment = segments[index]
      var repaired = segment
      for (place, scalar) in segment.enumerated() where !("0"..."9").contains(scalar) {
        // The small letter of `30a` is no damage.
        if index == 0, place == segment.count - 1, "abcdđ".unicodeScalars.contains(scalar) {
          continue
        }
        guard let digit = Confusability.digit(for: scalar) else { return }
        repaired[place] = digit
      }
      guard repaired != segment else { continue }
      if index > 0 {
        // A year that is none after the repair is left as it was read.
        guard repaired.count == 4,
          repaired.starts(with: ["2", "0"]) || repaired.starts(with: ["1", "9"])
        else { continue }
      }
      segments[index] = repaired
      changesDigits = true
      cost += 0.5
    }
  }

  /// Letters that an abbreviation may have, at least two capitals among them.
  private static func isAbbreviation(_ segment: [Unicode.Scalar]) -> Bool {
    var capitals = 0
    for scalar in segment {
      if scalar.properties.isUppercase {
        capitals += 1
      } else if !scalar.properties.isLowercase, !("0"..."9").contains(scalar),
        scalar != "&", scalar != "."
      {
        return false
      }
    }
    return capitals >= 2 && capitals * 2 >= segment.count
  }

  /// Whether a type is one that an issuer gives: nghị định is the Government's alone.
  private static func agree(_ type: [Unicode.Scalar], _ issuer: [Unicode.Scalar]) -> Bool {
    let issuer = DamagedSymbol.string(issuer)
    switch DamagedSymbol.string(type) {
    case "NĐ": return issuer == "CP"
    case "L", "PL": return ["CTN", "QH", "UBTVQH"].contains { issuer.hasPrefix($0) }
    default: return true
    }
  }

  private static func string(_ scalars: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// The one known abbreviation that is nearest; `nil` where none is near enough or two are equally.
  static func nearest(
    to segment: [Unicode.Scalar], in known: [[Unicode.Scalar]], limit: Double
  ) -> (form: [Unicode.Scalar], cost: Double)? {
    var best: (form: [Unicode.Scalar], cost: Double)?
    var tied = false
    for candidate in known where candidate.count == segment.count {
      guard let cost = Confusability.cost(of: segment, for: candidate), cost <= limit else {
        continue
      }
      if let present = best, cost >= present.cost {
        if cost == present.cost, candidate != present.form { tied = true }
        continue
      }
      best = (candidate, cost)
      tied = false
    }
    return tied ? nil : best
  }

  /// The nearest issuer; behind `QH` and `UBTVQH` the number of the legislature may follow.
  static func nearestIssuer(
    to segment: [Unicode.Scalar]
  ) -> (form: [Unicode.Scalar], cost: Double)? {
    let limit = segment.count >= 6 ? 1.5 : 1.0
    if let known = nearest(to: segment, in: KnownAbbreviations.shared.issuers, limit: limit) {
      return known
    }
    for stem in KnownAbbreviations.shared.legislatures where segment.count > stem.count {
      guard let cost = Confusability.cost(of: Array(segment.prefix(stem.count)), for: stem),
        cost <= limit, let number = legislature(segment.dropFirst(stem.count))
      else { continue }
      return (stem + number.digits, cost + number.cost)
    }
    return nil
  }

  /// The number of a legislature that digits are, as they were read, and what the misreading costs.
  private static func legislature(
    _ scalars: ArraySlice<Unicode.Scalar>
  ) -> (digits: [Unicode.Scalar], cost: Double)? {
    var scalars = scalars
    var (digits, cost): ([Unicode.Scalar], Double) = ([], 0)
    var number = 0
    // A stroke that was read twice: `QHI15`.
    if scalars.count == 3, let first = scalars.first, !("0"..."9").contains(first),
      Confusability.digit(for: first) == "1"
    {
      scalars.removeFirst()
      guard scalars.first.map({ $0 == "1" || Confusability.digit(for: $0) == "1" }) == true
      else { return nil }
      cost = 0.5
    }
    guard scalars.count <= 2 else { return nil }
    for scalar in scalars {
      let digit: Unicode.Scalar
      if ("0"..."9").contains(scalar) {
        digit = scalar
      } else if let meant = Confusability.digit(for: scalar) {
        digit = meant
        cost += 0.5
      } else {
        return nil
      }
      digits.append(digit)
      number = number * 10 + Int(digit.value) - 0x30
    }
    // Legislatures bear a number in symbols since the eighth.
    return (8...20).contains(number) ? (digits, cost) : nil
  }
}
