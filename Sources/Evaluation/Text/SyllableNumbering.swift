/// Gives equal syllables the same number, so that an alignment compares numbers.
struct SyllableNumbering {
  /// The number of the mark that any syllable equals.
  static let unknown = 0

  // Readings that no page settles: hằng năm / hàng năm, UBND xã / UBND Xã.
  private static let equal = ["hằng": "hàng", "Hằng": "Hàng", "Xã": "xã"]

  private var numbers = [Marks.unknown: SyllableNumbering.unknown]

  /// The numbers of syllables.
  mutating func numbers(of syllables: [String]) -> [Int] {
    syllables.map { syllable in
      let form = SyllableNumbering.equal[syllable] ?? syllable
      if let number = numbers[form] { return number }
      numbers[form] = numbers.count
      return numbers.count - 1
    }
  }
}
