import DocumentGrammar
import DocumentModel

/// Reads by when a task is due.
enum DeadlineReader {
  private static let limits = PhraseSet([
    "trước", "chậm nhất", "muộn nhất", "đến hết", "xong trong", "hoàn thành trong", "thời hạn",
    "không quá", "hoàn thành vào", "xong vào",
  ])
  private static let recurrences = PhraseSet([
    "hằng ngày", "hàng ngày", "hằng tuần", "hàng tuần", "hằng tháng", "hàng tháng", "hằng quý",
    "hàng quý", "hằng năm", "hàng năm", "thường xuyên", "định kỳ", "6 tháng", "06 tháng",
  ])
  private static let regular: Phrase = "định kỳ"
  private static let day: Phrase = "ngày"

  /// The deadline within the running text of a task: `trước ngày 15/6/2024`.
  ///
  /// - Complexity: O(*n*).
  static func read(_ text: ScanText, _ range: Range<Int>) -> Deadline? {
    var first: Int?
    var end = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      if text.startsWord(at: index), !text.isA(.digit, at: index),
        let match = limits.match(in: text, at: index, limit: range.upperBound, exactly: true),
        let stop = dueEnd(text, limitAt: index, from: match.end, limit: range.upperBound)
      {
        if first == nil {
          first = regularStart(text, before: index, from: range.lowerBound) ?? index
        }
        end = stop
        index = stop
      } else {
        index += 1
      }
    }
    guard let first else { return nil }
    return deadline(text, first..<end)
  }

  /// A whole cell or line that says when: `Quý II/2024`, `Thường xuyên`.
  static func whole(_ text: String) -> Deadline? {
    let words = ScanText(text)
    let range = words.trimmed(0..<words.count)
    guard range.contains(where: { words.isWord(at: $0) }) else { return nil }
    return deadline(words, range)
  }

  /// Where the due date behind `trước` ends, if a date or its description stands there.
  private static func dueEnd(
    _ text: ScanText, limitAt start: Int, from index: Int, limit: Int
  ) -> Int? {
    // A date must follow within a few words: `trước 10h ngày 10/10/2017`.
    var at = text.skipSpace(index, limit: limit)
    var words = 0
    while at < limit, words < 5 {
      if text.classes[at].contains(.stop) || text.bare[at] == 0x2C { return nil }
      if text.startsWord(at: at) {
        if let date = DateExpression.parse(in: text, at: at, limit: limit) {
          return date.range.upperBound
        }
        if day.exactEnd(in: text, at: at, limit: limit) != nil,
          let number = numberEnd(text, behindDay: at, limit: limit)
        {
          return clauseEnd(text, from: number, limit: limit)
        }
        words += 1
      }
      at += 1
    }
    return nil
  }

  /// `ngày 15` of a date that goes on in words: `ngày 15 của tháng cuối kỳ báo cáo`.
  private static func numberEnd(_ text: ScanText, behindDay index: Int, limit: Int) -> Int? {
    let start = text.skipSpace(index + 4, limit: limit)
    let end = text.skipDigits(start, limit: limit, most: 3)
    return end > start && end - start <= 2 ? end : nil
  }

  private static func clauseEnd(_ text: ScanText, from index: Int, limit: Int) -> Int {
    var index = index
    while index < limit {
      if text.classes[index].contains(.stop) || [0x2C, 0x28, 0x29].contains(text.bare[index]) {
        break
      }
      index += 1
    }
    return text.trimmed(0..<index).upperBound
  }

  /// `định kỳ quý II, trước ngày 15/6/2024` starts at `định kỳ`.
  private static func regularStart(_ text: ScanText, before index: Int, from lower: Int) -> Int? {
    var at = index
    var words = 0
    while at > lower, words < 8 {
      at -= 1
      if text.bare[at] == 0x3B || text.bare[at] == 0x2E || text.bare[at] == 0x29 { return nil }
      guard text.startsWord(at: at) else { continue }
      if regular.exactEnd(in: text, at: at, limit: index) != nil { return at }
      words += 1
    }
    return nil
  }

  private static func deadline(_ text: ScanText, _ range: Range<Int>) -> Deadline {
    var deadline = Deadline(text: text.flowing(range))
    while let last = deadline.text.last, ".;,".contains(last) { deadline.text.removeLast() }
    var index = range.lowerBound
    while index < range.upperBound {
      guard text.startsWord(at: index) else {
        index += 1
        continue
      }
      if let date = DateExpression.parse(in: text, at: index, limit: range.upperBound) {
        // Of several dates the last is the end.
        if let day = date.lastDay, day > deadline.date ?? "" { deadline.date = day }
        index = date.range.upperBound
      } else if deadline.recurrence == nil,
        let match = recurrences.match(
          in: text, at: index, limit: range.upperBound, exactly: true)
      {
        deadline.recurrence = text.flowing(index..<match.end).lowercased()
        index = match.end
      } else {
        index += 1
      }
    }
    return deadline
  }
}
