import DocumentGrammar

/// What is stamped on a head and names nobody: urgency, secrecy, drafts.
enum HeadMark {
  private static let marks = PhraseSet([
    "Dự thảo", "Mật", "Tối mật", "Tuyệt mật", "Khẩn", "Thượng khẩn", "Hỏa tốc", "Lưu hành nội bộ",
  ])

  /// Whether a range is such a mark and nothing else.
  static func holds(_ text: ScanText, _ range: Range<Int>) -> Bool {
    guard let first = range.first, text.isA(.upper, at: first) else { return false }
    return marks.match(in: text, at: first, limit: range.upperBound, exactly: true)?.end
      == range.upperBound
  }
}
