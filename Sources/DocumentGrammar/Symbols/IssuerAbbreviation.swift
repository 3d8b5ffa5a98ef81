/// Abbreviations of issuers in symbols.
///
/// State and Party organs whose abbreviations the whole country shares. Departments and offices form
/// theirs freely, so an abbreviation that is missing here is not wrong.
package enum IssuerAbbreviation {
  /// Abbreviation and name of each known issuer.
  package static let names: [String: String] = [
    // Trung ương.
    "QH": "Quốc hội", "UBTVQH": "Ủy ban Thường vụ Quốc hội", "CTN": "Chủ tịch nước",
    "CP": "Chính phủ", "TTg": "Thủ tướng Chính phủ", "VPCP": "Văn phòng Chính phủ",
    "VPQH": "Văn phòng Quốc hội", "VPCTN": "Văn phòng Chủ tịch nước",
    "BNV": "Bộ Nội vụ", "BTC": "Bộ Tài chính", "BTP": "Bộ Tư pháp", "BCA": "Bộ Công an",
    "BQP": "Bộ Quốc phòng", "BNG": "Bộ Ngoại giao", "BCT": "Bộ Công Thương",
    "BYT": "Bộ Y tế", "BXD": "Bộ Xây dựng", "BGTVT": "Bộ Giao thông vận tải",
    "BGDĐT": "Bộ Giáo dục và Đào tạo", "BKHĐT": "Bộ Kế hoạch và Đầu tư",
    "BKHCN": "Bộ Khoa học và Công nghệ", "BTTTT": "Bộ Thông tin và Truyền thông",
    "BTNMT": "Bộ Tài nguyên và Môi trường", "BVHTTDL": "Bộ Văn hóa, Thể thao và Du lịch",
    "BNNPTNT": "Bộ Nông nghiệp và Phát triển nông thôn",
    "BNNMT": "Bộ Nông nghiệp và Môi trường", "BDTTG": "Bộ Dân tộc và Tôn giáo",
    "BLĐTBXH": "Bộ Lao động - Thương binh và Xã hội", "UBDT": "Ủy ban Dân tộc",
    "TTCP": "Thanh tra Chính phủ", "NHNN": "Ngân hàng Nhà nước Việt Nam",
    "TANDTC": "Tòa án nhân dân tối cao", "VKSNDTC": "Viện kiểm sát nhân dân tối cao",
    "KTNN": "Kiểm toán nhà nước", "HĐTP": "Hội đồng Thẩm phán Tòa án nhân dân tối cao",
    "BHXH": "Bảo hiểm xã hội", "TCT": "Tổng cục Thuế", "TCHQ": "Tổng cục Hải quan",
    // Đảng và đoàn thể.
    "TW": "Ban Chấp hành Trung ương", "TU": "Tỉnh ủy", "HU": "Huyện ủy", "ĐU": "Đảng ủy",
    "QU": "Quận ủy", "VPTW": "Văn phòng Trung ương Đảng", "VPTU": "Văn phòng Tỉnh ủy",
    "BTGTU": "Ban Tuyên giáo Tỉnh ủy", "BTCTU": "Ban Tổ chức Tỉnh ủy",
    "BTGTW": "Ban Tuyên giáo Trung ương", "BTCTW": "Ban Tổ chức Trung ương",
    "UBKTTW": "Ủy ban Kiểm tra Trung ương", "UBKTTU": "Ủy ban Kiểm tra Tỉnh ủy",
    "MTTW": "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
    "MTTQ": "Mặt trận Tổ quốc Việt Nam", "TLĐ": "Tổng Liên đoàn Lao động Việt Nam",
    "LĐLĐ": "Liên đoàn Lao động", "TWĐTN": "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh",
    "HLHPN": "Hội Liên hiệp Phụ nữ", "HND": "Hội Nông dân", "HCCB": "Hội Cựu chiến binh",
    // Địa phương.
    "UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân",
    "CTUBND": "Chủ tịch Ủy ban nhân dân", "VPUBND": "Văn phòng Ủy ban nhân dân",
    "VPUB": "Văn phòng Ủy ban nhân dân", "SNV": "Sở Nội vụ", "STP": "Sở Tư pháp",
    "STC": "Sở Tài chính", "SCT": "Sở Công Thương", "SXD": "Sở Xây dựng", "SYT": "Sở Y tế",
    "SGTVT": "Sở Giao thông vận tải", "SGDĐT": "Sở Giáo dục và Đào tạo",
    "SKHĐT": "Sở Kế hoạch và Đầu tư", "SKHCN": "Sở Khoa học và Công nghệ",
    "STTTT": "Sở Thông tin và Truyền thông", "STNMT": "Sở Tài nguyên và Môi trường",
    "SVHTTDL": "Sở Văn hóa, Thể thao và Du lịch", "SVHTT": "Sở Văn hóa và Thể thao",
    "SNN": "Sở Nông nghiệp và Phát triển nông thôn",
    "SNNPTNT": "Sở Nông nghiệp và Phát triển nông thôn",
    "SNNMT": "Sở Nông nghiệp và Môi trường", "SLĐTBXH": "Sở Lao động - Thương binh và Xã hội",
    "SDL": "Sở Du lịch", "SNgV": "Sở Ngoại vụ", "TTT": "Thanh tra tỉnh", "CAT": "Công an tỉnh",
    "BCĐ": "Ban Chỉ đạo", "BCH": "Ban Chỉ huy", "BDT": "Ban Dân tộc", "VP": "Văn phòng",
    "HĐBC": "Hội đồng Bộ trưởng", "HĐNN": "Hội đồng Nhà nước", "PCTT": "Phòng, chống thiên tai",
  ]

  /// The name of the issuer that an abbreviation stands for; the number of a legislature
  /// (`QH15`) does not matter.
  ///
  /// - Complexity: O(1).
  package static func name(of abbreviation: some StringProtocol) -> String? {
    if let name = names[String(abbreviation)] { return name }
    let stem = String(abbreviation.prefix { !$0.isNumber })
    guard stem.count >= 2 else { return nil }
    return legislatures.contains(stem) ? names[stem] : nil
  }

  /// Whether an abbreviation is that of one body in the whole country: `CP`, `BTC`, `QH15`, not
  /// `UBND` or `STC`.
  ///
  /// - Complexity: O(1).
  package static func isNational(_ abbreviation: some StringProtocol) -> Bool {
    let stem = String(abbreviation.prefix { !$0.isNumber })
    return national.contains(stem) || legislatures.contains(stem)
  }

  private static let national: Set<String> = [
    "CTN", "CP", "TTg", "VPCP", "VPQH", "VPCTN", "BNV", "BTC", "BTP", "BCA", "BQP", "BNG", "BCT",
    "BYT", "BXD", "BGTVT", "BGDĐT", "BKHĐT", "BKHCN", "BTTTT", "BTNMT", "BVHTTDL", "BNNPTNT",
    "BNNMT", "BDTTG", "BLĐTBXH", "UBDT", "TTCP", "NHNN", "TANDTC", "VKSNDTC", "KTNN", "HĐTP",
    "TCT", "TCHQ", "TW", "VPTW", "BTGTW", "BTCTW", "UBKTTW", "MTTW", "TLĐ", "TWĐTN", "HĐBC",
  ]

  /// The issuers behind whose abbreviation the number of the legislature stands.
  static let legislatures: Set<String> = ["QH", "UBTVQH", "HĐNN"]
}
