import Export
import Terminal

/// Rows of one kind as a table for people, or as JSON or CSV for programs.
struct RowPrinter: Sendable {
  /// In which form.
  enum Format: String, Hashable, Sendable, CaseIterable {
    /// Aligned columns that fit the terminal.
    case table
    /// Newline JSON, an object a row.
    case json
    /// Comma-separated values with a head (RFC 4180).
    case csv
  }

  private let format: Format
  private let columns: [PlainTable.Column]
  private let width: Int
  private var table: PlainTable
  private var lines: [String] = []

  /// Creates a printer without rows.
  ///
  /// - Parameters:
  ///   - columns: The columns of the table and of the CSV.
  ///   - width: Columns of the terminal.
  init(_ format: Format, columns: [PlainTable.Column], width: Int) {
    self.format = format
    self.columns = columns
    self.width = width
    table = PlainTable(columns)
    if format == .csv { lines.append(CSV.line(columns.map(\.title))) }
  }

  /// Adds a row: its cells, and the object that it is as JSON.
  mutating func add(_ cells: [String], json: @autoclosure () throws -> String) rethrows {
    switch format {
    case .table: table.add(cells)
    case .json: lines.append(try json())
    case .csv: lines.append(CSV.line(cells))
    }
  }

  /// All lines.
  var allLines: [String] {
    format == .table ? (table.isEmpty ? [] : table.lines(width: width)) : lines
  }
}
