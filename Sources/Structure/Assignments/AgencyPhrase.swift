import DocumentGrammar

/// Finds where a run of agencies in a sentence ends and what they are to do begins.
enum AgencyPhrase {
  /// Verbs and conjunctions behind a subject; a capital (`Sở Kế hoạch`) is never one.
  static let verbs = PhraseSet([
    "chủ trì", "chịu trách nhiệm", "có trách nhiệm", "có nhiệm vụ", "phối hợp", "tham mưu",
    "bố trí", "chỉ đạo", "xây dựng", "tổ chức", "thực hiện", "hướng dẫn", "theo dõi", "báo cáo",
    "căn cứ", "triển khai", "đôn đốc", "tăng cường", "tuyên truyền", "cung cấp", "lồng ghép",
    "rà soát", "cân đối", "đảm bảo", "bảo đảm", "chủ động", "phát huy", "tiếp tục", "kịp thời",
    "thường xuyên", "phân công", "cử", "lập", "trình", "thẩm định", "kiểm tra", "giám sát",
    "đăng tải", "đưa tin", "dự", "nghiên cứu", "đề xuất", "tổng hợp", "ban hành", "quán triệt",
    "cập nhật", "duy trì", "mở", "in", "biên soạn", "quản lý", "sử dụng", "hoàn thành", "gửi",
    "trong", "để", "nhằm", "tham gia", "thông tin", "đẩy mạnh", "vận động", "phổ biến", "giúp",
    "hỗ trợ", "khẩn trương", "cùng", "đưa", "nâng cao", "tạo", "khắc phục", "giải quyết", "xử lý",
    "tiếp nhận", "công khai", "niêm yết", "làm", "theo", "khi", "trên cơ sở", "trước", "xem xét",
    "phê duyệt", "quyết định", "bám sát", "thống nhất", "giao", "yêu cầu", "phát động", "đánh giá",
    "xác định", "là", "phát hành", "tập trung", "định kỳ", "hằng năm", "hàng năm", "hằng quý",
    "được", "phải", "cần", "nếu", "do", "đồng thời", "mỗi", "tự", "huy động", "thành lập",
    "lựa chọn",
    "tập huấn", "kiện toàn", "phát hiện", "đăng ký", "ứng dụng", "chuẩn bị", "đón", "tiến hành",
    "thanh tra", "cải thiện", "khảo sát", "đề nghị", "vận hành", "công bố", "số hóa", "tích hợp",
    "xuất bản", "thu thập", "khai thác", "chia sẻ", "ký kết", "truyền thông", "đào tạo",
    "bồi dưỡng", "thông báo", "hoàn thiện", "lấy ý kiến", "trao đổi", "chấp hành", "nghiêm túc",
    "tổ chức thực hiện", "xây", "thúc đẩy", "thiết lập", "kết nối", "khen thưởng", "biểu dương",
    "chấn chỉnh", "tại", "về", "cho", "đối với", "liên hệ", "dẫn", "chọn", "viết", "xét", "ngoài",
  ])
  private static let nounMakers = PhraseSet(["các", "những", "mọi", "từng", "và", "cá nhân"])

  /// The end of the run of agencies that starts at an offset, or `nil` where none does.
  ///
  /// - Complexity: O(*n*) up to the end of the clause, no further than `longest`.
  static func end(_ text: ScanText, from start: Int, limit: Int) -> Int? {
    guard AgencyList.startsAgency(text, at: start, limit: limit) else { return nil }
    let limit = min(limit, start + longest)
    var index = start
    var end = start
    var isBehindNounMaker = false
    while index < limit {
      guard text.isWord(at: index) else {
        switch text.bare[index] {
        case 0x20: break
        case 0x2C:
          let next = text.skipSpace(index + 1, limit: limit)
          guard continues(text, at: next, limit: limit) else { return end }
          isBehindNounMaker = true
        case 0x2D, 0x26, 0x2F: break
        case 0x3A:
          // `UBND các huyện: Can Lộc và Thạch Hà chỉ đạo …`
          let next = text.skipSpace(index + 1, limit: limit)
          guard text.isA(.upper, at: next), !AgencyList.startsAgency(text, at: next, limit: limit),
            let behind = verbEnd(text, from: next, limit: limit)
          else { return end }
          return behind
        case 0x28:
          guard let close = (index..<min(limit, index + 60)).first(where: { text.bare[$0] == 0x29 })
          else { return end }
          index = close
          end = close + 1
        default: return end
        }
        index += 1
        continue
      }
      if !text.isA(.upper, at: index) {
        if !isBehindNounMaker, index > start,
          verbs.contains(in: text, at: index, limit: limit, exactly: true),
          !isCompound(text, at: index, start: start, limit: limit)
        {
          return end
        }
        isBehindNounMaker = nounMakers.contains(
          in: text, at: index, limit: limit, exactly: true)
      } else {
        isBehindNounMaker = false
      }
      while index < limit, text.isWord(at: index) { index += 1 }
      end = index
    }
    return end
  }

  private static let longest = 300

  /// Nouns whose second half is spelled like a verb: `công lập`, `cơ quan quản lý`.
  private static let compounds = PhraseSet([
    "công lập", "dân lập", "chương trình", "công trình", "quy trình", "ban quản lý",
    "cơ quan quản lý", "cơ quan thông tin", "cơ quan tham mưu", "cơ quan truyền thông",
    "đơn vị sử dụng", "đơn vị quản lý", "tổ tự quản", "cơ quan thanh tra", "cơ quan kiểm tra",
    "cơ quan báo chí", "đơn vị cung cấp", "chính quyền số", "cơ quan chủ trì", "đơn vị chủ trì",
    "cơ quan giúp", "cơ quan thường trực", "đơn vị vận hành",
  ])

  /// Whether the word at an offset ends such a noun that began one or two words before.
  private static func isCompound(_ text: ScanText, at index: Int, start: Int, limit: Int) -> Bool {
    var at = index
    for _ in 0..<2 {
      at -= 1
      while at > start, !text.startsWord(at: at) { at -= 1 }
      guard at >= start else { return false }
      if let match = compounds.match(in: text, at: at, limit: limit, exactly: true),
        match.end > index
      {
        return true
      }
    }
    return false
  }

  /// The end of a short run of names before a verb.
  private static func verbEnd(_ text: ScanText, from start: Int, limit: Int) -> Int? {
    var index = start
    var end = start
    while index < min(limit, start + 80) {
      guard text.isWord(at: index) else {
        if text.classes[index].contains(.stop) { return nil }
        index += 1
        continue
      }
      if !text.isA(.upper, at: index),
        verbs.contains(in: text, at: index, limit: limit, exactly: true)
      {
        return end
      }
      while index < limit, text.isWord(at: index) { index += 1 }
      end = index
    }
    return nil
  }

  /// Whether an enumeration of agencies goes on behind a comma.
  private static func continues(_ text: ScanText, at index: Int, limit: Int) -> Bool {
    guard index < limit else { return false }
    if text.isA(.upper, at: index) { return true }
    if verbs.contains(in: text, at: index, limit: limit, exactly: true) {
      return AgencyList.startsGeneral(text, at: index, limit: limit)
        && isEnumerated(text, at: index, limit: limit)
    }
    return AgencyList.startsGeneral(text, at: index, limit: limit)
      || AgencyList.continuesName(text, at: index, limit: limit)
  }

  /// `tổ chức` within `các cơ quan, tổ chức, cá nhân` is a noun.
  private static func isEnumerated(_ text: ScanText, at index: Int, limit: Int) -> Bool {
    var end = index
    for _ in 0..<2 {
      while end < limit, text.isWord(at: end) { end += 1 }
      end = text.skipSpace(end, limit: limit)
    }
    return text.bareByte(at: end) == 0x2C
  }
}
