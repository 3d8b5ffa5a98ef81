import DocumentGrammar
import DocumentModel

/// Reads headings that name agencies: `1. Sở Nội vụ`, `2. Các bộ, ngành có trách nhiệm:`.
struct ChargeReader {
  private let manuscript: Manuscript
  private let text: ScanText

  init(_ manuscript: Manuscript) {
    self.manuscript = manuscript
    text = manuscript.text
  }

  static let prefixes = PhraseSet([
    "Đề nghị", "Giao", "Giao cho", "Trách nhiệm của", "Nhiệm vụ của", "Trân trọng đề nghị",
    "Đối với", "Yêu cầu", "Kính đề nghị", "Phân công", "Về phía", "Giao nhiệm vụ cho",
    "Trách nhiệm thực hiện của", "Nhiệm vụ, trách nhiệm của", "Phân công nhiệm vụ cho",
    "Trách nhiệm cụ thể của", "Nhiệm vụ cụ thể của",
  ])
  static let requests: [Phrase] = ["Đề nghị", "Trân trọng đề nghị", "Kính đề nghị"]

  /// What may stand behind the agencies and still leave the heading one.
  private static let duties = PhraseSet([
    "có trách nhiệm", "chịu trách nhiệm", "có nhiệm vụ", "thực hiện các nhiệm vụ", "thực hiện",
    "thực hiện các nhiệm vụ sau", "có trách nhiệm sau", "có các nhiệm vụ", "tập trung",
    "có trách nhiệm thực hiện", "tổ chức thực hiện", "chịu trách nhiệm thực hiện",
    "triển khai thực hiện", "thực hiện các nội dung sau", "tập trung thực hiện",
    "có trách nhiệm như sau", "có trách nhiệm thực hiện các nhiệm vụ sau",
    "thực hiện một số nhiệm vụ sau", "thực hiện các nhiệm vụ sau đây",
  ])
  private static let lead: Phrase = "chủ trì"
  /// Nouns for everyone, which in a heading in capitals only say what the part is about.
  private static let everyone = PhraseSet([
    "các cơ quan", "các đơn vị", "cơ quan", "đơn vị", "tổ chức", "các tổ chức", "cá nhân",
    "địa phương", "các địa phương", "các cấp", "các bên",
  ])

  /// The agencies that a unit's heading names, if it names nothing else.
  ///
  /// - Complexity: O(*n*) in the length of the heading.
  func read(_ unit: Unit) -> Charge? {
    guard unit.label.headsUnit, unit.label.style != .appendix, let heading = unit.heading else {
      return nil
    }
    let limit = heading.upperBound
    var start = heading.lowerBound
    var role: Assignment.Role?
    if let match = Self.prefixes.match(in: text, at: start, limit: limit, exactly: true) {
      if Self.requests.contains(where: { $0.exactEnd(in: text, at: start, limit: limit) != nil }) {
        role = .requested
      }
      start = text.skipSpace(match.end, limit: limit)
    }
    guard AgencyList.startsAgency(text, at: start, limit: limit) else { return nil }
    if text.isInCapitals(start..<limit),
      Self.everyone.contains(in: text, at: start, limit: limit, exactly: true)
    {
      return nil
    }
    if let agencies = wholly(start..<limit) {
      return Charge(agencies: agencies.map(manuscript.string), role: role)
    }
    return withDuty(start..<limit, role: role)
  }

  /// The agencies that an item of a list is nothing but the name of: `- Sở Nội vụ:` above its `+` items.
  func readItem(_ unit: Unit) -> Charge? {
    guard unit.label.style == .dash, let last = unit.content.last, text.bare[last] == 0x3A else {
      return nil
    }
    let name = text.trimmed(unit.content.lowerBound..<last)
    var start = name.lowerBound
    var role: Assignment.Role?
    if let match = Self.prefixes.match(in: text, at: start, limit: last, exactly: true) {
      if Self.requests.contains(where: { $0.exactEnd(in: text, at: start, limit: last) != nil }) {
        role = .requested
      }
      start = text.skipSpace(match.end, limit: last)
    }
    guard AgencyList.startsAgency(text, at: start, limit: last) else { return nil }
    if let agencies = wholly(start..<name.upperBound) {
      return Charge(agencies: agencies.map(manuscript.string), role: role)
    }
    return withDuty(start..<name.upperBound, role: role)
  }

  /// The agencies of a stretch whose every part is one through and through.
  private func wholly(_ range: Range<Int>) -> [Range<Int>]? {
    let agencies = AgencyList.divide(text, range)
    let areAll = agencies.allSatisfy { agency in
      AgencyPhrase.end(text, from: agency.lowerBound, limit: agency.upperBound)
        .map { $0 >= agency.upperBound } ?? true
    }
    return areAll ? agencies : nil
  }

  /// `Các bộ, ngành có trách nhiệm`, `Sở Nội vụ chủ trì, phối hợp với Sở Tài chính`
  private func withDuty(_ range: Range<Int>, role: Assignment.Role?) -> Charge? {
    guard let end = AgencyPhrase.end(text, from: range.lowerBound, limit: range.upperBound),
      end < range.upperBound
    else { return nil }
    let rest = text.trimmed(end..<range.upperBound)
    guard let first = rest.first else { return nil }
    let agencies = AgencyList.divide(text, range.lowerBound..<end).map(manuscript.string)
    if let match = Self.duties.match(in: text, at: first, limit: rest.upperBound, exactly: true),
      match.end == rest.upperBound
    {
      return Charge(agencies: agencies, role: role)
    }
    guard Self.lead.exactEnd(in: text, at: first, limit: rest.upperBound) != nil else { return nil }
    let task = TaskText(text, rest)
    guard let partners = task.lastPartnersEnd, partners == rest.upperBound else { return nil }
    return Charge(agencies: agencies, role: .lead, coordinators: task.coordinators)
  }
}
