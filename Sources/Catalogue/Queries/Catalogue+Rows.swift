import GRDB

extension Catalogue {
  /// Calls `body` with each row of a table.
  package func forEachRow(
    of table: RowTable, _ body: ([RowValue]) throws -> Void
  ) throws(CatalogueError) {
    let columns = table.columns
    try read { db in
      let statement = try db.makeStatement(sql: table.sql)
      // Of columns with one name, the last one is meant: it replaces the number of a document.
      let places = columns.map { column in statement.columnNames.lastIndex(of: column.name) }
      let rows = try Row.fetchCursor(statement)
      while let row = try rows.next() {
        try body(
          try zip(columns, places).map { column, index in
            guard let index, !row.hasNull(atIndex: index) else { return .null }
            switch column.kind {
            case .text: return .text(row[index])
            case .integer: return .integer(row[index])
            case .real: return .real(row[index])
            case .list: return .list(try TextList.texts(row[index]))
            }
          })
      }
    }
  }
}
