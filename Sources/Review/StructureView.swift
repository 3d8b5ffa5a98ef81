import DocumentModel
import Terminal

/// The structure of a document as aligned plain tables.
struct StructureView {
  let structure: DocumentStructure
  let style: Style
  let width: Int

  /// The lines to show, a blank line before each part; parts that are empty are left out.
  func lines() -> [String] {
    header() + outline() + citations() + assignments() + tables() + recipients()
  }

  private func header() -> [String] {
    let header = structure.header
    let signature = structure.signature
    let fields: [(String, String?)] = [
      ("parent body", header.parentBody), ("issuer", header.issuer), ("symbol", header.symbol),
      ("place", header.place), ("date", header.date), ("type", header.type),
      ("title", header.title), ("authority", signature.authority),
      ("capacity", signature.capacity), ("signer", signature.signer),
    ]
    // A value may be long and is what the reader looks for: it is wrapped, not cut.
    let names = fields.map(\.0.count).max() ?? 0
    var lines = ["", style("Head and signature", .strong)]
    for (name, value) in fields {
      let padded = "  " + name + String(repeating: " ", count: names - name.count + 2)
      let words = value.map { $0.printable.split(separator: " ").map(String.init) } ?? []
      lines += WrappedText.lines(
        words.isEmpty ? [style("not found", .doubtful)] : words, width: width, first: padded,
        indent: names + 4)
    }
    return lines
  }

  private func outline() -> [String] {
    var table = PlainTable([
      .init("line", .right), .init("unit", isFlexible: true),
    ])
    for section in structure.sections {
      let content = [section.heading, section.text.isEmpty ? nil : section.text]
        .compactMap(\.self).joined(separator: ": ")
      let indent = String(repeating: "  ", count: depth(of: section))
      table.add([String(section.line), "\(indent)\(section.label) \(content)"])
    }
    return part("Outline", table)
  }

  /// How deep a unit stands: the length of its path, one more for what hangs below the path.
  private func depth(of section: Section) -> Int {
    switch section.kind {
    case .indent: section.path.count
    case .subindent: section.path.count + 1
    default: max(0, section.path.count - 1)
    }
  }

  private func citations() -> [String] {
    var table = PlainTable([
      .init("line", .right), .init("role"), .init("type", isFlexible: true), .init("symbol"),
      .init("date"), .init("issuer or name", isFlexible: true),
    ])
    for citation in structure.citations {
      table.add([
        String(citation.line), citation.role.rawValue, citation.type ?? "",
        citation.symbol ?? citation.year.map(String.init) ?? "", citation.date ?? "",
        citation.name ?? citation.issuer ?? "",
      ])
    }
    return part("Citations", table)
  }

  private func assignments() -> [String] {
    var table = PlainTable([
      .init("line", .right), .init("role"), .init("agencies", isFlexible: true),
      .init("task", isFlexible: true), .init("with", isFlexible: true),
      .init("due", isFlexible: true),
    ])
    for assignment in structure.assignments {
      table.add([
        String(assignment.line), assignment.role.rawValue,
        assignment.agencies.joined(separator: "; "), assignment.task,
        assignment.coordinators.joined(separator: "; "), assignment.deadline?.text ?? "",
      ])
    }
    return part("Assignments", table)
  }

  private func tables() -> [String] {
    structure.tables.flatMap { source in
      var table = PlainTable(source.columns.map { .init($0.printable, isFlexible: true) })
      for row in source.rows { table.add(row) }
      return part("Table at line \(source.line)", table)
    }
  }

  private func recipients() -> [String] {
    var table = PlainTable([.init("", isFlexible: true)])
    for recipient in structure.recipients { table.add([recipient]) }
    return part("Recipients", table)
  }

  private func part(_ title: String, _ table: PlainTable) -> [String] {
    table.isEmpty ? [] : ["", style(title, .strong)] + table.lines(width: width, indent: 2)
  }
}
