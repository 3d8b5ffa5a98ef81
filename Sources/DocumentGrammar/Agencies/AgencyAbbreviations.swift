/// What the abbreviations within names of agencies stand for.
enum AgencyAbbreviations {
  /// Words that are abbreviated in any name.
  static let words: [String: String] = [
    "UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "UBMTTQ": "Ủy ban Mặt trận Tổ quốc",
    "UBMTTQVN": "Ủy ban Mặt trận Tổ quốc Việt Nam", "MTTQ": "Mặt trận Tổ quốc",
    "MTTQVN": "Mặt trận Tổ quốc Việt Nam", "VP": "Văn phòng", "CA": "Công an",
    "BCĐ": "Ban Chỉ đạo", "BCHQS": "Ban Chỉ huy Quân sự", "BCH": "Ban Chỉ huy",
    "LĐLĐ": "Liên đoàn Lao động", "BHXH": "Bảo hiểm xã hội", "KBNN": "Kho bạc Nhà nước",
    "TAND": "Tòa án nhân dân", "VKSND": "Viện kiểm sát nhân dân", "NHNN": "Ngân hàng Nhà nước",
    "ĐBQH": "đại biểu Quốc hội", "PTTH": "Phát thanh - Truyền hình",
    "PT-TH": "Phát thanh - Truyền hình", "PT&TH": "Phát thanh - Truyền hình",
    "TT-TH": "Truyền thanh - Truyền hình", "CCHC": "cải cách hành chính",
    "ĐTNCSHCM": "Đoàn Thanh niên Cộng sản Hồ Chí Minh", "HLHPN": "Hội Liên hiệp Phụ nữ",
    "LHPN": "Liên hiệp Phụ nữ", "CCB": "Cựu chiến binh", "TTĐT": "Thông tin điện tử",
    "GDTX": "Giáo dục thường xuyên", "PCTT": "Phòng, chống thiên tai",
    "TX": "thị xã", "TP": "thành phố", "TP.": "thành phố", "Tp.": "thành phố", "TW": "Trung ương",
    "HTX": "hợp tác xã",
  ]

  /// Fields of ministries, departments and offices, which stand behind `Bộ`, `Sở`, `Phòng`, `Ban`.
  static let fields: [String: String] = [
    "NV": "Nội vụ", "TC": "Tài chính", "TP": "Tư pháp", "CT": "Công Thương", "XD": "Xây dựng",
    "YT": "Y tế", "DL": "Du lịch", "NgV": "Ngoại vụ", "GTVT": "Giao thông vận tải",
    "GDĐT": "Giáo dục và Đào tạo", "KHĐT": "Kế hoạch và Đầu tư",
    "KHCN": "Khoa học và Công nghệ", "TTTT": "Thông tin và Truyền thông",
    "TNMT": "Tài nguyên và Môi trường", "NNPTNT": "Nông nghiệp và Phát triển nông thôn",
    "NNMT": "Nông nghiệp và Môi trường", "LĐTBXH": "Lao động - Thương binh và Xã hội",
    "VHTTDL": "Văn hóa, Thể thao và Du lịch", "VHTT": "Văn hóa và Thông tin",
    "TCKH": "Tài chính - Kế hoạch", "KTHT": "Kinh tế và Hạ tầng", "QLĐT": "Quản lý đô thị",
    "VHXH": "Văn hóa - Xã hội", "LĐ": "Lao động", "DTTG": "Dân tộc và Tôn giáo", "DT": "Dân tộc",
    "NN": "Nông nghiệp", "KT": "Kinh tế", "CA": "Công an", "QP": "Quốc phòng", "NG": "Ngoại giao",
  ]

  /// Spellings of names with one right use of capitals, in lower case; longer ones first.
  static let phrases: [(spelled: String, right: String)] = [
    "Ủy ban Mặt trận Tổ quốc Việt Nam", "Ủy ban Thường vụ Quốc hội",
    "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", "Văn phòng Ủy ban nhân dân",
    "Mặt trận Tổ quốc Việt Nam", "Ủy ban Mặt trận Tổ quốc", "Mặt trận Tổ quốc",
    "Ủy ban nhân dân", "Hội đồng nhân dân", "Viện kiểm sát nhân dân", "Tòa án nhân dân",
    "Văn phòng", "Thủ tướng Chính phủ", "Kho bạc Nhà nước", "Bảo hiểm xã hội", "Công an",
    "Trung tâm Phục vụ hành chính công", "Ban Chỉ đạo", "Thanh tra", "Hạt Kiểm lâm",
  ].map { ($0.lowercased(), $0) }
}

extension CanonicalAgency {
  /// The fields of departments as phrases: `Nội vụ`, `Tài nguyên và Môi trường`.
  package static let fields: [Phrase] = AgencyAbbreviations.fields.values.sorted().map {
    Phrase($0)
  }
}
