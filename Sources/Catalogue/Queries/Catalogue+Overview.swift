import DocumentModel
import GRDB

extension Catalogue {
  /// Calls `body` with each mention and the SHA-256 of the document that it stands in; those of a
  /// document come together.
  package func forEachCitation(
    _ body: (Citation, _ document: String) throws -> Void
  ) throws(CatalogueError) {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT citation.*, document.sha256 AS sha256
          FROM citation JOIN document ON document.id = citation.document
          ORDER BY sha256, ordinal
          """)
      while let row = try rows.next() {
        let role = Citation.Role(rawValue: row["role"]) ?? .reference
        try body(
          Citation(
            type: row["type"], symbol: row["symbol"], name: row["name"], date: row["date"],
            issuer: row["issuer"], year: row["year"], role: role, text: row["text"],
            normalForm: row["normalForm"], id: row["identifier"], line: row["line"],
            page: row["page"]),
          row["sha256"])
      }
    }
  }

  /// Calls `body` with each task and the SHA-256 of the document that it stands in.
  ///
  /// Whether an agency is a collective is not kept.
  package func forEachResponsibility(
    _ body: (Assignment, _ document: String) throws -> Void
  ) throws(CatalogueError) {
    try forEachRow(of: .responsibilities) { values in
      let row = Dictionary(
        uniqueKeysWithValues: zip(RowTable.responsibilities.columns.map(\.name), values))
      guard case .text(let document)? = row["document"], case .text(let task)? = row["task"] else {
        return
      }
      var duty = Assignment(
        agencies: row.list("agencies"),
        role: Assignment.Role(rawValue: row.text("role") ?? "") ?? .responsible, task: task,
        coordinators: row.list("coordinators"), path: row.list("path"), line: row.line)
      duty.agencyNames = row.list("agencyNames").map { AgencyName(name: $0, isCollective: false) }
      duty.coordinatorNames = row.list("coordinatorNames").map {
        AgencyName(name: $0, isCollective: false)
      }
      if let deadline = row.text("deadline") {
        duty.deadline = Deadline(text: deadline, date: row.text("deadlineDate"))
      }
      try body(duty, document)
    }
  }
}

extension [String: RowValue] {
  fileprivate func text(_ name: String) -> String? {
    if case .text(let text)? = self[name] { text } else { nil }
  }

  fileprivate func list(_ name: String) -> [String] {
    if case .list(let list)? = self[name] { list } else { [] }
  }

  fileprivate var line: Int {
    if case .integer(let line)? = self["line"] { Int(line) } else { 1 }
  }
}
