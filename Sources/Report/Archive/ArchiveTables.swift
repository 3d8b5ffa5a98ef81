import DocumentModel

/// What an archive says, as tables.
struct ArchiveTables {
  let overview: ArchiveOverview
  /// Where documents can be looked at in the report, by their SHA-256.
  let places: [String: String]

  private let rowLimit = 2000

  /// The documents, the most doubtful first.
  var documents: DataTable {
    var table = DataTable(
      id: "documents", titleKey: "table.documents",
      columns: [
        .init("document"), .init("date", .number), .init("title", .wide), .init("pages", .number),
        .init("doubtful", .number), .init("perPage", .number, order: "descending"),
      ])
    for entry in overview.mostDoubtful.prefix(rowLimit) {
      table.rows.append([
        link(entry), .date(entry.date), .text(entry.title ?? ""), .number(entry.pages),
        .number(entry.doubtfulWords), .decimal(entry.doubtfulPerPage),
      ])
    }
    table.isCut = overview.entries.count > rowLimit
    return table
  }

  /// The documents that are mentioned, most mentioned first.
  var cited: DataTable {
    var table = DataTable(
      id: "cited", titleKey: "table.cited",
      columns: [
        .init("document", .wide), .init("mentions", .number, order: "descending"),
        .init("citing", .number), .init("inArchive"),
      ])
    let targets = overview.targets
    for cited in overview.mostCited.prefix(rowLimit) {
      let target = overview.target(of: cited, in: targets)
      table.rows.append([
        target.map { link(overview.entries[$0], named: cited.name) } ?? .text(cited.name),
        .number(cited.mentions), .number(cited.citing.count),
        .strings([target == nil ? "no" : "yes"]),
      ])
    }
    table.isCut = overview.cited.count > rowLimit
    return table
  }

  /// The tasks with a date, in its order.
  var deadlines: DataTable {
    var table = DataTable(
      id: "deadlines", titleKey: "table.deadlines",
      columns: [
        .init("deadline", .number, order: "ascending"), .init("agencies"), .init("role"),
        .init("task", .wide), .init("document"),
      ])
    let (duties, isCut) = overview.timetable
    for dated in duties {
      table.rows.append([
        .date(dated.date), .text(dated.duty.agencies.joined(separator: "; ")),
        .strings(["role.\(dated.duty.role.rawValue)"]), .text(dated.duty.task),
        link(overview.entries[dated.document], line: dated.duty.line),
      ])
    }
    table.isCut = isCut
    return table
  }

  /// The agencies, those with most tasks first.
  var agencies: DataTable {
    var table = DataTable(
      id: "agencies", titleKey: "table.agencies",
      columns: [
        .init("agency", .wide), .init("lead", .number), .init("responsible", .number),
        .init("coordinate", .number), .init("total", .number, order: "descending"),
      ])
    for (name, load) in overview.busiest.prefix(rowLimit) {
      table.rows.append([
        .text(name), .number(load.lead), .number(load.responsible), .number(load.coordinate),
        .number(load.total),
      ])
    }
    table.isCut = overview.loads.count > rowLimit
    return table
  }

  private func link(
    _ entry: DocumentSummary, line: Int? = nil, named name: String? = nil
  ) -> DataTable.Cell {
    guard let place = places[entry.sha256] else { return .text(name ?? entry.name) }
    return .link(name ?? entry.name, to: line.map { "\(place)l\($0)" } ?? place)
  }
}

extension ArchiveOverview {
  /// The documents that are mentioned, most mentioned first.
  var mostCited: [Cited] {
    cited.sorted {
      ($1.citing.count, $1.mentions, $0.name) < ($0.citing.count, $0.mentions, $1.name)
    }
  }

  /// The agencies, those with most tasks first.
  var busiest: [(name: String, load: Load)] {
    loads.map { ($0.key, $0.value) }.sorted { ($1.1.total, $0.0) < ($0.1.total, $1.0) }
  }
}
