/// A type of document (tên loại) with its abbreviation.
package struct DocumentType: Hashable, Sendable {
  /// The name with a capital: `Nghị quyết`.
  package let name: String
  /// The abbreviation in symbols: `NQ`; `nil` for a type that none is given for.
  package let abbreviation: String?

  private init(_ name: String, _ abbreviation: String?) {
    self.name = name
    self.abbreviation = abbreviation
  }

  /// All types: those of administrative documents (Nghị định 30/2020/NĐ-CP, Phụ lục III), those of
  /// legislation, and those of the Party.
  ///
  /// Where several types share an abbreviation the first in this list is the usual one.
  package static let all: [DocumentType] = [
    // Văn bản hành chính.
    DocumentType("Nghị quyết", "NQ"), DocumentType("Quyết định", "QĐ"),
    DocumentType("Chỉ thị", "CT"), DocumentType("Quy chế", "QC"),
    DocumentType("Quy định", "QyĐ"), DocumentType("Thông cáo", "TC"),
    DocumentType("Thông báo", "TB"), DocumentType("Hướng dẫn", "HD"),
    DocumentType("Chương trình", "CTr"), DocumentType("Kế hoạch", "KH"),
    DocumentType("Phương án", "PA"), DocumentType("Đề án", "ĐA"), DocumentType("Dự án", "DA"),
    DocumentType("Báo cáo", "BC"), DocumentType("Biên bản", "BB"),
    DocumentType("Tờ trình", "TTr"), DocumentType("Hợp đồng", "HĐ"),
    DocumentType("Công điện", "CĐ"), DocumentType("Bản ghi nhớ", "BGN"),
    DocumentType("Bản thỏa thuận", "BTT"), DocumentType("Giấy ủy quyền", "GUQ"),
    DocumentType("Giấy mời", "GM"), DocumentType("Giấy giới thiệu", "GGT"),
    DocumentType("Giấy nghỉ phép", "GNP"), DocumentType("Phiếu gửi", "PG"),
    DocumentType("Phiếu chuyển", "PC"), DocumentType("Phiếu báo", "PB"),
    DocumentType("Công văn", nil), DocumentType("Thư công", nil),
    // Văn bản quy phạm pháp luật.
    DocumentType("Hiến pháp", nil), DocumentType("Bộ luật", nil), DocumentType("Luật", nil),
    DocumentType("Pháp lệnh", "PL"), DocumentType("Lệnh", "L"), DocumentType("Nghị định", "NĐ"),
    DocumentType("Thông tư", "TT"), DocumentType("Thông tư liên tịch", "TTLT"),
    DocumentType("Nghị quyết liên tịch", "NQLT"), DocumentType("Văn bản hợp nhất", "VBHN"),
    DocumentType("Sắc lệnh", "SL"),
    // Older symbols and those of the Party.
    DocumentType("Kết luận", "KL"), DocumentType("Quy định", "QĐi"),
    DocumentType("Quy định", "QĐịnh"), DocumentType("Tuyên bố", "TB"),
    DocumentType("Chương trình hành động", "CTHĐ"), DocumentType("Chương trình hành động", "CTrHĐ"),
    DocumentType("Công điện", "CĐi"), DocumentType("Kế hoạch liên tịch", "KHLT"),
    DocumentType("Kế hoạch liên ngành", "KHLN"), DocumentType("Kế hoạch hành động", "KHHĐ"),
    DocumentType("Kế hoạch phối hợp", "KHPH"), DocumentType("Quy chế phối hợp", "QCPH"),
    DocumentType("Chương trình phối hợp", "CTPH"), DocumentType("Chương trình phối hợp", "CTrPH"),
    DocumentType("Hướng dẫn liên tịch", "HDLT"), DocumentType("Hướng dẫn liên ngành", "HDLN"),
    DocumentType("Thông báo kết luận", "TBKL"), DocumentType("Điều lệ", nil),
    DocumentType("Lời kêu gọi", nil), DocumentType("Thông tri", "TTr"),
  ]

  /// The type that an abbreviation stands for, by exact spelling.
  ///
  /// - Complexity: O(1).
  package init?(abbreviation: some StringProtocol) {
    guard let type = DocumentType.byAbbreviation[String(abbreviation)] else { return nil }
    self = type
  }

  /// The type of a name in any case: `KẾ HOẠCH`, `Kế hoạch`.
  ///
  /// - Complexity: O(*n*) in the length of the name.
  package init?(name: some StringProtocol) {
    let text = ScanText(name)
    let range = text.trimmed(0..<text.count)
    guard let match = DocumentType.names.match(in: text, at: range.lowerBound, exactly: true),
      match.end == range.upperBound
    else { return nil }
    self = DocumentType.all[match.index]
  }

  /// The names as phrases, by the index of their type in ``all``.
  package static let names = PhraseSet(all.map { Phrase($0.name) })

  static let byAbbreviation: [String: DocumentType] = {
    var types: [String: DocumentType] = [:]
    for type in all {
      if let abbreviation = type.abbreviation, types[abbreviation] == nil {
        types[abbreviation] = type
      }
    }
    return types
  }()
}
