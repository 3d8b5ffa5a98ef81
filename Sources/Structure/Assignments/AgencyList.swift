import DocumentGrammar

/// Reads names of agencies and enumerations of them by their head words.
///
/// `Các sở, ban, ngành; Ủy ban nhân dân huyện, thành phố` are two; `Sở Văn hóa, Thể thao và Du lịch`
/// is one, and so is `các cơ quan, đơn vị, địa phương`.
struct AgencyList {
  /// Head words of names, which stand with a capital.
  private static let heads = PhraseSet([
    "Sở", "Ban", "Bộ", "Cục", "Chi cục", "Tổng cục", "Vụ", "Viện", "Ủy ban", "UBND", "HĐND",
    "Hội đồng nhân dân", "Hội đồng", "UBMTTQ", "MTTQ", "Mặt trận", "Phòng", "Trung tâm",
    "Văn phòng",
    "VP", "Đài", "Báo", "Tạp chí", "Cổng", "Công an", "Trường", "Bệnh viện", "Trạm", "Hội", "Đoàn",
    "Hiệp hội", "Tỉnh đoàn", "Huyện đoàn", "Thành đoàn", "Liên đoàn", "Liên minh", "Liên hiệp",
    "Kho bạc",
    "Ngân hàng", "Bảo hiểm", "Thanh tra", "Tòa án", "Cơ quan", "Đơn vị", "Tổ", "Công ty",
    "Tổng công ty", "Tập đoàn", "Doanh nghiệp", "Chính phủ", "Thủ tướng", "Tỉnh ủy", "Thành ủy",
    "Huyện ủy", "Đảng ủy", "Chủ tịch", "Giám đốc", "Thủ trưởng", "Trưởng", "Người đứng đầu",
    "Lãnh đạo", "Thường trực", "Bưu điện", "Điện lực", "Hạt Kiểm lâm", "Bí thư", "Ủy viên",
    "Cán bộ", "Công chức", "Bộ phận", "Bộ Chỉ huy", "Chi nhánh", "Quỹ", "Học viện", "Đại học",
    "Nhà", "Thư viện", "Bảo tàng", "Ban Chỉ đạo", "Tiểu ban", "Đội",
    "Cấp ủy", "Chính quyền", "Ủy ban nhân dân", "Hệ thống Đài", "Thành viên",
    "Phó Chủ tịch", "Phó Giám đốc", "Chánh Văn phòng", "Ngành", "Địa phương", "Kiểm toán",
    "Phó Thủ tướng", "Thứ trưởng", "PCT", "Phó Trưởng ban", "Cảnh sát", "Thông tấn xã",
    "Viện kiểm sát", "CA", "BCH", "BCĐ", "TAND", "VKSND", "LĐLĐ", "BHXH", "KBNN", "UBMTTQVN",
    "BCHQS", "Bộ Tư lệnh", "Cảng vụ", "Tổng công đoàn", "Công đoàn", "Đảng bộ", "Chi bộ",
    "Ban Thường vụ", "Văn phòng Đảng ủy", "Thống kê", "Chi hội", "Hợp tác xã", "Tổng đài", "Khu",
    "Chi đoàn", "Câu lạc bộ", "Vườn", "Đoàn Thanh niên", "Trạm Y tế", "Hiệu trưởng", "Trưởng thôn",
    "Trưởng phòng", "Chi cục trưởng", "Bộ trưởng", "Thống đốc", "Chánh Thanh tra",
  ])

  /// Words that only begin like a head word.
  private static let strangers = PhraseSet([
    "Tổ chức", "Báo cáo", "Ban hành", "Hội nghị", "Hội thảo", "Hội thi", "Hội viên", "Đoàn viên",
    "Bộ máy", "Bộ tiêu chí", "Bộ thủ tục", "Trường hợp", "Vụ việc", "Đội ngũ", "Phòng ngừa",
    "Phòng chống", "Phòng, chống", "Nhà ở", "Báo chí", "Thanh tra, kiểm tra", "Đoàn kết", "Bộ luật",
    "Viện dẫn", "Tổ quốc", "Bộ chỉ số", "Hội nhập", "Ban đầu", "Trạm thu", "Quỹ đất",
    "Đài tưởng niệm",
    "Công an ninh", "Nhà văn hóa", "Cục diện", "Vụ mùa", "Bộ mặt", "Bộ đề", "Bộ tài liệu",
    "Khu vực", "Khu dân cư", "Khu đô thị", "Vườn ươm", "Thống kê,", "Ban Bí thư khóa", "Tổ chức,",
    "Sở hữu", "Sở thích", "Đoàn công tác", "Đoàn kiểm tra", "Hội đồng xét", "Báo động",
  ])

  /// Nouns for organs in general.
  private static let nouns = PhraseSet([
    "cơ quan", "đơn vị", "địa phương", "tổ chức", "ban", "ngành", "sở", "đoàn thể", "phòng",
    "doanh nghiệp", "hội", "trường", "bộ phận", "cá nhân", "cấp", "cấp ủy", "chính quyền",
    "trung tâm", "văn phòng", "hiệp hội", "lực lượng", "trạm", "đội", "tổ", "ban ngành", "sở ngành",
    "thành viên", "chủ tịch", "thủ trưởng", "công ty", "tổ dân phố", "trường học", "bộ",
    "tạp chí", "báo", "đài", "cơ sở giáo dục", "bệnh viện", "hợp tác xã", "hộ kinh doanh",
  ])

  /// Territorial units, which continue a name and do not start one.
  private static let territories = PhraseSet([
    "huyện", "thị xã", "thành phố", "xã", "phường", "thị trấn", "quận", "đặc khu", "thôn", "bản",
    "ấp", "khóm", "tổ dân phố", "cấp xã", "cấp huyện", "cấp tỉnh", "trung ương", "tỉnh", "TX", "TP",
  ])

  private static let determiners = PhraseSet([
    "các", "những", "mọi", "từng", "mỗi", "toàn thể các", "toàn bộ các",
  ])

  /// Words that go with bare nouns without naming anything.
  private static let fillers = PhraseSet([
    "liên quan", "có liên quan", "trực thuộc", "tỉnh", "thành phố", "huyện", "xã", "phường",
    "trên địa bàn", "khác", "chức năng", "cấp tỉnh", "cấp huyện", "cấp xã", "đoàn thể",
  ])

  /// Whether a name of an agency, or of agencies in general, starts at an offset.
  static func startsAgency(_ text: ScanText, at index: Int, limit: Int) -> Bool {
    if text.isA(.upper, at: index),
      !determiners.contains(in: text, at: index, limit: limit, exactly: true)
    {
      return startsName(text, at: index, limit: limit)
    }
    return startsGeneral(text, at: index, limit: limit)
  }

  /// Whether a head word with a capital stands at an offset.
  private static func startsName(_ text: ScanText, at index: Int, limit: Int) -> Bool {
    heads.contains(in: text, at: index, limit: limit, exactly: true)
      && !strangers.contains(in: text, at: index, limit: limit, exactly: true)
  }

  /// `các cơ quan`, `đơn vị`
  static func startsGeneral(_ text: ScanText, at index: Int, limit: Int) -> Bool {
    var index = index
    var isDetermined = false
    if let end = determiners.match(in: text, at: index, limit: limit, exactly: true)?.end {
      index = text.skipSpace(end, limit: limit)
      isDetermined = true
    }
    if nouns.contains(in: text, at: index, limit: limit, exactly: true) { return true }
    return isDetermined
      && (territories.contains(in: text, at: index, limit: limit, exactly: true)
        || text.isA(.upper, at: index) && startsName(text, at: index, limit: limit))
  }

  /// Whether the field of a department stands at an offset: `Nội vụ`, `Xây dựng`.
  static func startsField(_ text: ScanText, at index: Int, limit: Int) -> Bool {
    fields.contains(in: text, at: index, limit: limit, exactly: true)
  }

  private static let fields = PhraseSet(CanonicalAgency.fields)

  /// Whether a stretch calls for the names of several agencies behind its colon: `Các Sở:`,
  /// `UBND các huyện:`
  static func opensNames(_ text: ScanText, _ range: Range<Int>) -> Bool {
    let range = text.trimmed(range)
    for index in range where text.startsWord(at: index) {
      guard
        let end = determiners.match(in: text, at: index, limit: range.upperBound, exactly: true)?
          .end
      else { continue }
      let noun = text.skipSpace(end, limit: range.upperBound)
      var nounEnd =
        (nouns.match(in: text, at: noun, limit: range.upperBound, exactly: true)
        ?? territories.match(in: text, at: noun, limit: range.upperBound, exactly: true))?.end
      // `các sở, ngành:`
      while let end = nounEnd, text.bareByte(at: end) == 0x2C, end < range.upperBound {
        nounEnd =
          nouns.match(
            in: text, at: text.skipSpace(end + 1, limit: range.upperBound),
            limit: range.upperBound, exactly: true)?.end
      }
      if nounEnd == range.upperBound { return true }
    }
    return false
  }

  /// Whether a territorial unit stands at an offset, which goes on with a name: `huyện, thành phố`.
  static func continuesName(_ text: ScanText, at index: Int, limit: Int) -> Bool {
    territories.contains(in: text, at: index, limit: limit, exactly: true)
      || fillers.contains(in: text, at: index, limit: limit, exactly: true)
  }

  /// Divides an enumeration into its agencies; behind `các sở:` their fields stand for them.
  ///
  /// - Complexity: O(*n*).
  static func divide(
    _ text: ScanText, _ range: Range<Int>, fieldsAreNames: Bool = false
  ) -> [Range<Int>] {
    var items: [Range<Int>] = []
    var start = range.lowerBound
    var partStart = start
    var index = range.lowerBound
    var depth = 0
    let isInCapitals = text.isInCapitals(range)
    /// Where the field ends that an item is, commas of its own within it.
    var fieldEnd = range.lowerBound
    func starts(at next: Int, after part: Range<Int>, isAnd: Bool) -> Bool {
      if fieldsAreNames, part.upperBound >= fieldEnd,
        let field = fields.match(in: text, at: next, limit: range.upperBound, exactly: true),
        text.isA(.upper, at: next)
      {
        fieldEnd = field.end
        return true
      }
      // In a heading in capitals every noun has them.
      if isInCapitals, nouns.contains(in: text, at: next, limit: range.upperBound, exactly: true) {
        return !isBare(text, text.trimmed(part)) && !endsWithNoun(text, text.trimmed(part))
      }
      return Self.starts(text, at: next, after: part, limit: range.upperBound, isAnd: isAnd)
    }
    while index < range.upperBound {
      switch text.bare[index] {
      case 0x28: depth += 1
      case 0x29: depth = max(0, depth - 1)
      case 0x3B where depth == 0:
        items.append(start..<index)
        start = index + 1
        partStart = start
      case 0x2C where depth == 0:
        let next = text.skipSpace(index + 1, limit: range.upperBound)
        if starts(at: next, after: partStart..<index, isAnd: false) {
          items.append(start..<index)
          start = index + 1
        }
        partStart = index + 1
      case 0x76 where depth == 0 && text.startsWord(at: index):
        if let end = Phrase.and.exactEnd(in: text, at: index, limit: range.upperBound) {
          let next = text.skipSpace(end, limit: range.upperBound)
          if starts(at: next, after: partStart..<index, isAnd: true) {
            items.append(start..<index)
            start = end
          }
          partStart = end
        }
      default: break
      }
      index += 1
    }
    items.append(start..<range.upperBound)
    return items.map { withoutMark(text, $0) }.filter { !$0.isEmpty }
  }

  private static func withoutMark(_ text: ScanText, _ range: Range<Int>) -> Range<Int> {
    var range = text.trimmed(range)
    while let last = range.last, [0x2E, 0x3B, 0x2C, 0x3A].contains(text.bare[last]) {
      range = text.trimmed(range.lowerBound..<last)
    }
    return range
  }

  private static let councils: [Phrase] = ["HĐND", "Hội đồng nhân dân", "ĐBQH", "Đoàn ĐBQH"]

  /// Whether a new agency starts behind a comma or `và`.
  private static func starts(
    _ text: ScanText, at index: Int, after part: Range<Int>, limit: Int, isAnd: Bool
  ) -> Bool {
    guard index < limit else { return false }
    let part = text.trimmed(part)
    if text.isA(.upper, at: index) {
      guard startsAgency(text, at: index, limit: limit) else { return false }
      // `Văn phòng HĐND và UBND`
      if isAnd, endsWithCouncil(text, part) { return false }
      return true
    }
    if determiners.contains(in: text, at: index, limit: limit, exactly: true) {
      // `Trung tâm … các huyện` goes on, `và các đơn vị` starts anew.
      return startsGeneral(text, at: index, limit: limit)
    }
    if territories.contains(in: text, at: index, limit: limit, exactly: true) { return false }
    guard nouns.contains(in: text, at: index, limit: limit, exactly: true) else { return false }
    return !isBare(text, part) && !endsWithNoun(text, part)
  }

  /// `Thủ trưởng các ban` goes on with `ngành`.
  private static func endsWithNoun(_ text: ScanText, _ part: Range<Int>) -> Bool {
    var word = part.upperBound
    for _ in 0..<2 {
      word -= 1
      while word > part.lowerBound, !text.startsWord(at: word) { word -= 1 }
      guard word >= part.lowerBound, text.startsWord(at: word),
        !text.isA(.upper, at: word) || text.isInCapitals(part)
      else {
        return false
      }
      if nouns.match(in: text, at: word, limit: part.upperBound, exactly: true)?.end
        == part.upperBound
      {
        return true
      }
    }
    return false
  }

  private static func endsWithCouncil(_ text: ScanText, _ part: Range<Int>) -> Bool {
    councils.contains { council in
      part.contains { index in
        text.startsWord(at: index)
          && council.exactEnd(in: text, at: index, limit: part.upperBound) == part.upperBound
      }
    }
  }

  /// Whether a part is but a noun for organs in general: `các cơ quan`, `đơn vị liên quan`.
  private static func isBare(_ text: ScanText, _ part: Range<Int>) -> Bool {
    var index = part.lowerBound
    for set in [determiners, nouns] {
      if let end = set.match(in: text, at: index, limit: part.upperBound, exactly: true)?.end {
        index = text.skipSpace(end, limit: part.upperBound)
      }
    }
    while index < part.upperBound,
      let end = fillers.match(in: text, at: index, limit: part.upperBound, exactly: true)?.end
    {
      index = text.skipSpace(end, limit: part.upperBound)
    }
    return index >= part.upperBound
  }
}

extension Phrase {
  /// `và`
  static let and: Phrase = "và"
}
