/// The label at the head of a line: `I.`, `2.1.`, `đ)`, `-`, `Điều 5.`, `PHỤ LỤC II`.
///
/// A line can have several readings (`l.` is a damaged `1.`, a damaged `I.` or the letter l); a
/// ``LabelSequence`` chooses the one that fits its place.
public struct ListLabel: Hashable, Sendable {
  /// What sort of label, from the outermost unit to the innermost.
  public enum Style: Int, Hashable, Sendable, CaseIterable, Comparable {
    /// `PHỤ LỤC II`
    case appendix
    /// `Phần thứ nhất`, `PHẦN I`
    case division
    /// `Chương II`
    case chapter
    /// `Mục 1`
    case subchapter
    /// `Điều 5.`
    case article
    /// `A.`
    case capital
    /// `II.`
    case roman
    /// `2.`, `2.1.`, `2/`
    case arabic
    /// `đ)`
    case letter
    /// `(1)`, `1)` below a letter
    case bracketed
    /// `-`, `*`, a bullet
    case dash
    /// `+`
    case plus

    /// Outer before inner.
    public static func < (one: Style, other: Style) -> Bool { one.rawValue < other.rawValue }
  }

  /// What sort.
  public var style: Style
  /// Its place in the sequence: `[4]` of `IV.`, `[2, 1]` of `2.1.`, `[5]` of `đ)`; empty for dashes
  /// and for an appendix without number.
  public var ordinals: [Int]
  /// The label without its full stop or bracket, mended where it was damaged: `IV`, `2.1`, `đ`, `-`,
  /// `Điều 5`.
  public var label: String
  /// The label with its full stop or bracket, as it would be printed: `IV.`
  public var token: String
  /// The scalars that the label with its full stop or bracket takes up.
  public var range: Range<Int>
  /// Whether something was read that is no such label and only resembles one.
  public var isDamaged: Bool
  /// Whether the reading adds a stroke that nothing on the line shows: `II.` for `III.`
  var addsStroke = false

  init(
    style: Style, ordinals: [Int], label: String, token: String, range: Range<Int>,
    isDamaged: Bool = false
  ) {
    self.style = style
    self.ordinals = ordinals
    self.label = label
    self.token = token
    self.range = range
    self.isDamaged = isDamaged
  }

  /// The letters of points in their order, which skips f, j, w and z.
  public static let letters = Array("abcdđeghiklmnopqrstuvxy".unicodeScalars)

  /// All readings of the head of a line, undamaged ones first; empty where the line has no label.
  ///
  /// `15/7/2021`, `1 cửa`, `II/2024` and `2021 - 2025` only look like labels and have no reading.
  ///
  /// - Complexity: O(1) but for white space at the start of the line.
  public static func readings(of line: some StringProtocol) -> [ListLabel] {
    readings(in: ScanText(line), range: nil)
  }

  /// All readings of the head of a range of a text.
  package static func readings(in text: ScanText, range: Range<Int>?) -> [ListLabel] {
    let range = range ?? 0..<text.count
    let start = text.skipSpace(range.lowerBound, limit: range.upperBound)
    guard start < range.upperBound else { return [] }
    let reader = LabelReader(text: text, start: start, limit: range.upperBound)
    return reader.readings()
  }
}

/// Roman numerals up to 39.
enum RomanNumeral {
  /// The numeral of a number.
  static func text(_ value: Int) -> String {
    let tens = String(repeating: "X", count: max(0, min(value / 10, 3)))
    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    return tens + ones[max(0, value % 10)]
  }

  /// The number of a well-formed numeral of capital `I`, `V`, `X`.
  static func value(_ scalars: [Unicode.Scalar]) -> Int? {
    guard (1...7).contains(scalars.count) else { return nil }
    var total = 0
    var last = 0
    for scalar in scalars.reversed() {
      let digit: Int
      switch scalar {
      case "I": digit = 1
      case "V": digit = 5
      case "X": digit = 10
      default: return nil
      }
      total += digit < last ? -digit : digit
      last = max(last, digit)
    }
    guard (1...39).contains(total), Array(text(total).unicodeScalars) == scalars else { return nil }
    return total
  }
}
