import DocumentModel

/// A structure as lines of text that a person can check against the document and a test can compare.
struct WorkedForm {
  private(set) var lines: [String] = []

  init(_ structure: DocumentStructure) {
    add(structure.header)
    add("bases", structure.bases.map { "\($0.line) \($0.text)" })
    add("sections", structure.sections.flatMap(Self.lines))
    add("citations", structure.citations.flatMap(Self.lines))
    add("assignments", structure.assignments.flatMap(Self.lines))
    add("tables", structure.tables.flatMap(Self.lines))
    add(
      "appendices",
      structure.appendices.map { "\($0.line) \($0.label) [\($0.title)] \($0.reference ?? "")" })
    let signature = structure.signature
    add(
      "signature",
      [signature.authority, signature.capacity, signature.signer].compactMap { $0 })
    add("recipients", structure.recipients)
    add("account", structure.account.map(Self.line))
  }

  private mutating func add(_ name: String, _ entries: [String]) {
    guard !entries.isEmpty else { return }
    lines.append(name)
    lines += entries.map { "  " + $0 }
  }

  private mutating func add(_ header: Header) {
    let fields: [(String, String?)] = [
      ("parent body", header.parentBody), ("issuer", header.issuer), ("symbol", header.symbol),
      ("symbol as read", header.originalSymbol),
      ("place", header.place), ("date", header.date), ("type", header.type),
      ("title", header.title), ("id", header.id),
    ]
    add("header", fields.compactMap { name, value in value.map { "\(name): \($0)" } })
  }

  private static func lines(_ section: Section) -> [String] {
    let path = section.path.joined(separator: " > ")
    let mark = section.kind == .indent || section.kind == .subindent ? " \(section.label)" : ""
    let heading = section.heading.map { " [\($0)]" } ?? ""
    let read = section.originalLabel.map { " !\($0)" } ?? ""
    let head = "\(section.line) \(section.kind.rawValue) \(path)\(mark)\(read)\(heading)"
    return section.text.isEmpty ? [head] : [head, "    " + section.text]
  }

  private static func lines(_ citation: Citation) -> [String] {
    var head = "\(citation.line) \(citation.role.rawValue): \(citation.text)"
    if !citation.flags.isEmpty {
      head += " !" + citation.flags.map(\.rawValue).joined(separator: ", ")
    }
    var facts: [String] = []
    if let type = citation.type { facts.append(type) }
    if let number = citation.number { facts.append("number \(number)") }
    if let symbol = citation.symbol { facts.append(symbol) }
    if let name = citation.name { facts.append("name \(name)") }
    if let date = citation.date { facts.append(date) }
    if let year = citation.year { facts.append("year \(year)") }
    if let issuer = citation.issuer { facts.append("of \(issuer)") }
    for unit in citation.units {
      let parts = [
        unit.point.map { "điểm \($0)" }, unit.clause.map { "khoản \($0)" },
        unit.article.map { "Điều \($0)" }, unit.chapter.map { "Chương \($0)" },
      ]
      facts.append("unit " + parts.compactMap { $0 }.joined(separator: " "))
    }
    return [head, "    " + facts.joined(separator: " | "), "    = \(citation.id ?? "unknown")"]
  }

  private static func lines(_ task: Assignment) -> [String] {
    var lines = [
      "\(task.line) \(task.role.rawValue) \(task.path.joined(separator: " > ")): \(task.task)",
      "    by " + zip(task.agencies, task.agencyNames).map(name).joined(separator: "; "),
    ]
    if !task.coordinators.isEmpty {
      lines.append(
        "    with "
          + zip(task.coordinators, task.coordinatorNames).map(name).joined(separator: "; "))
    }
    if let deadline = task.deadline {
      lines.append("    due \(deadline.text)")
      lines += deadline.terms.map { "      " + line($0) }
    }
    if let product = task.product { lines.append("    product \(product)") }
    for target in task.targets {
      lines.append("    target \(target.comparison.rawValue) \(target.value) \(target.unit)")
    }
    if let budget = task.budget { lines.append("    budget \(budget)") }
    return lines
  }

  private static func name(_ printed: String, _ name: AgencyName) -> String {
    let mark = name.isCollective ? " (several)" : ""
    return printed == name.name ? printed + mark : "\(printed) = \(name.name)\(mark)"
  }

  private static func line(_ term: DeadlineTerm) -> String {
    var parts: [String] = []
    if let due = term.due { parts.append((term.isBefore == true ? "before " : "until ") + due) }
    if let start = term.start, let end = term.end { parts.append("period \(start) to \(end)") }
    if term.yearIsInferred == true { parts.append("year inferred") }
    if let recurrence = term.recurrence {
      var text = "every \(recurrence.unit.rawValue)"
      if let day = recurrence.day { text += " day \(day)" }
      if let month = recurrence.month { text += " month \(month)" }
      parts.append(text)
    }
    if let within = term.within { parts.append("within \(within.count) \(within.unit.rawValue)") }
    return "\(term.text): " + parts.joined(separator: ", ")
  }

  private static func lines(_ table: Table) -> [String] {
    ["\(table.line) " + table.columns.joined(separator: " | ")]
      + table.rows.map { "    " + $0.joined(separator: " | ") }
  }

  private static func line(_ span: TextSpan) -> String {
    var text = "\(span.start)..<\(span.end) line \(span.line) \(span.place.rawValue)"
    if let index = span.index { text += " \(index)" }
    if let reason = span.reason { text += " \(reason.rawValue)" }
    return text
  }
}

/// The lines in which two texts differ, each with its neighbours.
enum LineDifference {
  /// Lines of the first text alone with `-`, of the second alone with `+`.
  static func text(expected: [String], found: [String]) -> String {
    let changes = found.difference(from: expected)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in changes {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var result: [String] = []
    var (old, new) = (0, 0)
    while old < expected.count || new < found.count {
      if removed.contains(old) {
        result.append("- " + expected[old])
        old += 1
      } else if inserted.contains(new) {
        result.append("+ " + found[new])
        new += 1
      } else {
        result.append("  " + (old < expected.count ? expected[old] : found[new]))
        old += 1
        new += 1
      }
    }
    let shown = result.indices.filter { index in
      (max(0, index - 1)...min(result.count - 1, index + 1)).contains {
        !result[$0].hasPrefix("  ")
      }
    }
    return shown.map { result[$0] }.joined(separator: "\n")
  }
}
