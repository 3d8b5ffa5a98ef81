import DocumentGrammar
import DocumentModel

/// Finds who must do what: under `TỔ CHỨC THỰC HIỆN` and its like, in lists of targets, in blocks of
/// labelled lines (`Cơ quan thực hiện: …`), and in tables of tasks.
struct AssignmentReader {
  private let manuscript: Manuscript
  private let units: [Unit]
  private let tables: [TableReader.Found]
  private let children: [[Int]]
  private let context: AssignmentContext
  private let charges: ChargeReader
  private let blocks: TaskBlockReader
  private let wholeBody: Zone
  private let text: ScanText

  init(_ manuscript: Manuscript, header: Header, units: [Unit], tables: [TableReader.Found]) {
    self.manuscript = manuscript
    text = manuscript.text
    self.units = units
    self.tables = tables
    context = AssignmentContext(header)
    charges = ChargeReader(manuscript)
    blocks = TaskBlockReader(manuscript, context: context)
    wholeBody = Zone(of: header)
    var children = [[Int]](repeating: [], count: units.count)
    for (index, unit) in units.enumerated() {
      if let parent = unit.parent { children[parent].append(index) }
    }
    self.children = children
  }

  /// How much a part of a document gives out tasks.
  private enum Zone: Int {
    /// Only blocks and tables do.
    case none
    /// Sentences with a word of duty do: `… chịu trách nhiệm thi hành Quyết định này`.
    case duties
    /// Agencies with a number to reach do.
    case targets
    /// Everything under an agency does.
    case tasks

    /// What the kind of a document makes of its whole body.
    init(of header: Header) {
      switch header.type?.lowercased() {
      case "chỉ thị", "công điện": self = .tasks
      case "thông báo" where header.title?.lowercased().hasPrefix("kết luận") == true:
        self = .tasks
      case "quyết định", "nghị quyết", "nghị định", "thông tư", "luật", "quy chế", "quy định":
        self = .duties
      default: self = .none
      }
    }
  }

  private static let zones = PhraseSet([
    "tổ chức thực hiện", "phân công", "trách nhiệm", "nhiệm vụ của", "tổ chức triển khai",
    "tổ chức và thực hiện", "nhiệm vụ cụ thể của", "trách nhiệm thực hiện", "giao nhiệm vụ",
    "triển khai thực hiện", "chỉ đạo thực hiện",
  ])
  private static let targets = PhraseSet(["chỉ tiêu", "chỉ tiêu cụ thể", "mục tiêu cụ thể"])

  /// The assignments in reading order.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  func read() -> [Assignment] {
    var found: [Assignment] = []
    var zone = [Zone](repeating: .none, count: units.count)
    var charge = [Charge?](repeating: nil, count: units.count)
    var isBlock = [Bool](repeating: false, count: units.count)
    /// Whom an item with nothing but a name puts in charge of the `+` items below it.
    var item: Charge?
    for (index, unit) in units.enumerated() {
      let parent = unit.parent
      zone[index] = self.zone(of: unit, within: parent.map { zone[$0] } ?? wholeBody)
      isBlock[index] = parent.map { isBlock[$0] } ?? false
      if isBlock[index] { continue }
      if unit.label.style != .plus { item = nil }
      let inherited = item ?? parent.flatMap { charge[$0] }
      if let block = block(index) {
        isBlock[index] = true
        found.append(block)
        continue
      }
      switch zone[index] {
      case .none: continue
      case .duties: readDuties(unit, into: &found)
      case .targets, .tasks:
        if let named = charges.readItem(unit), index + 1 < units.count,
          units[index + 1].label.style == .plus
        {
          item = named
          continue
        }
        let own = charges.read(unit)
        charge[index] = own ?? inherited
        let count = found.count
        if let item {
          found.append(assignment(unit, unit.content, charge: item))
        } else if let own {
          if !unit.body.isEmpty { found.append(assignment(unit, unit.body, charge: own)) }
        } else if let inherited {
          read(index, under: inherited, into: &found)
        } else {
          readSentences(unit, into: &found)
        }
        if zone[index] == .targets, count < found.count {
          found[count...].removeAll { $0.targets.isEmpty }
        }
      }
    }
    let tableReader = TaskTableReader(context: context)
    var above = 0
    for table in tables {
      while above < units.count, units[above].section.line < table.table.line { above += 1 }
      let path = units[..<above].last { $0.label.headsUnit }?.section.path ?? []
      found += tableReader.read(table, path: path)
    }
    var naming = context.naming
    return found.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
      .map { naming.named($0.element) }
  }

  private func zone(of unit: Unit, within outer: Zone) -> Zone {
    guard outer != .tasks, unit.label.headsUnit, let heading = unit.heading else { return outer }
    for index in heading where text.startsWord(at: index) {
      if Self.zones.contains(in: text, at: index, limit: heading.upperBound, exactly: true) {
        return .tasks
      }
      if Self.targets.contains(in: text, at: index, limit: heading.upperBound, exactly: true) {
        return .targets
      }
    }
    return outer
  }

  // MARK: Items under agencies

  /// An item under an agency's heading.
  private func read(_ index: Int, under charge: Charge, into found: inout [Assignment]) {
    let unit = units[index]
    if unit.label.style == .plus, let parent = unit.parent ?? precedingItem(index),
      !found.isEmpty, units[parent].section.line <= found[found.count - 1].line
    {
      found[found.count - 1].task += " + " + manuscript.string(unit.content)
      return
    }
    guard !unit.content.isEmpty else { return }
    if let own = ownSubject(of: unit, under: charge) {
      addAll(own, unit, into: &found)
      return
    }
    // A heading above its own items says nothing by itself.
    if unit.heading != nil, unit.body.isEmpty, !children[index].isEmpty { return }
    found.append(assignment(unit, unit.content, charge: charge))
  }

  /// Under `Trách nhiệm của các bộ` an item may name the one that has the duty: `1. Bộ Y tế chịu trách
  /// nhiệm …`, `- Sở Nội vụ tổng hợp …`.
  private func ownSubject(of unit: Unit, under charge: Charge) -> Subject? {
    guard unit.heading == nil,
      let own = subject(at: unit.content.lowerBound, limit: unit.content.upperBound),
      charge.agencies.allSatisfy({ CanonicalAgency($0).isCollective }),
      // `Thủ trưởng các đơn vị` are those of the heading, `UBND các huyện: Can Lộc, Thạch Hà` are not.
      AgencyList.divide(text, own.agencies).allSatisfy({ agency in
        agency.contains { text.bare[$0] == 0x3A }
          || !CanonicalAgency(manuscript.string(agency)).isCollective
      })
    else { return nil }
    return own
  }

  private func precedingItem(_ index: Int) -> Int? {
    index > 0 && units[index - 1].label.style >= .dash ? index - 1 : nil
  }

  private func assignment(_ unit: Unit, _ range: Range<Int>, charge: Charge) -> Assignment {
    let task = TaskText(text, range)
    var made = Assignment(
      agencies: charge.agencies, role: charge.role ?? task.role, task: manuscript.string(range),
      coordinators: charge.coordinators + task.coordinators,
      deadline: context.deadlines.read(text, range), targets: TargetReader(text).read(range),
      budget: BudgetReader.read(text, range), path: unit.section.path, line: unit.section.line,
      page: unit.section.page)
    // `… Sản phẩm: Đề án. Kinh phí: ngân sách tỉnh.` behind the task itself.
    let parts = blocks.parts(of: range).filter {
      switch $0.field {
      case .product, .budget, .deadline, .coordinators: true
      case .agency, .task: false
      }
    }
    blocks.fill(&made, with: parts)
    return made
  }

  // MARK: Agencies within sentences

  private static let duties = PhraseSet([
    "có trách nhiệm", "chịu trách nhiệm", "chủ trì", "có nhiệm vụ",
  ])

  /// `- Sở Nội vụ chủ trì, phối hợp …`; in a longer text each sentence that gives someone a duty.
  private func readSentences(_ unit: Unit, into found: inout [Assignment]) {
    if let opening = subject(at: unit.content.lowerBound, limit: unit.content.upperBound),
      unit.heading == nil
    {
      addAll(opening, unit, into: &found)
      return
    }
    readDuties(unit, unit.body, into: &found)
  }

  private func readDuties(_ unit: Unit, into found: inout [Assignment]) {
    readDuties(unit, unit.heading == nil ? unit.content : unit.body, into: &found)
  }

  private func readDuties(_ unit: Unit, _ range: Range<Int>, into found: inout [Assignment]) {
    for start in sentenceStarts(range) {
      guard let opening = subject(at: start, limit: range.upperBound),
        givesDuty(at: opening.task, limit: range.upperBound)
      else { continue }
      add(opening, unit, sentenceEnd(from: opening.task, limit: range.upperBound), into: &found)
    }
  }

  /// `có trách nhiệm …`, also behind `trong phạm vi nhiệm vụ của mình,`
  private func givesDuty(at task: Int, limit: Int) -> Bool {
    var start = task
    if AgencyPhrase.openings.contains(in: text, at: task, limit: limit, exactly: true),
      let comma = (task..<min(limit, task + 120)).first(where: {
        text.bare[$0] == 0x2C
          && Self.duties.contains(
            in: text, at: text.skipSpace($0 + 1, limit: limit), limit: limit, exactly: true)
      })
    {
      start = text.skipSpace(comma + 1, limit: limit)
    }
    return Self.duties.contains(in: text, at: start, limit: limit, exactly: true)
  }

  private struct Subject {
    var agencies: Range<Int>
    var task: Int
    var isRequested: Bool
    /// Whether the fields of departments stand for them: `các sở: Nội vụ, Tài chính`.
    var namesFields = false
  }

  /// The agencies with which a sentence starts and the verb behind them.
  private func subject(at start: Int, limit: Int) -> Subject? {
    var index = start
    var isRequested = false
    if let match = ChargeReader.prefixes.match(in: text, at: index, limit: limit, exactly: true) {
      isRequested = ChargeReader.requests.contains { $0.exactEnd(in: text, at: index) != nil }
      index = text.skipSpace(match.end, limit: limit)
    }
    guard var end = AgencyPhrase.end(text, from: index, limit: limit) else { return nil }
    var namesFields = false
    if text.bareByte(at: end) == 0x3A, end < limit {
      // `Các đơn vị: Văn phòng UBND tỉnh bố trí …`
      let next = text.skipSpace(end + 1, limit: limit)
      if let inner = AgencyPhrase.end(text, from: next, limit: limit) {
        namesFields = AgencyList.opensNames(text, index..<end)
        index = next
        end = inner
      } else {
        return Subject(agencies: index..<end, task: next, isRequested: isRequested)
      }
    }
    var task = text.skipSpace(end, limit: limit)
    // `Sở Nội vụ, Sở Tài chính, mỗi đơn vị …`, `Bộ Y tế, trong phạm vi nhiệm vụ của mình, …`
    if text.bareByte(at: task) == 0x2C {
      let behind = text.skipSpace(task + 1, limit: limit)
      if AgencyPhrase.openings.contains(in: text, at: behind, limit: limit, exactly: true) {
        task = behind
      }
    }
    guard task < limit, text.isWord(at: task), !text.isA(.upper, at: task),
      AgencyPhrase.verbs.contains(in: text, at: task, limit: limit, exactly: true)
    else { return nil }
    return Subject(
      agencies: index..<end, task: task, isRequested: isRequested, namesFields: namesFields)
  }

  /// The tasks of a unit that starts with a subject: behind a semicolon another may have its own.
  private func addAll(_ opening: Subject, _ unit: Unit, into found: inout [Assignment]) {
    var subject = opening
    let limit = unit.content.upperBound
    var from = subject.task
    while let stop = (from..<limit).first(where: { text.bare[$0] == 0x3B }) {
      let start = text.skipSpace(stop + 1, limit: limit)
      from = stop + 1
      guard let next = self.subject(at: start, limit: limit),
        !endsWithAgency(subject.task..<stop)
      else { continue }
      add(subject, unit, stop + 1, into: &found)
      subject = next
      from = next.task
    }
    add(subject, unit, limit, into: &found)
  }

  /// Whether a clause ends with a run of agencies: then what follows a semicolon is one of them, as in
  /// `phối hợp với Sở Tài chính; Sở Tư pháp rà soát …`.
  private func endsWithAgency(_ clause: Range<Int>) -> Bool {
    // Only the last words can be the start of such a run that matters; a run is no longer.
    for index in max(clause.lowerBound, clause.upperBound - 300)..<clause.upperBound
    where text.startsWord(at: index) {
      if let end = AgencyPhrase.end(text, from: index, limit: clause.upperBound),
        text.skipSpace(end, limit: clause.upperBound) == clause.upperBound
      {
        return true
      }
    }
    return false
  }

  private func add(
    _ subject: Subject, _ unit: Unit, _ end: Int, into found: inout [Assignment]
  ) {
    let agencies = AgencyList.divide(
      text, subject.agencies, fieldsAreNames: subject.namesFields
    ).map(manuscript.string)
    let range = text.trimmed(subject.task..<end)
    guard !range.isEmpty else { return }
    var made = assignment(
      unit, range,
      charge: Charge(agencies: agencies, role: subject.isRequested ? .requested : nil))
    made.line = manuscript.lines[manuscript.lineIndex(at: subject.agencies.lowerBound)].number
    found.append(made)
  }

  private func sentenceStarts(_ range: Range<Int>) -> [Int] {
    guard !range.isEmpty else { return [] }
    var starts = [range.lowerBound]
    for index in range where text.bare[index] == 0x2E || text.bare[index] == 0x3B {
      let next = text.skipSpace(index + 1, limit: range.upperBound)
      if next > index + 1, next < range.upperBound, text.isWord(at: next) { starts.append(next) }
    }
    return starts
  }

  private func sentenceEnd(from start: Int, limit: Int) -> Int {
    for index in start..<limit where text.bare[index] == 0x2E {
      let next = text.skipSpace(index + 1, limit: limit)
      if next == limit || next > index + 1 && text.isA(.upper, at: next) { return index + 1 }
    }
    return limit
  }

  // MARK: Blocks of labelled lines

  /// One entry of `a) Cơ quan thực hiện: X. b) Cơ quan phối hợp: Y. …` for the unit that holds them.
  private func block(_ index: Int) -> Assignment? {
    let unit = units[index]
    let own = blocks.parts(of: unit.content)
    var parts = own
    for child in children[index] {
      let content = units[child].content
      if let found = TaskField.read(text, at: content.lowerBound, limit: content.upperBound) {
        parts.append(
          TaskBlockReader.Part(
            field: found.field, start: content.lowerBound,
            value: found.value..<max(found.value, content.upperBound)))
      }
    }
    guard !parts.isEmpty else { return nil }
    var made = Assignment(
      agencies: [], role: .responsible, task: "", path: unit.section.path,
      line: unit.section.line, page: unit.section.page)
    blocks.fill(&made, with: parts)
    guard !made.agencies.isEmpty else { return nil }
    let taskEnd = own.first?.start ?? unit.content.upperBound
    // A unit that is nothing but the field (`a) Cơ quan thực hiện: X`) is part of the one above.
    guard taskEnd > unit.content.lowerBound else { return nil }
    var words = text.trimmed(unit.content.lowerBound..<taskEnd)
    while let last = words.last, text.bare[last] == 0x28 {
      words = text.trimmed(words.lowerBound..<last)
    }
    made.task = unit.section.heading ?? manuscript.string(words)
    guard !made.task.isEmpty else { return nil }
    made.targets = TargetReader(text).read(words)
    return made
  }
}
