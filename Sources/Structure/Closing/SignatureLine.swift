import DocumentGrammar

/// Recognises lines of the signature block by Nghị định 30/2020/NĐ-CP, Điều 13 of its Phụ lục I.
enum SignatureLine {
  /// The signing forms on behalf of and by order of.
  private static let authorityMarks = ["TM.", "T/M", "TL.", "TUQ.", "TM ", "TL ", "TUQ ", "T.M."]
  private static let capacityMarks = ["KT.", "Q.", "KT ", "K/T", "K.T."]

  private static let titles = PhraseSet([
    "Chủ tịch", "Phó Chủ tịch", "Giám đốc", "Phó Giám đốc", "Cục trưởng", "Phó Cục trưởng",
    "Chi cục trưởng", "Phó Chi cục trưởng", "Bộ trưởng", "Thứ trưởng", "Thủ tướng",
    "Phó Thủ tướng", "Chánh Văn phòng", "Phó Chánh Văn phòng", "Phó Văn phòng", "Trưởng phòng",
    "Phó Trưởng phòng", "Trưởng ban", "Phó Trưởng ban", "Vụ trưởng", "Phó Vụ trưởng", "Hiệu trưởng",
    "Phó Hiệu trưởng", "Viện trưởng", "Phó Viện trưởng", "Chánh Thanh tra", "Phó Chánh Thanh tra",
    "Bí thư", "Phó Bí thư", "Tổng Giám đốc", "Phó Tổng Giám đốc", "Tổng cục trưởng",
    "Phó Tổng cục trưởng", "Chủ nhiệm", "Phó Chủ nhiệm", "Thống đốc", "Chánh án", "Đội trưởng",
    "Trưởng đoàn", "Phó Trưởng đoàn", "Quyền", "Ủy viên", "Ủy viên Thường trực", "Thường trực",
    "Tổng Bí thư", "Tổng Thư ký", "Chỉ huy trưởng", "Kế toán trưởng", "Trưởng công an",
  ])

  private static func starts(_ text: ScanText, _ range: Range<Int>, with marks: [String]) -> Bool {
    guard text.isA(.upper, at: range.lowerBound) else { return false }
    let head = text.text(in: range.lowerBound..<min(range.upperBound, range.lowerBound + 5))
    return marks.contains { head.hasPrefix($0) }
  }

  /// Whether a line says on whose behalf: `TM. ỦY BAN NHÂN DÂN`, `TL. CHỦ TỊCH`.
  static func isAuthority(_ text: ScanText, _ range: Range<Int>) -> Bool {
    text.isInCapitals(range) && starts(text, range, with: authorityMarks)
  }

  /// Whether a line says in which capacity: `KT. CHỦ TỊCH`, `GIÁM ĐỐC`.
  static func isCapacity(_ text: ScanText, _ range: Range<Int>) -> Bool {
    text.isInCapitals(range)
      && (starts(text, range, with: capacityMarks)
        || titles.contains(in: text, at: range.lowerBound, limit: range.upperBound))
  }

  /// Where `KT.` or `Q.` stands within a line in capitals.
  static func capacityStart(in text: ScanText, _ range: Range<Int>) -> Int? {
    guard text.isInCapitals(range) else { return nil }
    return range.dropFirst().first { index in
      text.startsWord(at: index) && text.isA(.space, at: index - 1)
        && starts(text, index..<range.upperBound, with: ["KT.", "Q."])
    }
  }

  /// Whether a line is one of the two.
  static func isTitle(_ text: ScanText, _ range: Range<Int>) -> Bool {
    isAuthority(text, range) || isCapacity(text, range)
  }

  private static let signed: [Phrase] = ["(Đã ký)", "Đã ký", "(Ký tên)", "(Đã ký tên)", "(Ký)"]

  /// Whether a line stands for the handwriting: `(Đã ký)`.
  static func isSignedMark(_ text: ScanText, _ range: Range<Int>) -> Bool {
    signed.contains {
      $0.end(in: text, at: range.lowerBound, limit: range.upperBound) == range.upperBound
    }
  }

  /// Where the signature's column starts on a line whose left column holds a recipient, if it does.
  static func start(in text: ScanText, _ range: Range<Int>) -> Int? {
    if isTitle(text, range) || text.isInCapitals(range) { return nil }
    for index in range.dropFirst() where text.startsWord(at: index) && text.isA(.upper, at: index) {
      guard text.isA(.space, at: index - 1) else { continue }
      let rest = index..<range.upperBound
      if isTitle(text, rest) { return index }
      // A name stands behind the mark that ends a recipient, or far off.
      let before = text.trimmed(range.lowerBound..<index)
      guard let last = before.last else { continue }
      let gap = index - before.upperBound
      if [0x3B, 0x2E].contains(text.bare[last]) || gap >= 3, PersonalName.holds(text, rest) {
        return index
      }
    }
    return nil
  }
}
