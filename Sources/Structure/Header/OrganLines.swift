import DocumentGrammar

/// Divides the printed lines of organs into the body above and the issuer.
enum OrganLines {
  private static let heads = PhraseSet([
    "UBND", "Ủy ban", "HĐND", "Hội đồng", "Sở", "Bộ", "Cục", "Chi cục", "Tổng cục", "Ban", "Phòng",
    "Trung tâm", "Văn phòng", "Trường", "Viện", "Công an", "Tỉnh ủy", "Thành ủy", "Huyện ủy",
    "Quận ủy", "Thị ủy", "Đảng ủy", "Đảng bộ", "Đoàn", "Hội", "Liên đoàn", "Liên minh", "Đài",
    "Báo", "Kho bạc", "Ngân hàng", "Bảo hiểm", "Thanh tra", "Tòa án", "Chính phủ", "Thủ tướng",
    "Quốc hội", "Vụ", "Bệnh viện", "Trạm", "Tổng công ty", "Công ty", "Tập đoàn", "Học viện",
    "Đại học", "Bộ Chỉ huy", "Tỉnh đoàn", "Thành đoàn", "Huyện đoàn", "Mặt trận", "UBMTTQ", "Hạt",
    "Nhà", "Chủ tịch", "Tổ", "Chi bộ", "Ủy ban Mặt trận",
  ])
  private static let joints = ["VÀ", "CỦA", "CÁC", "-", "–"]

  /// Whether the name of an organ starts at an offset.
  static func opens(_ text: ScanText, at index: Int) -> Bool {
    heads.contains(in: text, at: index, exactly: true)
  }

  /// The body above and the issuer; the first is `nil` where there is only one organ.
  static func divide(_ lines: [String]) -> (parent: String?, issuer: String?) {
    var organs: [String] = []
    for line in lines {
      let text = ScanText(line)
      let startsOrgan = heads.contains(in: text, at: 0, exactly: true)
      let isOpen =
        organs.last.map { last in
          joints.contains { last.uppercased().hasSuffix(" " + $0) } || last.hasSuffix(",")
        } ?? false
      if organs.isEmpty || startsOrgan && !isOpen {
        organs.append(line)
      } else {
        organs[organs.count - 1] += " " + line
      }
    }
    guard let issuer = organs.popLast() else { return (nil, nil) }
    return (organs.isEmpty ? nil : organs.joined(separator: " "), issuer)
  }
}
