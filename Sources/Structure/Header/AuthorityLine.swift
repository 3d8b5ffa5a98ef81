import DocumentGrammar

/// The authority that a decision names between title and bases: `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …`.
enum AuthorityLine {
  private static let heads = PhraseSet([
    "Chủ tịch", "Giám đốc", "Bộ trưởng", "Thủ tướng", "Ủy ban nhân dân", "Hội đồng nhân dân",
    "Chính phủ", "Quốc hội", "Cục trưởng", "Chi cục trưởng", "Hiệu trưởng", "Trưởng ban",
    "Tổng Giám đốc", "Chánh Văn phòng", "Tổng cục trưởng", "Thống đốc", "Viện trưởng",
    "Ủy ban Thường vụ Quốc hội", "Thủ trưởng", "Tổng Kiểm toán", "Chánh án", "Hội đồng Thẩm phán",
    "Chủ nhiệm", "Tổng Thanh tra", "Chánh Thanh tra", "Trưởng phòng", "Hội đồng quản trị",
    "Hội đồng trường", "Ban Thường vụ", "Ban Chấp hành", "Bí thư", "Vụ trưởng",
  ])

  /// Whether a line in capitals names an authority.
  static func holds(_ text: ScanText, _ range: Range<Int>) -> Bool {
    text.isInCapitals(range)
      && heads.contains(in: text, at: range.lowerBound, limit: range.upperBound)
  }
}
