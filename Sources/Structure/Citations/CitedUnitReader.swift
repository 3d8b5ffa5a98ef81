import DocumentGrammar
import DocumentModel

/// Collects the units that a text names on its way to a citation: `điểm a khoản 2 Điều 5`.
///
/// Units are named from the innermost out, so an outer label belongs to all inner ones before it
/// that have none yet: in `điểm b, c khoản 1, khoản 3 Điều 8` three units lie in Điều 8.
struct CitedUnitReader {
  private enum Level: Int {
    case point, clause, article, chapter
  }

  private static let labels = PhraseSet(["điểm", "khoản", "điều", "chương"])
  private static let joints: [Phrase] = ["và", "hoặc", "của", "tại", "các", "đến", "số"]

  private var units: [CitedUnit] = []
  private var level: Level?
  /// Where the last label ended.
  private var end = 0

  /// Reads a label that stands at an offset; returns where it ends.
  ///
  /// - Complexity: O(*n*) in the length of the enumeration behind the label.
  mutating func read(_ text: ScanText, at index: Int, limit: Int) -> Int? {
    guard let match = Self.labels.match(in: text, at: index, limit: limit, exactly: true),
      let level = Level(rawValue: match.index)
    else { return nil }
    var at = text.skipSpace(match.end, limit: limit)
    var values: [String] = []
    var stop = index
    while let next = Self.value(text, at: at, limit: limit, level: level) {
      values.append(text.text(in: at..<next))
      stop = next
      // `điểm b, c và d`; another word for a unit starts anew.
      var following = text.skipSpace(next, limit: limit)
      if text.bareByte(at: following) == 0x2C, following < limit {
        following = text.skipSpace(following + 1, limit: limit)
      }
      if let behind = Phrase.and.exactEnd(in: text, at: following, limit: limit) {
        following = text.skipSpace(behind, limit: limit)
      }
      if following == text.skipSpace(next, limit: limit) { break }
      at = following
    }
    guard !values.isEmpty else { return nil }
    if !units.isEmpty, end > index || !isJoined(text, end..<index) { clear() }
    add(values, level)
    end = stop
    return stop
  }

  /// The units read so far if a citation that starts at an offset follows them at once.
  mutating func take(before start: Int, in text: ScanText) -> [CitedUnit] {
    defer { clear() }
    // `Quy chế của Chương II số 5/QC-UBND`: the citation began before its units.
    guard !units.isEmpty, end <= start, isJoined(text, end..<start) else { return [] }
    return units
  }

  /// Forgets what was read.
  mutating func clear() {
    units = []
    level = nil
  }

  private mutating func add(_ values: [String], _ new: Level) {
    if let level, new.rawValue > level.rawValue {
      // The outer label of what stands before it; of several (`Điều 3, 4`) the last is anew.
      var isUsed = false
      for index in units.indices where Self.lacks(units[index], new) {
        Self.set(&units[index], new, values[0])
        isUsed = true
      }
      for value in isUsed ? values.dropFirst() : values[...] { append(value, new) }
    } else {
      for value in values { append(value, new) }
    }
    level = new
  }

  private mutating func append(_ value: String, _ level: Level) {
    var unit = CitedUnit()
    Self.set(&unit, level, value)
    units.append(unit)
  }

  private static func lacks(_ unit: CitedUnit, _ level: Level) -> Bool {
    switch level {
    case .point: false
    case .clause: unit.clause == nil && unit.article == nil && unit.chapter == nil
    case .article: unit.article == nil && unit.chapter == nil
    case .chapter: unit.chapter == nil
    }
  }

  private static func set(_ unit: inout CitedUnit, _ level: Level, _ value: String) {
    switch level {
    case .point: unit.point = value
    case .clause: unit.clause = value
    case .article: unit.article = value
    case .chapter: unit.chapter = value
    }
  }

  /// The end of the label of a unit: a letter, a number, a roman numeral.
  private static func value(_ text: ScanText, at start: Int, limit: Int, level: Level) -> Int? {
    guard start < limit else { return nil }
    switch level {
    case .point:
      guard text.isA(.letter, at: start), !text.isA(.upper, at: start) else { return nil }
      // `điểm a`, `điểm a1`; `điểm này` is no label.
      let end = text.skipDigits(start + 1, limit: limit, most: 2)
      return text.isWord(at: end) ? nil : end
    case .clause, .article:
      var end = text.skipDigits(start, limit: limit, most: 4)
      guard end > start, end - start <= 3, text.bareByte(at: end) != 0x2F else { return nil }
      if text.isA(.letter, at: end), !text.isA(.upper, at: end), !text.isWord(at: end + 1) {
        end += 1
      }
      return text.isWord(at: end) ? nil : end
    case .chapter:
      var end = start
      while end < limit, text.isWord(at: end), end - start < 6 { end += 1 }
      let isRoman = (start..<end).allSatisfy { [0x69, 0x76, 0x78].contains(text.bare[$0]) }
      let isNumber = (start..<end).allSatisfy { text.isA(.digit, at: $0) }
      return end > start && (isRoman || isNumber) && !text.isWord(at: end) ? end : nil
    }
  }

  /// Whether nothing but commas and small words stands between two labels.
  private func isJoined(_ text: ScanText, _ gap: Range<Int>) -> Bool {
    guard gap.count <= 16 else { return false }
    var index = gap.lowerBound
    while index < gap.upperBound {
      if text.isWord(at: index) {
        guard
          let next = Self.joints.lazy.compactMap({
            $0.exactEnd(in: text, at: index, limit: gap.upperBound)
          }).first
        else { return false }
        index = next
      } else {
        guard text.isA(.space, at: index) || text.bare[index] == 0x2C else { return false }
        index += 1
      }
    }
    return true
  }
}
