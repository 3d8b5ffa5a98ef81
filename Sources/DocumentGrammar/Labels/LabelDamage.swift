/// What OCR makes of labels.
enum LabelDamage {
  /// Whether a scalar may be part of a roman or arabic numeral that was misread.
  static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "I", "V", "X", "l", "L", "|", "!", "i", "Í", "Ì", "í", "ì", "J", "H", "Y", "O", "o", "S",
      "Z", "B", "M", "]", "[":
      true
    default: false
    }
  }

  /// The digit that a scalar within a numeral stands for.
  static func digit(for scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "I", "l", "L", "|", "!", "i", "Í", "Ì", "í", "ì", "J", "]", "[": 1
    case "O", "o": 0
    case "S": 5
    case "Z": 2
    case "B": 8
    default: nil
    }
  }

  /// A roman numeral with every scalar put back to what it is a misreading of.
  static func roman(_ seen: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var meant: [Unicode.Scalar] = []
    for scalar in seen {
      switch scalar {
      case "l", "L", "1", "|", "!", "i", "Í", "Ì", "í", "ì", "J", "]", "[": meant.append("I")
      case "H": meant += ["I", "I"]
      case "M": meant += ["I", "I", "I"]
      case "Y", "v": meant.append("V")
      case "x": meant.append("X")
      default: meant.append(scalar)
      }
    }
    return meant
  }

  /// Whether a scalar before a bracket may be a misreading of a letter.
  static func isLetter(_ seen: Unicode.Scalar, readFor meant: Unicode.Scalar) -> Bool {
    misread[meant]?.contains(seen) ?? false
  }

  private static let misread: [Unicode.Scalar: Set<Unicode.Scalar>] = [
    "a": set("äàáâãảạ@A"), "b": set("6hBþ"), "c": set("¢eçCœé"), "d": set("đðÐÐđ"),
    "đ": set("dðäâåÐĐáả4"), "e": set("cé¢èêëẹẻ"), "g": set("øq98sợồøgǵ"), "h": set("bnHñ"),
    "i": set("ïíìỉ¡l1j!|"), "k": set("KRx"), "l": set("1I|i!"), "m": set("nM"),
    "n": set("nñm"), "o": set("0óòøO"), "p": set("Pþ"), "q": set("g9"), "r": set("Tf"),
    "s": set("5$§S8"), "t": set("1£†l"), "u": set("úùüv"), "v": set("uyV"), "x": set("×X"),
    "y": set("vý¥"),
  ]

  private static func set(_ text: String) -> Set<Unicode.Scalar> {
    Set(text.unicodeScalars)
  }
}
