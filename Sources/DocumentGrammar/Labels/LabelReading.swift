/// One reading of what may be a label, before its place in the sequence decides.
struct LabelReading: Sendable {
  var style: ListLabel.Style
  var ordinals = LabelOrdinals()
  /// What stands behind the label: `.`, `)`, `/`, `-`, or 0 where nothing does.
  var mark: UInt8 = 0
  /// The scalars that the label with its mark takes up.
  var range: Range<Int>
  /// The scalars that are the label without its mark, where it was read as it is printed.
  var printed: Range<Int>?
  /// What the misreading costs on the scale of ``LabelSequence``; nothing where there is none.
  var cost: Float = 0
  /// Whether something was read that only resembles this label.
  var isDamaged = false

  /// The label that this reading makes of a text.
  func label(in text: ScanText) -> ListLabel {
    let label = name(in: text)
    let closing = mark == 0 ? "" : String(UnicodeScalar(mark))
    let front = style == .bracketed && mark == 0 ? "(\(label))" : label + closing
    return ListLabel(
      style: style, ordinals: ordinals.array, label: label, token: front, range: range,
      isDamaged: isDamaged)
  }

  private func name(in text: ScanText) -> String {
    if let printed {
      return text.text(in: printed).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    switch style {
    case .roman: return RomanNumeral.text(ordinals.last ?? 0)
    case .letter:
      let letters = ListLabel.letters
      return ordinals.last.map { String(Character(letters[min($0, letters.count) - 1])) } ?? ""
    case .dash: return "-"
    default: return ordinals.array.map(String.init).joined(separator: ".")
    }
  }
}
