import DocumentGrammar
import DocumentModel

/// Reads the numbers that a text sets as targets: `ít nhất 03 chuyên đề`, `trên 90% hồ sơ`.
struct TargetReader {
  private let text: ScanText

  init(_ text: ScanText) {
    self.text = text
  }

  private static let before: [(Phrase, Target.Comparison)] = [
    ("ít nhất", .atLeast), ("tối thiểu", .atLeast), ("không dưới", .atLeast),
    ("không ít hơn", .atLeast), ("không thấp hơn", .atLeast), ("tối đa", .atMost),
    ("không quá", .atMost), ("không vượt quá", .atMost), ("trên", .moreThan), ("hơn", .moreThan),
    ("dưới", .lessThan), ("đạt", .exactly), ("ít nhất là", .atLeast), ("đạt tối thiểu", .atLeast),
    ("đạt ít nhất", .atLeast), ("đạt trên", .moreThan), ("đạt từ", .atLeast),
    ("tối thiểu là", .atLeast), ("tối thiểu đạt", .atLeast),
  ]
  private static let phrases = PhraseSet(before.map(\.0))
  private static let orMore: Phrase = "trở lên"
  private static let orLess: Phrase = "trở xuống"
  /// Words that end what is counted.
  private static let stops = PhraseSet([
    "được", "của", "trong", "trên", "tại", "cho", "và", "về", "với", "để", "đạt", "có", "đúng",
    "do", "theo", "là", "trước", "năm", "tháng", "quý", "hoàn thành", "vào", "đến", "từ", "phải",
    "so", "tuyên truyền", "tham gia", "hài lòng", "trễ", "thuộc", "sử dụng", "thực hiện",
  ])
  /// Units of time are limits and no targets.
  private static let times = PhraseSet(["ngày", "giờ", "tuần", "tháng", "năm", "quý", "phút"])

  /// The targets of a stretch in reading order.
  ///
  /// - Complexity: O(*n*).
  func read(_ range: Range<Int>) -> [Target] {
    var targets: [Target] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard text.startsWord(at: index) else {
        index += 1
        continue
      }
      if let (target, end) = target(at: index, limit: range.upperBound) {
        targets.append(target)
        index = end
      } else {
        while index < range.upperBound, text.isWord(at: index) { index += 1 }
      }
    }
    return targets
  }

  private func target(at start: Int, limit: Int) -> (Target, Int)? {
    var comparison: Target.Comparison?
    var index = start
    if let match = Self.phrases.match(in: text, at: start, limit: limit, exactly: true) {
      comparison = Self.before[match.index].1
      index = text.skipSpace(match.end, limit: limit)
      if text.isA(.digit, at: index) == false { return nil }
    }
    guard let (value, numberEnd) = number(at: index, limit: limit) else { return nil }
    let isShare = text.bareByte(at: numberEnd) == 0x25 && numberEnd < limit
    // A bare number is a target only as a share: `100% cán bộ`.
    guard comparison != nil || isShare else { return nil }
    if comparison == .exactly, !isShare { return nil }
    var end = isShare ? numberEnd + 1 : numberEnd
    var next = text.skipSpace(end, limit: limit)
    if !isShare, Self.times.contains(in: text, at: next, limit: limit, exactly: true) {
      return nil
    }
    if let more = Self.orMore.exactEnd(in: text, at: next, limit: limit) {
      comparison = .atLeast
      end = more
      next = text.skipSpace(more, limit: limit)
    } else if let less = Self.orLess.exactEnd(in: text, at: next, limit: limit) {
      comparison = .atMost
      end = less
      next = text.skipSpace(less, limit: limit)
    }
    let unitEnd = counted(from: next, limit: limit)
    let unit = unitEnd > next ? text.flowing(next..<unitEnd) : ""
    guard isShare || !unit.isEmpty else { return nil }
    end = max(end, unitEnd)
    return (
      Target(
        text: text.flowing(start..<end), comparison: comparison ?? .exactly, value: value,
        unit: isShare ? (unit.isEmpty ? "%" : "% " + unit) : unit), end
    )
  }

  /// `03`, `5.000`, `12,5`
  private func number(at start: Int, limit: Int) -> (Double, Int)? {
    var end = text.skipDigits(start, limit: limit)
    guard end > start else { return nil }
    var value = Double(text.number(in: start..<end))
    // Full stops part thousands, a comma the decimals.
    while text.bareByte(at: end) == 0x2E, end < limit {
      let next = text.skipDigits(end + 1, limit: limit, most: 4)
      guard next == end + 4 else { break }
      value = value * 1000 + Double(text.number(in: (end + 1)..<next))
      end = next
    }
    if text.bareByte(at: end) == 0x2C, text.isA(.digit, at: end + 1), end + 1 < limit {
      let next = text.skipDigits(end + 1, limit: limit, most: 4)
      var share = Double(text.number(in: (end + 1)..<next))
      for _ in (end + 1)..<next { share /= 10 }
      value += share
      end = next
    }
    // A symbol, a date or a range is no number.
    if [0x2F, 0x2D].contains(text.bareByte(at: end)) || text.isA(.letter, at: end) { return nil }
    return (value, end)
  }

  /// The end of the noun that is counted: at most five words.
  private func counted(from start: Int, limit: Int) -> Int {
    var index = start
    var end = start
    for _ in 0..<5 {
      guard index < limit, text.isA(.letter, at: index), !text.isA(.upper, at: index),
        !Self.stops.contains(in: text, at: index, limit: limit, exactly: true)
      else { break }
      while index < limit, text.isWord(at: index) { index += 1 }
      end = index
      index = text.skipSpace(index, limit: limit)
      if index == end { break }
    }
    return end
  }
}
