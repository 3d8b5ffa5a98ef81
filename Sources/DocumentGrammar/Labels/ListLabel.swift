/// The label at the head of a line: `I.`, `2.1.`, `đ)`, `-`, `Điều 5.`, `PHỤ LỤC II`.
///
/// A line can have several readings (`l.` is a damaged `1.`, a damaged `I.` or the letter l); a
/// ``LabelSequence`` chooses the one that fits its place.
package struct ListLabel: Hashable, Sendable {
  /// What sort of label, from the outermost unit to the innermost.
  package enum Style: Int, Hashable, Sendable, CaseIterable, Comparable {
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
    package static func < (one: Style, other: Style) -> Bool { one.rawValue < other.rawValue }
  }

  /// What sort.
  package var style: Style
  /// Its place in the sequence: `[4]` of `IV.`, `[2, 1]` of `2.1.`, `[5]` of `đ)`; empty for dashes
  /// and for an appendix without number.
  package var ordinals: [Int]
  /// The label without its full stop or bracket, mended where it was damaged: `IV`, `2.1`, `đ`, `-`,
  /// `Điều 5`.
  package var label: String
  /// The label with its full stop or bracket, as it would be printed: `IV.`
  package var token: String
  /// The scalars that the label with its full stop or bracket takes up.
  package var range: Range<Int>
  /// Whether something was read that is no such label and only resembles one.
  package var isDamaged: Bool

  /// The letters of points in their order, which skips f, j, w and z.
  package static let letters = Array("abcdđeghiklmnopqrstuvxy".unicodeScalars)

  /// All readings of the head of a line, undamaged ones first; empty where the line has no label.
  ///
  /// `15/7/2021`, `1 cửa`, `II/2024` and `2021 - 2025` only look like labels and have no reading.
  ///
  /// - Parameter isRecognized: whether the line was read from an image, so that more may be misread.
  /// - Complexity: O(1) but for white space at the start of the line.
  package static func readings(
    of line: some StringProtocol, isRecognized: Bool = false
  ) -> [ListLabel] {
    readings(in: ScanText(line), range: nil, isRecognized: isRecognized)
  }

  /// All readings of the head of a range of a text.
  package static func readings(
    in text: ScanText, range: Range<Int>?, isRecognized: Bool = false
  ) -> [ListLabel] {
    candidates(in: text, range: range ?? 0..<text.count, isRecognized: isRecognized).map {
      $0.label(in: text)
    }
  }

  static func candidates(
    in text: ScanText, range: Range<Int>, isRecognized: Bool
  ) -> [LabelReading] {
    let start = text.skipSpace(range.lowerBound, limit: range.upperBound)
    guard start < range.upperBound else { return [] }
    return LabelReader(
      text: text, start: start, limit: range.upperBound, isRecognized: isRecognized
    ).readings()
  }
}
