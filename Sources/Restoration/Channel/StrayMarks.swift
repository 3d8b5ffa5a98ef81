import VietnameseText

/// The marks next to a token's core that may be no punctuation but what became of its letters: the
/// horn of `cơ` read as `co’`, the hook of `sử` as `st?`.
struct StrayMarks {
  /// Marks right before the core.
  let leading: Substring
  /// Marks right behind it.
  let trailing: Substring

  /// Finds the marks of a token.
  init(_ outer: OuterPunctuation) {
    let before = outer.leading.unicodeScalars
    let start = before.lastIndex { !StrayMarks.leadingMarks.contains($0) }
    leading = outer.leading[(start.map(before.index(after:)) ?? before.startIndex)...]
    trailing = Substring(
      outer.trailing.unicodeScalars.prefix { StrayMarks.trailingMarks.contains($0) })
  }

  /// Whether there are none.
  var isEmpty: Bool { leading.isEmpty && trailing.isEmpty }

  // Of 608,000 tokens read by Tesseract `eng`, 2,800 carried one of these behind them that was not
  // on the page, and 200 one before them.
  private static let leadingMarks = Set("‘'`{|«_~\\?".unicodeScalars)
  private static let trailingMarks = Set("’'?!`}]".unicodeScalars)

  /// Probability that such a mark is on the page, by what scanned administrative text shows.
  static func genuineProbability(_ marks: Substring) -> Float {
    marks.unicodeScalars.reduce(1) {
      $0 * ($1 == "?" ? 3e-4 : $1 == "]" || $1 == "!" ? 1e-4 : 1e-5)
    }
  }
}
