import DocumentGrammar

/// Finds where the name of an issuer behind `của` ends.
enum IssuerPhrase {
  /// Small words that belong to the subject of the document and not to a name.
  private static let stops = PhraseSet([
    "về", "ban hành", "phê duyệt", "quy định", "sửa đổi", "hướng dẫn", "thực hiện", "triển khai",
    "đã", "được", "có", "trong", "tại", "là", "giao", "nhằm", "để", "khóa", "đối với", "thông qua",
    "công bố", "thành lập", "kèm theo", "cho", "theo", "do", "với", "bổ sung", "thay thế", "bãi bỏ",
    "ngày", "năm", "và các", "tổ chức thực hiện", "phát động", "tiếp tục", "tăng cường", "đẩy mạnh",
    "đến", "trên", "từ", "khi", "này", "nêu", "gồm", "như", "giai đoạn", "quyết định", "chỉ đạo",
    "yêu cầu", "gửi", "kết luận", "hợp nhất", "nêu trên", "đồng ý", "điều chỉnh", "cụ thể", "mà",
    "hết", "xác định", "số", "vào", "liên quan", "bảo đảm", "đảm bảo", "phân công", "quản lý",
    "ký", "thì", "nếu", "đề ra", "đang", "sẽ", "phải", "không", "hiện hành", "đồng thời",
    "tiến hành", "đề nghị", "báo cáo", "nên", "hoàn toàn", "cùng", "cũng", "bị", "vì", "phản ánh",
    "kiến nghị", "xin", "cung cấp", "thống nhất", "chấp thuận", "cho phép", "nhận được", "chưa",
    "còn", "trả lời",
  ])
  /// Of those, the ones that no name holds: in a heading in capitals names and verbs look alike.
  private static let headingStops = PhraseSet([
    "về", "ban hành", "phê duyệt", "quy định", "sửa đổi", "hướng dẫn", "triển khai", "bổ sung",
    "thay thế", "bãi bỏ", "ngày", "năm", "công bố", "thông qua", "trong", "tại", "đối với",
    "giai đoạn", "trên địa bàn", "khóa", "kèm theo", "số", "thực hiện",
  ])
  /// Words that open the subject of a document even with a capital.
  private static let capitalStops = PhraseSet([
    "Về", "Quy định", "Ban hành", "Phê duyệt", "Hướng dẫn", "Sửa đổi", "Công bố", "Kính gửi",
  ])
  /// Fields whose names hold a comma: `Văn hóa, Thể thao và Du lịch`.
  private static let commas: [(Phrase, [Phrase])] = [
    ("Văn hóa", ["Thể thao", "Thông tin", "Khoa học"]), ("Lao động", ["Thương binh"]),
    ("Nông nghiệp", ["Lâm nghiệp"]), ("Thanh niên", ["Thiếu niên"]),
    ("Phòng", ["chống"]), ("phòng", ["chống"]),
  ]
  private static let typeNames = DocumentType.names
  private static let longest = 160

  /// The end of the name that starts at an offset, or `nil` where none does.
  ///
  /// - Complexity: O(1), since no name is longer than two lines.
  static func end(_ text: ScanText, from start: Int, limit: Int) -> Int? {
    guard start < limit, text.isA(.upper, at: start) else { return nil }
    let limit = min(limit, start + longest)
    let isHeading = text.isInCapitals(start..<min(limit, start + 16))
    var index = start
    var end = start
    while index < limit {
      let next = text.skipSpace(index, limit: limit)
      guard next < limit else { break }
      if text.isWord(at: next) {
        if isStop(text, at: next, limit: limit, start: start)
          || isHeading && index > start && stopsInHeading(text, at: next, limit: limit)
        {
          break
        }
        index = wordEnd(text, from: next, limit: limit)
        end = index
        continue
      }
      switch text.bare[next] {
      case 0x2D where text.isWord(at: text.skipSpace(next + 1, limit: limit)):
        index = next + 1
      case 0x2C where continues(text, before: next, limit: limit):
        index = next + 1
      default: return end > start ? end : nil
      }
    }
    return end > start ? end : nil
  }

  private static func wordEnd(_ text: ScanText, from start: Int, limit: Int) -> Int {
    var index = start
    while index < limit, text.isWord(at: index) || text.bare[index] == 0x26 { index += 1 }
    return index
  }

  private static func isStop(_ text: ScanText, at index: Int, limit: Int, start: Int) -> Bool {
    if text.isA(.digit, at: index) { return true }
    if text.isA(.upper, at: index) {
      // `… của Chính phủ Nghị định số …`: the next mention starts.
      return index > start
        && (startsMention(text, at: index, limit: limit)
          || capitalStops.contains(in: text, at: index, limit: limit, exactly: true))
    }
    if let end = Phrase.and.exactEnd(in: text, at: index, limit: limit) {
      let next = text.skipSpace(end, limit: limit)
      return !text.isA(.upper, at: next) || startsMention(text, at: next, limit: limit)
        || others.contains(in: text, at: next, limit: limit, exactly: true)
    }
    guard let match = stops.match(in: text, at: index, limit: limit, exactly: true) else {
      return false
    }
    // `Văn phòng`, `Kế hoạch` and the like have their own capital; a lower-case stop is one.
    return match.end > index
  }

  private static func stopsInHeading(_ text: ScanText, at index: Int, limit: Int) -> Bool {
    if headingStops.contains(in: text, at: index, limit: limit, exactly: true) { return true }
    guard let end = Phrase.and.exactEnd(in: text, at: index, limit: limit) else { return false }
    return startsMention(text, at: text.skipSpace(end, limit: limit), limit: limit)
  }

  private static let numbered: Phrase = "số"
  /// Types of which another mention is made behind `và`, even without a number.
  private static let others = PhraseSet([
    "Nghị quyết", "Quyết định", "Chỉ thị", "Tờ trình", "Công văn", "Thông tư", "Nghị định", "Luật",
    "Báo cáo", "Kết luận", "Thông báo",
  ])

  /// Whether a type with a number behind it starts here.
  private static func startsMention(_ text: ScanText, at index: Int, limit: Int) -> Bool {
    guard let end = typeNames.match(in: text, at: index, limit: limit, exactly: true)?.end else {
      return false
    }
    let next = text.skipSpace(end, limit: limit)
    return text.isA(.digit, at: next)
      || numbered.exactEnd(in: text, at: next, limit: limit) != nil
      || Phrase("Luật").exactEnd(in: text, at: index, limit: limit) != nil
  }

  private static func continues(_ text: ScanText, before comma: Int, limit: Int) -> Bool {
    let next = text.skipSpace(comma + 1, limit: limit)
    for (field, others) in commas {
      let length = field.text.unicodeScalars.count
      guard comma - length >= 0,
        field.exactEnd(in: text, at: comma - length, limit: comma) == comma
      else { continue }
      if others.contains(where: { $0.exactEnd(in: text, at: next, limit: limit) != nil }) {
        return true
      }
    }
    return false
  }
}
