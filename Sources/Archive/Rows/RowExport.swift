import Catalogue
import DurableFiles
import Export
import Foundation

/// Writes the rows of a catalogue as files that other systems load.
package struct RowExport: Sendable {
  /// In which format.
  package enum Format: String, Hashable, Sendable, CaseIterable {
    /// Newline JSON: an object a line, with all columns; lists are lists.
    case json
    /// CSV with a head by RFC 4180; lists are JSON, nothing is an empty value.
    case csv

    /// What the names of the files end in.
    package var fileExtension: String { self == .json ? "ndjson" : "csv" }
  }

  private let catalogue: Catalogue
  private let format: Format

  /// Makes an export ready.
  package init(_ catalogue: Catalogue, format: Format) {
    self.catalogue = catalogue
    self.format = format
  }

  /// Writes a file for each table, and says how many rows each has.
  package func write(to folder: String) throws -> [(table: String, rows: Int)] {
    try OutputFolder.make(folder)
    return try RowTable.allCases.map { table in
      var count = 0
      let path = "\(folder)/\(table.rawValue).\(format.fileExtension)"
      try AtomicFile.write(to: path) { add in
        let names = table.columns.map(\.name)
        if format == .csv { try add(CSV.line(names) + "\n") }
        try catalogue.forEachRow(of: table) { values in
          count += 1
          switch format {
          case .csv: try add(CSV.line(try values.map(Self.cell)) + "\n")
          case .json:
            let members = try zip(names, values).map { "\"\($0)\":" + (try Self.json($1)) }
            try add("{" + members.joined(separator: ",") + "}\n")
          }
        }
      }
      return (table.rawValue, count)
    }
  }

  private static func json(_ value: RowValue) throws -> String {
    switch value {
    case .null: "null"
    case .text(let text): try encoded(text)
    case .integer(let number): "\(number)"
    case .real(let number): "\(number)"
    case .list(let list): try encoded(list)
    }
  }

  private static func cell(_ value: RowValue) throws -> String {
    switch value {
    case .null: ""
    case .text(let text): text
    case .integer(let number): "\(number)"
    case .real(let number): "\(number)"
    case .list(let list): try encoded(list)
    }
  }

  private static func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
