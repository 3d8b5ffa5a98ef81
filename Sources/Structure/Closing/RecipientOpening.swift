import DocumentGrammar

/// The item with which a list of recipients starts: `- Như Điều 3;`, `- Như trên;`.
///
/// It tells the list where its heading `Nơi nhận` was lost.
enum RecipientOpening {
  private static let openings = PhraseSet(["Như trên", "Như Điều", "Như kính gửi"])

  /// Whether a line is such an item.
  static func holds(_ text: ScanText, _ range: Range<Int>) -> Bool {
    guard let first = range.first, text.bare[first] == 0x2D || text.bare[first] == 0x80,
      let end = openings.match(
        in: text, at: text.skipSpace(first + 1, limit: range.upperBound),
        limit: range.upperBound, exactly: true)?.end
    else { return false }
    let number = text.skipDigits(
      text.skipSpace(end, limit: range.upperBound), limit: range.upperBound, most: 3)
    return number + 1 == range.upperBound && [0x3B, 0x2C, 0x2E].contains(text.bare[number])
  }
}
