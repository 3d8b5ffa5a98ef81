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
    "kiểm soát", "sơ cứu", "cấp giấy", "cấp phép", "cấp phát", "cấp kinh phí", "xác nhận",
    "công nhận", "chấp thuận", "trả lời", "điều chỉnh", "xử phạt", "phụ trách", "chuyển giao",
    "xác minh", "phục vụ", "bổ sung", "kiến nghị", "tiếp thu", "hoàn chỉnh", "thỏa thuận",
    "lãnh đạo", "phản ánh", "khuyến cáo", "kết luận", "tra cứu", "bàn giao", "ưu tiên",
    "tuyển chọn", "phân loại", "đẩy nhanh", "chi trả", "phân bổ", "định hướng", "tập hợp",
    "thu hồi", "rà", "nhân rộng", "lan tỏa", "tổng kết", "sơ kết", "tham dự", "đăng", "phát sóng",
    "treo", "in ấn", "mua sắm", "trang bị", "sửa chữa", "bảo trì", "nâng cấp", "lắp đặt",
    "thi công", "tuần tra", "ngăn chặn", "phòng ngừa", "đấu tranh", "sẵn sàng", "ứng phó",
    "ứng cứu", "tìm kiếm", "di dời", "sơ tán", "khám", "điều trị", "tiêm", "thu gom", "vận chuyển",
    "tiêu hủy", "lấy mẫu", "quyết toán", "thanh toán", "giải ngân", "đối chiếu", "kê khai",
    "kết hợp", "liên kết", "hợp tác", "gắn", "đổi mới", "củng cố", "quảng bá", "giới thiệu",
    "trưng bày", "tôn vinh", "động viên", "khuyến khích", "thu hút", "mời", "đối thoại",
    "sửa đổi", "cụ thể hóa", "lựa", "rút kinh nghiệm", "soạn thảo", "chỉ định",
    "vận dụng", "cải tiến", "phân cấp", "ủy quyền", "phân tích", "dự báo", "cảnh báo",
    "lắng nghe", "nắm", "nắm bắt", "tích cực", "chú trọng", "quan tâm", "nhanh chóng", "thống kê",
    "chuẩn hóa", "đồng bộ", "làm sạch", "phê bình", "nhắc nhở", "phối kết hợp", "cho ý kiến",
    "góp ý", "tham vấn", "sẽ", "đã", "cam kết", "khai trương", "giao ban", "trực ban", "bắt đầu",
    "đề cao", "trực tiếp", "quyết liệt", "gương mẫu", "chấm", "trao", "nộp", "lấy",
    "chấn chỉnh", "ghi hình", "ghi âm", "ghi nhận", "tại", "về", "cho", "đối với", "liên hệ", "dẫn",
    "chọn", "viết", "xét", "ngoài",
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
          guard continues(text, at: next, limit: limit),
            !distributives.contains(in: text, at: next, limit: limit, exactly: true)
          else { return end }
          isBehindNounMaker = true
        case 0x2D, 0x26, 0x2F: break
        case 0x3A:
          // `UBND các huyện: Can Lộc và Thạch Hà chỉ đạo …`
          let next = text.skipSpace(index + 1, limit: limit)
          guard text.isA(.upper, at: next), !AgencyList.startsAgency(text, at: next, limit: limit),
            AgencyList.opensNames(text, start..<index),
            AgencyList.startsField(text, at: next, limit: limit)
              || !verbs.contains(in: text, at: next, limit: limit, exactly: true),
            let behind = verbEnd(text, from: next, limit: limit)
          else { return end }
          return behind
        case 0x3B:
          // `Văn phòng Điều phối; Nội vụ; Tài chính mỗi đơn vị …`
          let next = text.skipSpace(index + 1, limit: limit)
          guard text.isA(.upper, at: next),
            AgencyList.startsField(text, at: next, limit: limit)
              || AgencyList.startsAgency(text, at: next, limit: limit)
          else { return end }
          isBehindNounMaker = true
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
          let verb = verbs.match(in: text, at: index, limit: limit, exactly: true),
          !isCompound(text, at: index, until: verb.end, start: start, limit: limit),
          !namesOrgan(text, at: index, start: start, limit: limit)
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
    "thông tin điện tử", "quản lý dự án", "cảnh sát giao thông", "giao dịch", "giao thông",
    "nước ngoài", "cùng cấp", "đăng ký đất đai", "văn phòng - thống kê", "dự án", "dự toán",
    "dự phòng", "theo dõi thi hành", "in sao", "tại chỗ", "đào tạo", "ngoại giao", "chế tạo",
    "cải tạo", "hậu cần", "hướng dẫn", "bầu cử", "độc lập",
    "tự do", "phòng khám", "thành lập", "sáng lập", "bảo lãnh", "cải cách", "tham gia giao thông",
    "dự án đầu tư xây dựng", "đầu tư xây dựng", "dự án xây dựng", "sở quản lý", "bộ quản lý",
    "đại diện lãnh đạo", "đồng chí lãnh đạo", "khu bảo tồn", "cơ quan điều tra", "tổ trực",
    "bộ phận phụ trách", "đơn vị cung ứng", "cơ quan thống kê", "cán bộ phụ trách",
    "công chức phụ trách", "đơn vị phụ trách", "cơ quan phụ trách", "đơn vị thi công",
    "cơ quan giúp", "cơ quan thường trực", "đơn vị vận hành", "công nghệ thông tin",
    "công nghệ thông tin và truyền thông", "giáo dục thường xuyên", "việc làm",
    "tổ chức đảng", "thông tin điện tử", "hành chính công", "đơn vị thực hiện", "cơ quan thực hiện",
    "văn hóa thông tin", "cơ quan chuyên môn", "đơn vị dự toán", "đơn vị sự nghiệp",
    "tiếp nhận và trả kết quả", "an toàn thông tin", "đơn vị hành chính",
    "cơ quan, đơn vị thực hiện", "tổ chức chính trị", "tổ chức xã hội", "tổ chức thành viên",
    "tổ chức đoàn thể", "tổ chức hội", "tổ chức kinh tế", "tổ chức tín dụng", "tổ chức tôn giáo",
    "tổ chức liên quan", "tổ chức có liên quan", "tổ chức quốc tế", "tổ chức phi chính phủ",
    "tổ chức hành nghề", "tổ chức khác", "tổ chức trực thuộc",
  ])

  /// Organs named by what they do: `Ban chỉ đạo`, `Tổ kiểm tra`, `Trung tâm hỗ trợ`.
  private static let organs = PhraseSet([
    "ban", "tổ", "đội", "trung tâm", "quỹ", "hội đồng", "ủy ban", "đoàn", "bộ phận", "phòng",
    "tiểu ban", "cục", "chi cục", "vụ", "viện",
  ])
  /// Verbs that no organ is named by.
  private static let pureVerbs = PhraseSet([
    "chủ trì", "phối hợp", "có trách nhiệm", "chịu trách nhiệm", "có nhiệm vụ", "tham mưu",
    "tiếp tục", "chủ động", "kịp thời", "khẩn trương", "căn cứ", "phải", "cần", "được", "là",
    "trong", "trước", "để", "nhằm", "theo", "trên cơ sở", "tại", "về", "cho", "đối với", "cùng",
    "giúp", "thường xuyên", "định kỳ", "triển khai", "hoàn thành", "thực hiện", "báo cáo", "trình",
    "gửi", "bảo đảm", "đảm bảo",
  ])

  /// Whether the verb at an offset is the field of the organ whose head word stands before it.
  private static func namesOrgan(_ text: ScanText, at index: Int, start: Int, limit: Int) -> Bool {
    guard let head = organs.match(in: text, at: start, limit: limit, exactly: true),
      text.skipSpace(head.end, limit: limit) == index
    else { return false }
    return !pureVerbs.contains(in: text, at: index, limit: limit, exactly: true)
  }

  /// Whether the word at an offset ends such a noun that began one or two words before.
  private static func isCompound(
    _ text: ScanText, at index: Int, until end: Int, start: Int, limit: Int
  ) -> Bool {
    if followsPlanning(text, index, start: start) { return false }
    var at = index
    // `giao` of `giao thông`
    if let match = compounds.match(in: text, at: index, limit: limit, exactly: true),
      match.end > end
    {
      return true
    }
    for _ in 0..<3 {
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

  private static let planning: Phrase = "Kế hoạch và Đầu tư"

  /// `Sở Kế hoạch và Đầu tư xây dựng …` has a verb, `dự án đầu tư xây dựng` has none.
  private static func followsPlanning(_ text: ScanText, _ index: Int, start: Int) -> Bool {
    var at = index
    for _ in 0..<5 {
      at -= 1
      while at > start, !text.startsWord(at: at) { at -= 1 }
    }
    guard at >= start, text.bare[at] == 0x6B, text.isA(.upper, at: at) else { return false }
    return planning.exactEnd(in: text, at: at, limit: index).map {
      text.skipSpace($0, limit: index) == index
    } ?? false
  }

  /// The end of a short run of names before a verb.
  private static func verbEnd(_ text: ScanText, from start: Int, limit: Int) -> Int? {
    var index = start
    var end = start
    while index < min(limit, start + 80) {
      guard text.isWord(at: index) else {
        if text.isA(.stop, at: index) { return nil }
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
    // `các cơ quan thuộc Bộ, thuộc Tổng cục`
    if belonging.contains(in: text, at: index, limit: limit, exactly: true) { return true }
    if let verb = verbs.match(in: text, at: index, limit: limit, exactly: true) {
      // `các sở, tổ chức chính trị - xã hội`
      if let noun = compounds.match(in: text, at: index, limit: limit, exactly: true),
        noun.end > verb.end
      {
        return AgencyList.startsGeneral(text, at: index, limit: limit)
      }
      return AgencyList.startsGeneral(text, at: index, limit: limit)
        && isEnumerated(text, at: index, limit: limit)
    }
    return AgencyList.startsGeneral(text, at: index, limit: limit)
      || AgencyList.continuesName(text, at: index, limit: limit)
  }

  /// Words that give each of those named before the same task.
  private static let distributives = PhraseSet([
    "mỗi đơn vị", "mỗi cơ quan", "mỗi địa phương", "mỗi sở", "mỗi ngành", "mỗi xã", "mỗi huyện",
    "mỗi phường", "từng đơn vị", "từng cơ quan", "từng địa phương",
  ])

  /// What a comma may part from the agencies and still belongs to their task.
  static let openings = PhraseSet(
    distributives.phrases + ["trong phạm vi", "theo chức năng", "theo phạm vi", "căn cứ"])

  private static let belonging = PhraseSet(["thuộc", "trực thuộc"])

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
