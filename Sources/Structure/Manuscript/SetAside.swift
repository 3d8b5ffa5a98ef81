import DocumentGrammar
import DocumentModel

/// Lines that stand on a page and belong to no unit of its text.
enum SetAside {
  /// Why a line is no text of the document: it is a page number, part of the stamp of a digital
  /// signature, the running head of a gazette, a bare address of a web page, or a rule drawn with
  /// characters.
  ///
  /// - Complexity: O(1) for nearly all lines.
  static func reason(
    _ text: ScanText, _ range: Range<Int>, isBelowStamp: Bool
  ) -> TextSpan.Reason? {
    guard let first = range.first, range.count <= longest else { return nil }
    switch text.bare[first] {
    case 0x30...0x39:
      if isPageNumber(text, range) { return .pageNumber }
      if isTimeStamp(text, range) { return .signatureStamp }
      return isGazetteHead(text, range) ? .runningHead : nil
    case 0x2D, 0x5F, 0x3D, 0x2A, 0x7E, 0x2E:
      if isRule(text, range) { return .rule }
      return isPageNumber(text, range) ? .pageNumber : nil
    case 0x74:
      if isPageNumber(text, range) { return .pageNumber }
    case 0x68: return isAddress(text, range) ? .webAddress : nil
    case 0x65, 0x63:
      if isGazetteHead(text, range) { return .runningHead }
      if isBelowStamp, details.contains(in: text, at: first, limit: range.upperBound) {
        return .signatureStamp
      }
    case 0x6E, 0x6B, 0x64, 0x73: break
    default: return nil
    }
    guard range.count <= 90 || holdsWholeStamp(text, range) else { return nil }
    return stamps.contains(in: text, at: first, limit: range.upperBound) ? .signatureStamp : nil
  }

  /// No such line is longer; what a stamp shares a line with is text.
  private static let longest = 240

  private static let times = PhraseSet(["Ngày ký:", "Thời gian ký:"])

  /// `Ký bởi: … Cơ quan: … Ngày ký: …` on one line.
  private static func holdsWholeStamp(_ text: ScanText, _ range: Range<Int>) -> Bool {
    stamps.contains(in: text, at: range.lowerBound, limit: range.upperBound)
      && range.dropFirst().contains {
        text.startsWord(at: $0) && times.contains(in: text, at: $0, limit: range.upperBound)
      }
  }

  private static let gazette: Phrase = "Công báo"
  private static let numbered: Phrase = "Số"
  private static let day: Phrase = "Ngày"

  /// `CÔNG BÁO/Số 97 + 98/Ngày 18-01-2025`, with the page number before or behind it.
  private static func isGazetteHead(_ text: ScanText, _ range: Range<Int>) -> Bool {
    guard range.count <= 60 else { return false }
    let limit = range.upperBound
    let name = text.skipSpace(
      text.skipDigits(range.lowerBound, limit: limit, most: 4), limit: limit)
    guard let end = gazette.end(in: text, at: name, limit: limit) else { return false }
    let stroke = text.skipSpace(end, limit: limit)
    guard text.bareByte(at: stroke) == 0x2F,
      var index = numbered.end(in: text, at: text.skipSpace(stroke + 1, limit: limit), limit: limit)
    else { return false }
    var hasDay = false
    while index < limit {
      if text.isA(.letter, at: index) {
        guard !hasDay, let after = day.end(in: text, at: index, limit: limit) else { return false }
        hasDay = true
        index = after
      } else {
        index += 1
      }
    }
    return hasDay
  }

  /// Further lines of a stamp, which are text anywhere else.
  private static let details = PhraseSet(["Email:", "Cơ quan:", "Chức vụ:", "Chức danh:"])

  private static let page: Phrase = "Trang"

  private static func isPageNumber(_ text: ScanText, _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    if let end = page.end(in: text, at: index, limit: range.upperBound) {
      index = text.skipSpace(end, limit: range.upperBound)
    }
    while index < range.upperBound, text.bare[index] == 0x2D { index += 1 }
    index = text.skipSpace(index, limit: range.upperBound)
    let end = text.skipDigits(index, limit: range.upperBound, most: 4)
    guard end > index, end - index <= 3 else { return false }
    var rest = text.skipSpace(end, limit: range.upperBound)
    if rest < range.upperBound, text.bare[rest] == 0x2F {
      let total = text.skipSpace(rest + 1, limit: range.upperBound)
      let totalEnd = text.skipDigits(total, limit: range.upperBound, most: 3)
      return totalEnd > total && totalEnd == range.upperBound
    }
    while rest < range.upperBound, text.bare[rest] == 0x2D { rest += 1 }
    return rest == range.upperBound
  }

  /// `2025-07-29T17:04:47+0700`, `29/07/2025 17:04:47 +07:00`
  private static func isTimeStamp(_ text: ScanText, _ range: Range<Int>) -> Bool {
    guard range.count >= 14, range.count <= 40, text.isA(.digit, at: range.lowerBound) else {
      return false
    }
    var colons = 0
    var digits = 0
    for index in range {
      switch text.bare[index] {
      case 0x30...0x39: digits += 1
      case 0x3A: colons += 1
      case 0x2D, 0x2F, 0x2B, 0x20, 0x2E, 0x74, 0x7A, 0x2C: break
      default: return false
      }
    }
    return colons >= 1 && digits >= 10
  }

  private static func isRule(_ text: ScanText, _ range: Range<Int>) -> Bool {
    range.count >= 2
      && range.allSatisfy {
        [0x2D, 0x5F, 0x3D, 0x2A, 0x7E, 0x2E, 0x20].contains(text.bare[$0])
      }
  }

  private static let schemes: [Phrase] = ["http", "https"]

  private static func isAddress(_ text: ScanText, _ range: Range<Int>) -> Bool {
    schemes.contains { $0.end(in: text, at: range.lowerBound) != nil }
      && !range.contains { text.isA(.space, at: $0) }
  }

  private static let stamps = PhraseSet([
    "Người ký:", "Ký bởi:", "Thời gian ký:", "Ngày ký:", "Chữ ký số", "Digitally signed by",
    "Signature valid", "Signature Not Verified",
  ])
}
