import DocumentGrammar
import DocumentModel

/// Finds who must do what: under `TỔ CHỨC THỰC HIỆN` and its like, in blocks of labelled lines
/// (`Cơ quan thực hiện: …`), and in tables of tasks.
struct AssignmentReader {
  private let manuscript: Manuscript
  private let units: [Unit]
  private let tables: [TableReader.Found]
  private let children: [[Int]]
  private var text: ScanText { manuscript.text }

  init(_ manuscript: Manuscript, units: [Unit], tables: [TableReader.Found]) {
    self.manuscript = manuscript
    self.units = units
    self.tables = tables
    var children = [[Int]](repeating: [], count: units.count)
    for (index, unit) in units.enumerated() {
      if let parent = unit.parent { children[parent].append(index) }
    }
    self.children = children
  }

  /// Whom a unit puts in charge of what stands in it.
  private struct Charge {
    var agencies: [String]
    var isRequested: Bool
  }

  private static let zones = PhraseSet([
    "tổ chức thực hiện", "phân công", "trách nhiệm", "nhiệm vụ của", "tổ chức triển khai",
    "tổ chức và thực hiện", "nhiệm vụ cụ thể của",
  ])
  private static let prefixes = PhraseSet([
    "Đề nghị", "Giao", "Trách nhiệm của", "Nhiệm vụ của", "Trân trọng đề nghị", "Đối với",
    "Yêu cầu",
  ])
  private static let requests: [Phrase] = ["Đề nghị", "Trân trọng đề nghị"]

  /// The assignments in reading order.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  func read() -> [Assignment] {
    var found: [Assignment] = []
    var isZone = [Bool](repeating: false, count: units.count)
    var charges = [Charge?](repeating: nil, count: units.count)
    var isBlock = [Bool](repeating: false, count: units.count)
    for (index, unit) in units.enumerated() {
      let parent = unit.parent
      isZone[index] = parent.map { isZone[$0] } ?? false || opensZone(unit)
      isBlock[index] = parent.map { isBlock[$0] } ?? false
      if isBlock[index] { continue }
      if let block = block(index, of: parent.flatMap { charges[$0] }) {
        isBlock[index] = true
        found.append(block)
        continue
      }
      let inherited = parent.flatMap { charges[$0] }
      guard isZone[index] else { continue }
      let own = charge(of: unit)
      charges[index] = own ?? inherited
      if let own {
        if !unit.body.isEmpty { found.append(assignment(unit, unit.body, charge: own)) }
      } else if let inherited {
        read(index, under: inherited, into: &found)
      } else {
        readSentences(unit, into: &found)
      }
    }
    for table in tables { read(table, into: &found) }
    return found.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
      .map(\.element)
  }

  private func opensZone(_ unit: Unit) -> Bool {
    guard unit.label.headsUnit, let heading = unit.heading else { return false }
    return heading.contains { index in
      text.startsWord(at: index)
        && Self.zones.contains(in: text, at: index, limit: heading.upperBound, exactly: true)
    }
  }

  // MARK: Agencies as headings

  /// The agencies that a unit's heading names, if it names nothing else.
  private func charge(of unit: Unit) -> Charge? {
    guard unit.label.headsUnit, let heading = unit.heading else { return nil }
    var start = heading.lowerBound
    var isRequested = false
    if let match = Self.prefixes.match(
      in: text, at: start, limit: heading.upperBound, exactly: true)
    {
      isRequested = Self.requests.contains {
        $0.exactEnd(in: text, at: start, limit: heading.upperBound) != nil
      }
      start = text.skipSpace(match.end, limit: heading.upperBound)
    }
    guard AgencyList.startsAgency(text, at: start, limit: heading.upperBound) else { return nil }
    let agencies = AgencyList.divide(text, start..<heading.upperBound)
    // Every part of the heading must be agencies through and through.
    for agency in agencies {
      guard
        AgencyPhrase.end(text, from: agency.lowerBound, limit: agency.upperBound)
          .map({ $0 >= agency.upperBound }) ?? true
      else { return nil }
    }
    return Charge(agencies: agencies.map(manuscript.string), isRequested: isRequested)
  }

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
    // A heading above its own items says nothing by itself.
    if unit.heading != nil, unit.body.isEmpty, !children[index].isEmpty { return }
    found.append(assignment(unit, unit.content, charge: charge))
  }

  private func precedingItem(_ index: Int) -> Int? {
    index > 0 && units[index - 1].label.style >= .dash ? index - 1 : nil
  }

  private func assignment(_ unit: Unit, _ range: Range<Int>, charge: Charge) -> Assignment {
    let task = TaskText(text, range)
    return Assignment(
      agencies: charge.agencies, role: charge.isRequested ? .requested : task.role,
      task: manuscript.string(range), coordinators: task.coordinators,
      deadline: DeadlineReader.read(text, range), path: unit.section.path,
      line: unit.section.line, page: unit.section.page)
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
      add(opening, unit, unit.content.upperBound, into: &found)
      return
    }
    for start in sentenceStarts(unit.body) {
      guard let opening = subject(at: start, limit: unit.body.upperBound),
        Self.duties.contains(
          in: text, at: opening.task, limit: unit.body.upperBound, exactly: true)
      else { continue }
      add(opening, unit, sentenceEnd(from: opening.task, limit: unit.body.upperBound), into: &found)
    }
  }

  private struct Subject {
    var agencies: Range<Int>
    var task: Int
    var isRequested: Bool
  }

  /// The agencies with which a sentence starts and the verb behind them.
  private func subject(at start: Int, limit: Int) -> Subject? {
    var index = start
    var isRequested = false
    if let match = Self.prefixes.match(in: text, at: index, limit: limit, exactly: true) {
      isRequested = Self.requests.contains { $0.exactEnd(in: text, at: index) != nil }
      index = text.skipSpace(match.end, limit: limit)
    }
    guard var end = AgencyPhrase.end(text, from: index, limit: limit) else { return nil }
    if text.bareByte(at: end) == 0x3A, end < limit {
      // `Các đơn vị: Văn phòng UBND tỉnh bố trí …`
      let next = text.skipSpace(end + 1, limit: limit)
      if let inner = AgencyPhrase.end(text, from: next, limit: limit) {
        index = next
        end = inner
      } else {
        return Subject(agencies: index..<end, task: next, isRequested: isRequested)
      }
    }
    let task = text.skipSpace(end, limit: limit)
    guard task < limit, text.isWord(at: task), !text.isA(.upper, at: task),
      AgencyPhrase.verbs.contains(in: text, at: task, limit: limit, exactly: true)
    else { return nil }
    return Subject(agencies: index..<end, task: task, isRequested: isRequested)
  }

  private func add(
    _ subject: Subject, _ unit: Unit, _ end: Int, into found: inout [Assignment]
  ) {
    let agencies = AgencyList.divide(text, subject.agencies).map(manuscript.string)
    let range = text.trimmed(subject.task..<end)
    var made = assignment(
      unit, range, charge: Charge(agencies: agencies, isRequested: subject.isRequested))
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
  private func block(_ index: Int, of inherited: Charge?) -> Assignment? {
    let unit = units[index]
    var fields: [(field: TaskField, value: Range<Int>)] = []
    var taskEnd = unit.content.upperBound
    for (start, end) in lineStarts(unit.content) {
      if let found = TaskField.read(text, at: start, limit: unit.content.upperBound) {
        if taskEnd == unit.content.upperBound { taskEnd = start }
        fields.append((found.field, found.value..<max(found.value, end)))
      }
    }
    for child in children[index] {
      let content = units[child].content
      if let found = TaskField.read(text, at: content.lowerBound, limit: content.upperBound) {
        fields.append((found.field, found.value..<max(found.value, content.upperBound)))
      }
    }
    var made = Assignment(
      agencies: [], role: .responsible, task: "", path: unit.section.path,
      line: unit.section.line, page: unit.section.page)
    for (field, value) in fields where !text.trimmed(value).isEmpty {
      switch field {
      case .agency(let leads):
        made.agencies += AgencyList.divide(text, value).map(manuscript.string)
        if leads { made.role = .lead }
      case .coordinators: made.coordinators += AgencyList.divide(text, value).map(manuscript.string)
      case .deadline: made.deadline = DeadlineReader.whole(manuscript.string(value))
      case .product: made.product = Self.withoutEnd(manuscript.string(value))
      case .task: break
      }
    }
    guard !made.agencies.isEmpty else { return nil }
    let own = text.trimmed(unit.content.lowerBound..<taskEnd)
    made.task = unit.section.heading ?? manuscript.string(own)
    // A unit that is nothing but the field (`a) Cơ quan thực hiện: X`) is part of the one above.
    return made.task.isEmpty || taskEnd == unit.content.lowerBound ? nil : made
  }

  /// The starts and ends of the stretches that begin on a line or behind a semicolon.
  private func lineStarts(_ range: Range<Int>) -> [(Int, Int)] {
    guard !range.isEmpty else { return [] }
    var starts = [range.lowerBound]
    for index in range
    where text.scalars[index] == "\n" || text.bare[index] == 0x3B || text.bare[index] == 0x2E {
      let next = text.skipSpace(index + 1, limit: range.upperBound)
      guard next < range.upperBound, text.isA(.upper, at: next),
        TaskField.read(text, at: next, limit: range.upperBound) != nil
      else { continue }
      if starts.last != next { starts.append(next) }
    }
    return starts.indices.map {
      (starts[$0], $0 + 1 < starts.count ? starts[$0 + 1] : range.upperBound)
    }
  }

  private static func withoutEnd(_ text: String) -> String {
    var text = text[...]
    while let last = text.last, ".;,".contains(last) || last.isWhitespace { text.removeLast() }
    return String(text)
  }

  // MARK: Tables of tasks

  private func read(_ found: TableReader.Found, into assignments: inout [Assignment]) {
    let columns = found.table.columns.map(TaskField.column)
    guard let taskColumn = columns.firstIndex(of: .task),
      columns.contains(where: { if case .agency = $0 { true } else { false } })
    else { return }
    let above = units.last { $0.section.line < found.table.line && $0.label.headsUnit }
    for (row, line) in zip(found.table.rows, found.rowLines) {
      var made = Assignment(
        agencies: [], role: .responsible, task: row[taskColumn], path: above?.section.path ?? [],
        line: line, page: found.table.page)
      for (field, cell) in zip(columns, row) where !cell.isEmpty {
        switch field {
        case .agency(let leads):
          made.agencies += agencies(cell)
          if leads { made.role = .lead }
        case .coordinators: made.coordinators += agencies(cell)
        case .deadline: made.deadline = DeadlineReader.whole(cell)
        case .product: made.product = Self.withoutEnd(cell)
        case .task, nil: break
        }
      }
      guard !made.agencies.isEmpty, !made.task.isEmpty else { continue }
      assignments.append(made)
    }
  }

  private func agencies(_ cell: String) -> [String] {
    let text = ScanText(cell)
    return AgencyList.divide(text, 0..<text.count).map(text.flowing)
  }
}
