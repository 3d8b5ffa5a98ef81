import GRDB

extension Catalogue {
  /// The tasks of an agency, those with the nearest deadline first.
  ///
  /// - Parameters:
  ///   - agency: Whole words of a name, printed or canonical, with or without marks: `Sở Nội vụ`
  ///     finds `Sở NV`, too.
  ///   - date: Only tasks whose deadline is before this day, as `yyyy-MM-dd`.
  package func duties(
    of agency: String, before date: String? = nil
  ) throws(CatalogueError) -> [FoundDuty] {
    let key = SearchKey.name(agency)
    guard !key.isEmpty else { return [] }
    return try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT document.path, document.symbol, responsibility.*,
            min(responsible.isCoordinator) AS isCoordinator
          FROM agency
          JOIN responsibleAgency AS responsible
            ON responsible.agency = agency.id OR responsible.canonical = agency.id
          JOIN responsibility ON responsibility.document = responsible.document
            AND responsibility.ordinal = responsible.responsibility
          JOIN document ON document.id = responsibility.document
          WHERE instr(' ' || agency.nameKey || ' ', ?) > 0
            AND (? IS NULL OR responsibility.deadlineDate < ?)
          GROUP BY responsibility.document, responsibility.ordinal
          ORDER BY responsibility.deadlineDate IS NULL, responsibility.deadlineDate, document.path,
            responsibility.ordinal
          """, arguments: [" \(key) ", date, date])
      var duties: [FoundDuty] = []
      while let row = try rows.next() {
        let agencies = try String.fetchAll(
          db,
          sql: """
            SELECT name FROM responsibleAgency AS responsible
            JOIN agency ON agency.id = responsible.agency
            WHERE document = ? AND responsibility = ? AND isCoordinator = 0 ORDER BY ordinal
            """, arguments: [row["document"] as Int64, row["ordinal"] as Int64])
        duties.append(
          FoundDuty(
            path: row["path"], symbol: row["symbol"], agencies: agencies,
            role: (row["isCoordinator"] as Bool) ? "coordinator" : row["role"], task: row["task"],
            deadline: row["deadline"], deadlineDate: row["deadlineDate"], line: row["line"],
            page: row["page"]))
      }
      return duties
    }
  }
}
