/// How readily an OCR takes one letter of a symbol for another.
///
/// Costs are for reading: what a true capital turns into on the way. 0 means the same letter.
enum Confusability {
  /// The cost of `seen` standing for `meant`, or `nil` where that is no likely misreading.
  static func cost(of seen: Unicode.Scalar, for meant: Unicode.Scalar) -> Double? {
    if seen == meant { return 0 }
    if let cost = table[meant]?[seen] { return cost }
    if seen.properties.uppercaseMapping == meant.properties.uppercaseMapping { return 0.5 }
    return nil
  }

  /// The cost of reading a whole abbreviation, or `nil` where the lengths or letters do not fit.
  static func cost(of seen: [Unicode.Scalar], for meant: [Unicode.Scalar]) -> Double? {
    guard seen.count == meant.count else { return nil }
    var total = 0.0
    for (one, other) in zip(seen, meant) {
      guard let cost = cost(of: one, for: other) else { return nil }
      total += cost
    }
    return total
  }

  /// The digit that a letter within a number stands for.
  static func digit(for seen: Unicode.Scalar) -> Unicode.Scalar? {
    switch seen {
    case "O", "o", "Q", "D", "Ô", "Ơ", "Ó": "0"
    case "l", "I", "|", "i", "!", "Í", "í", "ì", "L": "1"
    case "Z", "z": "2"
    case "S", "s": "5"
    case "B": "8"
    case "g", "q": "9"
    default: nil
    }
  }

  private static let table: [Unicode.Scalar: [Unicode.Scalar: Double]] = [
    "Đ": row(lost: "DÐđ", likely: "PBb", possible: "pÞRE0ÒÔO"),
    "D": row(lost: "Ðđ", likely: "PO0Đ", possible: "B)Q"),
    "Ư": row(lost: "U", likely: "W", possible: "ÙÚŨUV"),
    "Ô": row(lost: "O", likely: "0ÕÓÒ", possible: "Q"),
    "Ơ": row(lost: "O", likely: "0", possible: "Q"),
    "Ă": row(lost: "A", likely: "Â", possible: ""),
    "Q": row(lost: "", likely: "O0", possible: "GCÔ"),
    "O": row(lost: "", likely: "0", possible: "QD"),
    "N": row(lost: "", likely: "", possible: "MWHÑ"),
    "H": row(lost: "", likely: "", possible: "NM"),
    "U": row(lost: "", likely: "", possible: "ÙVÚÜ"),
    "V": row(lost: "", likely: "", possible: "UYv"),
    "B": row(lost: "", likely: "8", possible: "ERP"),
    "C": row(lost: "", likely: "", possible: "GO("),
    "G": row(lost: "", likely: "6", possible: "C"),
    "T": row(lost: "", likely: "", possible: "1I7YF"),
    "K": row(lost: "", likely: "", possible: "XR"),
    "S": row(lost: "", likely: "5", possible: "8"),
    "P": row(lost: "", likely: "", possible: "FRĐ"),
    "L": row(lost: "", likely: "", possible: "I1l"),
    "X": row(lost: "", likely: "", possible: "K"),
    "g": row(lost: "", likely: "q9", possible: "ø8s"),
    "r": row(lost: "", likely: "", possible: "tx"),
    "I": row(lost: "", likely: "l1|", possible: ""),
  ]

  private static func row(
    lost: String, likely: String, possible: String
  ) -> [Unicode.Scalar: Double] {
    var row: [Unicode.Scalar: Double] = [:]
    for scalar in possible.unicodeScalars { row[scalar] = 1 }
    for scalar in likely.unicodeScalars { row[scalar] = 0.75 }
    for scalar in lost.unicodeScalars { row[scalar] = 0.25 }
    return row
  }
}
