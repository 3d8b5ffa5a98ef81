/// Up to eight letters without tone and case, of which it is quickly told whether they are the same as
/// others; texts with marks are dear to compare.
struct LetterRun: Hashable {
  /// A byte a letter, the first one lowest: its number in the alphabet, and its quality above.
  private var bytes: UInt64 = 0
  private var count = 0

  init() {}

  /// The letters of a text of at most eight.
  init(_ text: String) {
    for scalar in text.unicodeScalars {
      if let letter = Letter(scalar) { _ = append(letter) }
    }
  }

  var isEmpty: Bool { count == 0 }
  var first: UInt64 { bytes & 0xFF }
  private var last: UInt64 { count > 0 ? bytes >> UInt64(8 * count - 8) : 0 }

  /// A number for each run of letters.
  var code: UInt64 { bytes }

  /// Adds a letter; says whether there was room.
  mutating func append(_ letter: Letter) -> Bool {
    guard count < 8 else { return false }
    let number = UInt64(letter.base.value - 0x60) | UInt64(letter.quality.rawValue) << 5
    bytes |= number << UInt64(8 * count)
    count += 1
    return true
  }

  mutating func removeFirst() {
    bytes >>= 8
    count -= 1
  }

  /// Whether the first letter is a vowel.
  var startsWithVowel: Bool {
    switch first & 0x1F {
    // a, e, i, o, u, y
    case 1, 5, 9, 15, 21, 25: true
    default: false
    }
  }

  /// Whether the last sound is a stop, which allows the tones sắc and nặng only.
  var isStopped: Bool {
    switch last {
    // c, p, t
    case 3, 16, 20: true
    // h, behind c
    case 8: count > 1 && bytes >> UInt64(8 * count - 16) & 0xFF == 3
    default: false
    }
  }
}
