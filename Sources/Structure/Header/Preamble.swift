import DocumentGrammar

/// How a preamble or the address of a letter starts.
enum Preamble {
  private static let phrases = PhraseSet([
    "Căn cứ", "Thực hiện", "Xét", "Theo đề nghị", "Kính gửi", "Triển khai", "Để", "Nhằm",
    "Trên cơ sở", "Tiếp tục thực hiện", "Ngày", "Tiếp theo", "Theo Quyết định", "Theo Kế hoạch",
  ])

  private static let sure = PhraseSet(["Căn cứ", "Kính gửi", "Xét", "Theo đề nghị"])

  /// Whether a base or the address stands at an offset that no title starts with.
  static func isSure(_ text: ScanText, at index: Int, limit: Int) -> Bool {
    text.isA(.upper, at: index)
      && sure.match(in: text, at: index, limit: limit, exactly: true)
        .map { !text.isInCapitals(index..<$0.end) } ?? false
  }

  /// Whether a base or the address stands at an offset.
  static func starts(_ text: ScanText, at index: Int, limit: Int) -> Bool {
    let start = text.bareByte(at: index) == 0x2D ? text.skipSpace(index + 1, limit: limit) : index
    guard text.isA(.upper, at: start) else { return false }
    guard let match = phrases.match(in: text, at: start, limit: limit, exactly: true) else {
      return false
    }
    // `THỰC HIỆN …` in capitals is a title.
    return !text.isInCapitals(start..<match.end)
  }
}
