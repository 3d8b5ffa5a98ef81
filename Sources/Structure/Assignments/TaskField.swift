import DocumentGrammar

/// What a labelled line or a column says of a task: `Cơ quan thực hiện: …`, `Thời gian`.
enum TaskField: Hashable {
  /// Who does it; whether the words say that they lead.
  case agency(leads: Bool)
  /// With whom.
  case coordinators
  /// What is to be done.
  case task
  /// By when.
  case deadline
  /// What comes of it.
  case product
  /// Who pays.
  case budget

  private static let labels: [(Phrase, TaskField)] = [
    ("Cơ quan chủ trì", .agency(leads: true)), ("Đơn vị chủ trì", .agency(leads: true)),
    ("Cơ quan, đơn vị chủ trì", .agency(leads: true)), ("Chủ trì", .agency(leads: true)),
    ("Cơ quan chủ trì thực hiện", .agency(leads: true)),
    ("Đơn vị chủ trì thực hiện", .agency(leads: true)),
    ("Cơ quan/đơn vị chủ trì", .agency(leads: true)),
    ("Đơn vị chủ trì tham mưu", .agency(leads: true)),
    ("Cơ quan thực hiện", .agency(leads: false)), ("Đơn vị thực hiện", .agency(leads: false)),
    ("Cơ quan, đơn vị thực hiện", .agency(leads: false)),
    ("Cơ quan/đơn vị thực hiện", .agency(leads: false)),
    ("Phân công thực hiện", .agency(leads: false)), ("Phân công", .agency(leads: false)),
    ("Trách nhiệm thực hiện", .agency(leads: false)), ("Bộ phận thực hiện", .agency(leads: false)),
    ("Đơn vị chịu trách nhiệm", .agency(leads: false)),
    ("Cơ quan chịu trách nhiệm", .agency(leads: false)), ("Phụ trách", .agency(leads: false)),
    ("Cơ quan, đơn vị chủ trì thực hiện", .agency(leads: true)),
    ("Đơn vị, cá nhân chủ trì", .agency(leads: true)), ("Đầu mối", .agency(leads: false)),
    ("Đơn vị đầu mối", .agency(leads: false)), ("Cơ quan đầu mối", .agency(leads: false)),
    ("Đơn vị tham mưu", .agency(leads: false)), ("Đơn vị được giao", .agency(leads: false)),
    ("Đơn vị tổ chức thực hiện", .agency(leads: false)),
    ("Cơ quan tổ chức thực hiện", .agency(leads: false)),
    ("Đơn vị chủ trì, thực hiện", .agency(leads: true)),
    ("Đơn vị phụ trách", .agency(leads: false)), ("Người thực hiện", .agency(leads: false)),
    ("Cơ quan tham mưu", .agency(leads: false)),
    ("Cơ quan phối hợp", .coordinators), ("Đơn vị phối hợp", .coordinators),
    ("Cơ quan, đơn vị phối hợp", .coordinators), ("Phối hợp", .coordinators),
    ("Cơ quan/đơn vị phối hợp", .coordinators), ("Phối hợp thực hiện", .coordinators),
    ("Cơ quan phối hợp thực hiện", .coordinators), ("Đơn vị phối hợp thực hiện", .coordinators),
    ("Nội dung", .task), ("Nội dung thực hiện", .task), ("Nội dung công việc", .task),
    ("Nhiệm vụ", .task), ("Nội dung nhiệm vụ", .task), ("Tên nhiệm vụ", .task),
    ("Công việc", .task), ("Nhiệm vụ, giải pháp", .task), ("Nội dung, nhiệm vụ", .task),
    ("Nhiệm vụ cụ thể", .task), ("Nội dung hoạt động", .task), ("Hoạt động", .task),
    ("Chỉ tiêu", .task), ("Nội dung tuyên truyền", .task), ("Nhiệm vụ/Nội dung", .task),
    ("Thời gian", .deadline), ("Thời gian thực hiện", .deadline),
    ("Thời gian hoàn thành", .deadline), ("Thời hạn", .deadline),
    ("Thời hạn hoàn thành", .deadline), ("Tiến độ", .deadline), ("Tiến độ thực hiện", .deadline),
    ("Thời hạn thực hiện", .deadline), ("Thời gian, tiến độ", .deadline),
    ("Sản phẩm", .product), ("Kết quả", .product), ("Sản phẩm đầu ra", .product),
    ("Kết quả đầu ra", .product), ("Sản phẩm, kết quả", .product), ("Sản phẩm dự kiến", .product),
    ("Sản phẩm/kết quả", .product), ("Kết quả, sản phẩm", .product),
    ("Kết quả/sản phẩm", .product), ("Sản phẩm hoàn thành", .product),
    ("Sản phẩm, kết quả đầu ra", .product), ("Kết quả thực hiện", .product),
    ("Kết quả đạt được", .product), ("Kết quả dự kiến", .product),
    ("Kinh phí", .budget), ("Kinh phí thực hiện", .budget), ("Nguồn kinh phí", .budget),
    ("Dự kiến kinh phí", .budget), ("Nguồn kinh phí thực hiện", .budget), ("Nguồn vốn", .budget),
  ]
  private static let phrases = PhraseSet(labels.map(\.0))

  /// The field whose label and colon stand at an offset, and where its value starts.
  static func read(_ text: ScanText, at index: Int, limit: Int) -> (field: TaskField, value: Int)? {
    guard let match = phrases.match(in: text, at: index, limit: limit) else { return nil }
    let colon = text.skipSpace(match.end, limit: limit)
    guard colon < limit, text.bare[colon] == 0x3A else { return nil }
    return (labels[match.index].1, text.skipSpace(colon + 1, limit: limit))
  }

  /// The field that a column's heading names.
  static func column(_ heading: String) -> TaskField? {
    let text = ScanText(heading)
    let range = text.trimmed(0..<text.count)
    // The longest label anywhere in the heading: `Tên nhiệm vụ, nội dung công việc`.
    var best: (field: TaskField, length: Int)?
    for index in range where text.startsWord(at: index) {
      if let match = phrases.match(in: text, at: index, limit: range.upperBound),
        match.end - index > best?.length ?? 0
      {
        best = (labels[match.index].1, match.end - index)
      }
    }
    return best?.field
  }
}
