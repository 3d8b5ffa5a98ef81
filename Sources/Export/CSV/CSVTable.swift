/// A table as comma-separated values that spreadsheets open without asking.
///
/// UTF-8 with a byte order mark, for without it Excel takes the text for Latin-1; lines end in CRLF
/// and cells are quoted as RFC 4180 says.
package struct CSVTable: Sendable {
  /// The cells of the head row.
  package var columns: [String]
  /// The rows below it.
  package private(set) var rows: [[String]] = []

  /// Creates a table without rows.
  package init(columns: [String]) {
    self.columns = columns
  }

  /// Adds a row.
  package mutating func add(_ cells: [String?]) {
    rows.append(cells.map { $0 ?? "" })
  }

  /// The whole file.
  ///
  /// - Complexity: O(*n*) in its length.
  package var text: String {
    var text = "\u{FEFF}"
    for row in [columns] + rows {
      text += CSV.line(row.map(Self.cell))
      text += "\r\n"
    }
    return text
  }

  /// A cell: what a spreadsheet would take for a formula gets an apostrophe before it, which it does
  /// not show.
  private static func cell(_ value: String) -> String {
    guard let first = value.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first)
    else { return value }
    return "'" + value
  }
}
