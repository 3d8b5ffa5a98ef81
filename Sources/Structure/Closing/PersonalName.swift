import DocumentGrammar

/// Recognises a Vietnamese personal name by its shape: two to five capitalised syllables.
enum PersonalName {
  private static let organs = PhraseSet([
    "Báo", "Sở", "Đài", "Cổng", "Phòng", "Ban", "Bộ", "Văn phòng", "Trung tâm", "Công", "Ủy", "Các",
    "Tỉnh", "Như", "Lưu", "Hội", "Đoàn", "Cục", "Chi", "Viện", "Trường", "Thường", "Đảng", "Nơi",
    "Kho", "Tòa", "Thanh tra", "Chủ tịch", "Phó Chủ tịch", "Lãnh", "Website", "Cơ", "Đơn", "Mặt",
  ])

  /// Whether a range holds nothing but a name.
  static func holds(_ text: ScanText, _ range: Range<Int>) -> Bool {
    guard range.count >= 5, range.count <= 36, text.isA(.upper, at: range.lowerBound) else {
      return false
    }
    var words = 0
    var index = range.lowerBound
    while index < range.upperBound {
      guard text.isA(.upper, at: index) else { return false }
      var end = index + 1
      while end < range.upperBound, text.isA(.letter, at: end) {
        if text.isA(.upper, at: end) { return false }
        end += 1
      }
      guard end - index >= 2 || words > 0, end - index <= 7 else { return false }
      words += 1
      guard end == range.upperBound || text.isA(.space, at: end) else { return false }
      index = text.skipSpace(end, limit: range.upperBound)
    }
    return (2...5).contains(words)
      && !organs.contains(in: text, at: range.lowerBound, limit: range.upperBound, exactly: true)
  }
}
