import DocumentGrammar

/// Finds who pays for a task within its running text: `từ nguồn dự phòng ngân sách trung ương`.
enum BudgetReader {
  private static let openings = PhraseSet([
    "từ nguồn", "từ ngân sách", "do ngân sách", "bằng nguồn", "sử dụng nguồn", "trong nguồn",
    "từ các nguồn", "do Ngân sách", "bằng ngân sách",
  ])
  /// Words of which one must follow, so that other sources (nguồn nhân lực) are none.
  private static let monies = PhraseSet([
    "ngân sách", "kinh phí", "vốn", "dự phòng", "chi", "tài chính", "xã hội hóa", "sự nghiệp",
    "tài trợ", "hợp pháp", "thu",
  ])

  /// The source as printed, or `nil` where none is named.
  ///
  /// - Complexity: O(*n*).
  static func read(_ text: ScanText, _ range: Range<Int>) -> String? {
    for index in range where text.startsWord(at: index) {
      guard
        let match = openings.match(in: text, at: index, limit: range.upperBound, exactly: true)
      else { continue }
      var start = index
      while start < match.end, text.isWord(at: start) { start += 1 }
      start = text.skipSpace(start, limit: range.upperBound)
      var end = start
      while end < range.upperBound, !text.isA(.stop, at: end), text.bare[end] != 0x2C,
        text.bare[end] != 0x29, end - start < 200
      {
        end += 1
      }
      let source = text.trimmed(start..<end)
      let isMoney = source.contains {
        text.startsWord(at: $0)
          && monies.contains(in: text, at: $0, limit: source.upperBound, exactly: true)
      }
      if isMoney { return text.flowing(source) }
    }
    return nil
  }
}
