import DocumentModel

/// What a note at the foot of a page starts with: a raised number, `[1]`, `(1)`, `*`.
struct FootnoteMark: Hashable, Sendable {
  /// The number or the asterisks, without brackets; empty where a sign was read for a raised number.
  var text: String
  /// Whether nothing but a note starts so; a figure on the line may also be a label.
  var isCertain: Bool

  /// The number, where it is one.
  var number: Int? { Int(text) }

  private static let raised: [Character: Character] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
    "⁹": "9",
  ]

  /// What a recogniser makes of a small raised figure.
  private static let damaged: Set<Character> = [
    "'", "’", "‘", "`", "\"", "“", "”", "!", "|", "I", "l", "i", "°", "º", "?", "\u{00A1}",
  ]

  /// The mark that a line starts with; `nil` where it starts with none.
  init?(of line: Fragment) {
    guard line.table == nil, let first = line.words.first, line.words.count >= 2 else { return nil }
    self.init(first.form, isRaised: FootnoteMark.isRaised(first, on: line))
  }

  /// The mark in a first word, which may have run into the next.
  init?(_ form: String, isRaised: Bool) {
    let superscript = form.prefix { FootnoteMark.raised[$0] != nil }
    if !superscript.isEmpty, superscript.count <= 3 {
      text = String(superscript.compactMap { FootnoteMark.raised[$0] })
      isCertain = true
      return
    }
    if let bracketed = FootnoteMark.bracketed(form) {
      text = bracketed
      isCertain = true
      return
    }
    let stars = form.prefix { $0 == "*" }
    if !stars.isEmpty, stars.count <= 3 {
      text = String(stars)
      isCertain = false
      return
    }
    let digits = form.prefix { ("0"..."9").contains($0) }
    let rest = form.dropFirst(digits.count)
    if (1...3).contains(digits.count), digits.first != "0" {
      text = String(digits)
      if rest.isEmpty {
        isCertain = isRaised
      } else if rest == "." || rest == ")" {
        isCertain = false
      } else if rest.count >= 2, rest.first?.isUppercase == true, digits.count <= 2,
        rest.dropFirst().allSatisfy({ $0.isLowercase || $0 == "," })
      {
        // `1Theo`
        isCertain = true
      } else {
        return nil
      }
      return
    }
    guard isRaised, form.count <= 2, form.allSatisfy(FootnoteMark.damaged.contains) else {
      return nil
    }
    text = ""
    isCertain = false
  }

  /// `1` of `[1]`, `(1)` and `(1)Theo`.
  private static func bracketed(_ form: String) -> String? {
    let closing: Character
    switch form.first {
    case "[": closing = "]"
    case "(": closing = ")"
    default: return nil
    }
    guard let end = form.firstIndex(of: closing) else { return nil }
    let inner = form[form.index(after: form.startIndex)..<end]
    let isNumber = (1...3).contains(inner.count) && inner.allSatisfy { ("0"..."9").contains($0) }
    return isNumber || inner == "*" || inner == "**" ? String(inner) : nil
  }

  /// Whether a word stands higher than the line that it starts, and is smaller.
  private static func isRaised(_ word: PlacedWord, on line: Fragment) -> Bool {
    let others = line.words.dropFirst().filter { $0.form.contains(where: \.isLetter) }
    guard !others.isEmpty else { return false }
    let feet = others.map(\.box.maxY).sorted()
    let foot = feet[feet.count / 2]
    return word.box.height < 0.85 * line.textHeight
      && foot - word.box.maxY > 0.15 * line.textHeight
  }
}
