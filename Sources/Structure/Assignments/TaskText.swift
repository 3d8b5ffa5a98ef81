import DocumentGrammar
import DocumentModel

/// What the text of a task says of who leads, with whom, and by when.
struct TaskText {
  private let text: ScanText
  private let range: Range<Int>

  init(_ text: ScanText, _ range: Range<Int>) {
    self.text = text
    self.range = text.trimmed(range)
  }

  private static let lead: Phrase = "chủ trì"
  private static let together: Phrase = "phối hợp"
  private static let with: Phrase = "với"
  private static let adverbs = PhraseSet(["chặt chẽ", "thường xuyên", "cùng", "cùng với"])
  private static let request = PhraseSet(["Đề nghị", "Trân trọng đề nghị", "Kính đề nghị"])

  /// The part in the task that its own words give its agency.
  var role: Assignment.Role {
    if Self.request.contains(in: text, at: range.lowerBound, limit: range.upperBound, exactly: true)
    {
      return .requested
    }
    var words = 0
    for index in range where text.startsWord(at: index) {
      if Self.lead.exactEnd(in: text, at: index, limit: range.upperBound) != nil { return .lead }
      words += 1
      if words > 4 { break }
    }
    if let end = Self.together.exactEnd(in: text, at: range.lowerBound, limit: range.upperBound),
      partners(after: end) != nil
    {
      return .coordinate
    }
    return .responsible
  }

  /// The agencies behind each `phối hợp với` (or `phối hợp`), in order and without repetition.
  ///
  /// - Complexity: O(*n*).
  var coordinators: [String] {
    var found: [String] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if text.bare[index] == 0x70, text.startsWord(at: index),
        let end = Self.together.exactEnd(in: text, at: index, limit: range.upperBound),
        let partners = partners(after: end)
      {
        for agency in AgencyList.divide(text, partners) {
          let name = text.flowing(agency)
          if !found.contains(name) { found.append(name) }
        }
        index = partners.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  /// Where the agencies behind the last `phối hợp` end.
  var lastPartnersEnd: Int? {
    var end: Int?
    var index = range.lowerBound
    while index < range.upperBound {
      if text.bare[index] == 0x70, text.startsWord(at: index),
        let behind = Self.together.exactEnd(in: text, at: index, limit: range.upperBound),
        let partners = partners(after: behind)
      {
        end = partners.upperBound
        index = max(index + 1, partners.upperBound)
      } else {
        index += 1
      }
    }
    return end
  }

  /// The run of agencies behind `phối hợp`, if one stands there.
  private func partners(after end: Int) -> Range<Int>? {
    var index = text.skipSpace(end, limit: range.upperBound)
    while let adverb = Self.adverbs.match(
      in: text, at: index, limit: range.upperBound, exactly: true)
    {
      index = text.skipSpace(adverb.end, limit: range.upperBound)
      if text.bareByte(at: index) == 0x2C {
        index = text.skipSpace(index + 1, limit: range.upperBound)
      }
    }
    var isWith = false
    if let behind = Self.with.exactEnd(in: text, at: index, limit: range.upperBound) {
      index = text.skipSpace(behind, limit: range.upperBound)
      isWith = true
    }
    guard let stop = AgencyPhrase.end(text, from: index, limit: range.upperBound) else {
      return nil
    }
    // `phối hợp tổ chức …`: a verb, unless `với` stands before it.
    if !isWith, !text.isA(.upper, at: index),
      AgencyPhrase.verbs.contains(in: text, at: index, limit: range.upperBound, exactly: true)
    {
      return nil
    }
    return index..<stop
  }
}
