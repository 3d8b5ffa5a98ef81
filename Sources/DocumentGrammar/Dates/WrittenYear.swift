/// A year as its digits were printed.
struct WrittenYear: Hashable, Sendable {
  var value: Int
  var isDoubled: Bool

  /// Years that a document in force may bear.
  static let plausible = 1900...2199

  /// Reads four digits, or more where some were printed twice: `202021` is 20 20 21, so 2021.
  ///
  /// Digits are doubled where leaving out one of two equal neighbouring runs gives exactly one
  /// plausible year.
  init?(_ text: ScanText, _ range: Range<Int>) {
    if range.count == 4 {
      let value = text.number(in: range)
      guard WrittenYear.plausible.contains(value) else { return nil }
      self.init(value: value, isDoubled: false)
      return
    }
    guard (5...8).contains(range.count) else { return nil }
    let digits = range.map { Int(text.bare[$0]) - 0x30 }
    let run = digits.count - 4
    var found: Set<Int> = []
    for start in 0...(digits.count - 2 * run) where start + 2 * run <= digits.count {
      let first = digits[start..<start + run]
      guard first.elementsEqual(digits[(start + run)..<(start + 2 * run)]) else { continue }
      let rest = digits[..<start] + digits[(start + run)...]
      let value = rest.reduce(0) { $0 * 10 + $1 }
      if WrittenYear.plausible.contains(value) { found.insert(value) }
    }
    guard found.count == 1, let value = found.first else { return nil }
    self.init(value: value, isDoubled: true)
  }

  init(value: Int, isDoubled: Bool) {
    self.value = value
    self.isDoubled = isDoubled
  }
}
