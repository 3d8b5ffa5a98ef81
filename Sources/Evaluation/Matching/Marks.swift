/// The marks that gold texts carry where the page cannot be scored.
enum Marks {
  /// A stretch of scan noise: not part of the text.
  static let noise = "⟦noise⟧"
  /// An unreadable token: any reading of it counts as right.
  static let unknown = "⟦?⟧"
}

extension Unicode.Scalar {
  /// White space between tokens: the Unicode property and the four information separators.
  var isTokenSpace: Bool {
    properties.isWhitespace || (0x1C...0x1F).contains(value)
  }
}

extension String {
  /// The text with every occurrence of a literal string replaced.
  ///
  /// - Complexity: O(*n* · *m*) in the lengths of the text and the literal.
  func replacing(literal: String, with replacement: String) -> String {
    let pattern = Array(literal.unicodeScalars)
    guard let first = pattern.first, unicodeScalars.contains(first) else { return self }
    let scalars = Array(unicodeScalars)
    var result = UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      if scalars[index...].starts(with: pattern) {
        result.append(contentsOf: replacement.unicodeScalars)
        index += pattern.count
      } else {
        result.append(scalars[index])
        index += 1
      }
    }
    return String(result)
  }

  /// The text's lines: what stands between line feeds, with the form feed or carriage return in it.
  var scoredLines: [String] {
    unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }
}
