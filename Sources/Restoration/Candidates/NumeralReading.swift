import VietnameseText

/// Reads tokens whose figures a recogniser took for letters: `l` for 1, `S` for 5, `lO` for 10.
enum NumeralReading {
  /// The most symbols that a misread number can have.
  private static let maxLength = 4

  /// The number that a token can be, and the probability that its figures are read like this;
  /// `nil` where it is none, or is a number as it stands.
  static func read(_ codes: some Collection<UInt8>) -> (digits: [UInt8], probability: Float)? {
    guard !codes.isEmpty, codes.count <= maxLength else { return nil }
    var probability: Float = 1
    var isChanged = false
    var digits: [UInt8] = []
    for code in codes {
      if SymbolCode.isDigit(code) {
        digits.append(code)
      } else if let (digit, share) = table[code] {
        digits.append(digit)
        probability *= share
        isChanged = true
      } else {
        return nil
      }
    }
    return isChanged ? (digits, probability) : nil
  }

  /// The number, perhaps a share in per cent, whose last figure is one as it stands, the others perhaps
  /// taken for letters.
  static func number(_ codes: ArraySlice<UInt8>) -> (number: [UInt8], probability: Float)? {
    let figures = codes.last == percent ? codes.dropLast() : codes
    guard let last = figures.last, SymbolCode.isDigit(last) else { return nil }
    if let first = figures.first, SymbolCode.isDigit(first),
      figures.allSatisfy({ SymbolCode.isDigit($0) || $0 == point || $0 == comma })
    {
      return (Array(codes), 1)
    }
    return read(figures).map { ($0.digits + codes[figures.endIndex...], $0.probability) }
  }

  /// Whether a token ends in a figure, or in a figure and the sign for per cent.
  static func endsInNumber(_ codes: [UInt8]) -> Bool {
    let figures = codes.last == percent ? codes.dropLast() : codes[...]
    return figures.last.map(SymbolCode.isDigit) == true
  }

  /// Whether a number of two figures or more, or a share in per cent, follows two letters or more.
  static func followsWord(_ codes: [UInt8]) -> Bool {
    let figures = codes.last == percent ? codes.dropLast() : codes[...]
    let word = figures.reversed().drop(while: SymbolCode.isDigit)
    let length = figures.count - word.count
    return (length >= 2 || length == 1 && figures.count < codes.count)
      && word.prefix(2).count == 2 && word.prefix(2).allSatisfy(SymbolCode.isLetter)
  }

  private static let percent = SymbolCode.code(of: "%")
  private static let point = SymbolCode.code(of: ".")
  private static let comma = SymbolCode.code(of: ",")

  /// For each look-alike the figure and how often that figure is read as it.
  private static let table: [UInt8: (digit: UInt8, probability: Float)] = {
    var table: [UInt8: (UInt8, Float)] = [:]
    for (digit, alikes): (Unicode.Scalar, [(Unicode.Scalar, Float)]) in [
      ("0", [("O", 0.02), ("o", 0.01), ("Q", 0.002), ("D", 0.001)]),
      ("1", [("l", 0.03), ("I", 0.02), ("|", 0.03), ("!", 0.005), ("]", 0.003), ("i", 0.003)]),
      ("2", [("Z", 0.003), ("z", 0.003)]), ("3", [("J", 0.0005)]),
      ("4", [("A", 0.001)]), ("5", [("S", 0.01), ("s", 0.003)]),
      ("6", [("G", 0.001), ("b", 0.001)]),
      ("7", [("T", 0.0005)]), ("8", [("B", 0.003)]), ("9", [("g", 0.002), ("q", 0.001)]),
    ] {
      for (alike, share) in alikes {
        table[SymbolCode.code(of: alike)] = (SymbolCode.code(of: digit), share)
      }
    }
    return table
  }()
}
