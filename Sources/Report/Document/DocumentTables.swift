import DocumentModel

/// What was found in a document, as tables.
struct DocumentTables {
  let document: Document
  let idPrefix: String

  /// The words that someone should look at.
  var doubts: DataTable {
    var table = DataTable(
      id: "\(idPrefix)doubts", titleKey: "table.doubts",
      columns: [
        .init("page", .number), .init("line", .number), .init("word"), .init("read"),
        .init("probability", .number), .init("others", .wide),
      ])
    var number = 0
    for page in document.pages {
      for line in page.lines {
        number += 1
        for word in line.words where word.flags.contains(.doubtful) {
          let others = word.alternatives.map {
            "\($0.form) (\(Decimals.text(min(max($0.probability, 0), 1) * 100, digits: 1)) %)"
          }
          table.rows.append([
            .number(page.number), link(number), .text(word.form), .text(word.original ?? ""),
            .probability(word.probability), .text(others.joined(separator: "; ")),
          ])
        }
      }
      if page.lines.isEmpty { number += 1 }
    }
    return table
  }

  /// The documents mentioned.
  var citations: DataTable {
    var table = DataTable(
      id: "\(idPrefix)citations", titleKey: "table.citations",
      columns: [
        .init("line", .number, order: "ascending"), .init("role"), .init("type"), .init("symbol"),
        .init("date", .number), .init("issuer", .wide), .init("flags"),
      ])
    for citation in document.structure.citations {
      table.rows.append([
        link(citation.line), .strings(["role.\(citation.role.rawValue)"]),
        .text(citation.type ?? ""), .text(citation.symbol ?? citation.year.map(String.init) ?? ""),
        DataTable.Cell.date(citation.date), .text(citation.name ?? citation.issuer ?? ""),
        .strings(citation.flags.map { "flag.\($0.rawValue)" }),
      ])
    }
    return table
  }

  /// Who must do what by when.
  var duties: DataTable {
    var table = DataTable(
      id: "\(idPrefix)duties", titleKey: "table.duties",
      columns: [
        .init("line", .number, order: "ascending"), .init("role"), .init("agencies"),
        .init("task", .wide), .init("coordinators"), .init("deadline"),
      ])
    for duty in document.structure.assignments {
      let deadline = duty.deadline
      table.rows.append([
        link(duty.line), .strings(["role.\(duty.role.rawValue)"]),
        .text(duty.agencies.joined(separator: "; ")), .text(duty.task),
        .text(duty.coordinators.joined(separator: "; ")),
        .sorted(deadline?.text ?? "", by: deadline?.date ?? deadline?.text ?? ""),
      ])
    }
    return table
  }

  private func link(_ line: Int) -> DataTable.Cell {
    .link(String(line), to: "\(idPrefix)l\(line)")
  }
}

extension DataTable.Cell {
  /// A day given as `yyyy-MM-dd`, shown as documents print it.
  static func date(_ text: String?) -> DataTable.Cell {
    guard let text else { return .text("") }
    return .sorted(PrintedDate.text(text), by: text)
  }
}
