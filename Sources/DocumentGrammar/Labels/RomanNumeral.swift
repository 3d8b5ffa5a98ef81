/// Roman numerals up to 39.
enum RomanNumeral {
  /// The numeral of a number.
  static func text(_ value: Int) -> String {
    let tens = String(repeating: "X", count: max(0, min(value / 10, 3)))
    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    return tens + ones[max(0, value % 10)]
  }

  /// The number of a well-formed numeral of capital `I`, `V`, `X`.
  static func value(_ scalars: some Collection<Unicode.Scalar>) -> Int? {
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
    guard (1...39).contains(total), text(total).unicodeScalars.elementsEqual(scalars) else {
      return nil
    }
    return total
  }

  /// The numerals that one stroke more or less, or two more, make of a numeral, with how many.
  static func strokesApart(from value: Int) -> [(value: Int, strokes: Int)] {
    value < neighbours.count ? neighbours[value] : []
  }

  private static let neighbours: [[(value: Int, strokes: Int)]] = (0...39).map { value in
    guard value > 0 else { return [] }
    let numeral = Array(text(value).unicodeScalars)
    let once = oneStrokeMore(numeral)
    let twice = once.flatMap(oneStrokeMore)
    var less: [[Unicode.Scalar]] = []
    for index in numeral.indices where numeral[index] == "I" {
      var shorter = numeral
      shorter.remove(at: index)
      less.append(shorter)
    }
    var found: [(value: Int, strokes: Int)] = []
    for (forms, strokes) in [(once, 1), (less, -1), (twice, 2)] {
      for form in forms {
        // A numeral of nothing but a lost stroke is none.
        guard let other = Self.value(form), other != value,
          !found.contains(where: { $0.value == other })
        else { continue }
        found.append((other, strokes))
      }
    }
    return found
  }

  private static func oneStrokeMore(_ numeral: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
    (0...numeral.count).map { place in
      var longer = numeral
      longer.insert("I", at: place)
      return longer
    }
  }
}
