/// What OCR makes of labels, with what each misreading costs.
///
/// Costs are on the scale of ``LabelSequence``, where the next label of a sequence gains 4: what
/// happens all the time costs a tenth of that, what only the sequence can make believable most of it.
enum LabelDamage {
  /// What a misread glyph of a roman numeral may have been.
  typealias RomanGlyph = (meant: String, cost: Float)

  /// The readings of a glyph within a roman numeral; none where it cannot be part of one.
  static func roman(_ seen: Unicode.Scalar) -> [RomanGlyph] {
    switch seen {
    case "I": [("I", 0)]
    case "V": [("V", 0)]
    case "X": [("X", 0)]
    case "l", "1", "|", "!", "i", "Í", "Ì", "Ỉ", "Ị", "í", "ì", "ỉ", "ị": [("I", 0.2)]
    case "L", "]", "[", "J", "}", "{": [("I", 0.4)]
    case "T": [("I", 1)]
    case "H", "h": [("II", 0.3), ("I", 1), ("III", 1.2)]
    case "U", "Ư": [("II", 0.6), ("V", 1)]
    case "N": [("II", 1), ("IV", 1)]
    case "M": [("III", 0.4), ("II", 1)]
    case "Y", "Ý", "v", "Ỵ": [("V", 0.3)]
    case "x": [("X", 0.2)]
    case "E", "F": [("I", 1.2)]
    default: []
    }
  }

  /// Whether a scalar may be part of a roman or arabic numeral that was misread.
  static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "I", "V", "X", "l", "L", "|", "!", "i", "Í", "Ì", "Ị", "Ỉ", "í", "ì", "ị", "J", "H", "Y",
      "Ý", "O", "o", "S", "Š", "§", "Z", "B", "M", "N", "U", "Ư", "T", "E", "A", "Ø", "]", "[", "}",
      "{", "v", "x", "h":
      true
    default: false
    }
  }

  /// The digit that a scalar within a numeral stands for.
  static func digit(for scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "I", "l", "L", "|", "!", "i", "Í", "Ì", "í", "ì", "J", "]", "[", "}", "{": 1
    case "O", "o": 0
    case "S", "Š", "§": 5
    case "Z": 2
    case "B": 8
    case "A": 4
    case "Ø": 9
    default: nil
    }
  }

  /// Digits that are misread for each other.
  static func digits(readAs seen: Int) -> [Int] {
    switch seen {
    case 1: [4, 7]
    case 2: [3]
    case 3: [2, 5, 8]
    case 4: [1]
    case 5: [3, 6, 8, 9]
    case 6: [5, 8]
    case 7: [1]
    case 8: [3, 6]
    case 9: [5]
    default: []
    }
  }

  /// A digit read for another.
  static let otherDigit: Float = 3.5
  /// Figures read for a roman numeral before what is not in capitals: most likely they are figures.
  static let digitsForRoman: Float = 1.5
  /// A stroke of a roman numeral that ran together with its neighbour.
  static let lostStroke: Float = 0.3
  /// A stroke that stands there and is none.
  static let addedStroke: Float = 1.5
  /// A full stop that is not there, or something else in its place.
  static let lostMark: Float = 0.5
  /// A speck before the label.
  static let speck: Float = 1

  /// The letters of labels that a scalar may stand for, itself among them, by their place, and what
  /// the misreading costs.
  static let letters: [Unicode.Scalar: [(place: Int, cost: Float)]] = {
    var letters: [Unicode.Scalar: [(place: Int, cost: Float)]] = [:]
    for (place, letter) in ListLabel.letters.enumerated() {
      let seen = (misread[letter] ?? []).union(rarelyMisread[letter] ?? []).union([letter])
      for scalar in seen {
        let isCommon = scalar == letter || misread[letter]?.contains(scalar) == true
        letters[scalar, default: []].append((place, isCommon ? 0 : 1))
      }
    }
    return letters
  }()

  private static let misread: [Unicode.Scalar: Set<Unicode.Scalar>] = [
    "a": set("äàáâãảạ@A"), "b": set("6hBþ"), "c": set("¢eçCœé©€"), "d": set("đðÐÐđ"),
    "đ": set("dðäâåÐĐáả4@"), "e": set("cé¢èêëẹẻ€©"), "g": set("øq98sợồøǵØ"), "h": set("bnHñ"),
    "i": set("ïíìỉ¡l1j!|"), "k": set("KRx"), "l": set("1I|i!}]L"), "m": set("nM"),
    "n": set("nñm"), "o": set("0óòøOö"), "p": set("Pþ"), "q": set("g9"), "r": set("Tf"),
    "s": set("5$§S8"), "t": set("1£†l"), "u": set("úùüv"), "v": set("uyV"), "x": set("×X"),
    "y": set("vý¥"),
  ]

  /// What only recognised text holds and only the sequence makes believable.
  private static let rarelyMisread: [Unicode.Scalar: Set<Unicode.Scalar>] = [
    "a": set("4382qđ"), "c": set("£o6"), "d": set("4@a"), "đ": set("aởq"), "e": set("028#"),
    "g": set("46#£"), "b": set("3Đ"), "k": set("c"), "q": set("g"), "t": set("9"),
  ]

  private static func set(_ text: String) -> Set<Unicode.Scalar> {
    Set(text.unicodeScalars)
  }
}
