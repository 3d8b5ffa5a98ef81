import ArgumentParser
import Catalogue
import Foundation
import Terminal

/// The options of all commands that ask the catalogue.
struct CatalogueFlags: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      """
      The catalogue, or the output folder that holds it; otherwise DAU_CATALOGUE, or the one in \
      this folder or in one above it.
      """, valueName: "path"))
  var catalogue: String?

  /// Opens the catalogue.
  func open() throws -> Catalogue {
    let environment = ProcessInfo.processInfo.environment["DAU_CATALOGUE"]
    if let path = catalogue ?? environment, !path.isEmpty { return try Catalogue(at: path) }
    var folder = FileManager.default.currentDirectoryPath
    while true {
      let path = "\(folder)/\(CatalogueWriter.fileName)"
      if folder == "/" || FileManager.default.fileExists(atPath: path) {
        return try Catalogue(at: path)
      }
      folder = (folder as NSString).deletingLastPathComponent
    }
  }
}

/// The options of all commands that print rows.
struct RowFlags: ParsableArguments {
  @Option(
    help: ArgumentHelp("How to print: table, json (an object a line), csv.", valueName: "how"))
  var format = RowPrinter.Format.table

  @OptionGroup var catalogue: CatalogueFlags

  /// Prints rows.
  func write<Row: Encodable>(
    _ rows: [Row], columns: [PlainTable.Column], cells: (Row) -> [String]
  ) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var printer = RowPrinter(
      format, columns: columns, width: TerminalStream.output.columns ?? 120)
    for row in rows {
      try printer.add(
        cells(row), json: String(decoding: try encoder.encode(row), as: UTF8.self))
    }
    var text = ""
    for line in printer.allLines {
      text += line + "\n"
    }
    TerminalStream.output.write(text)
  }
}

extension RowPrinter.Format: ExpressibleByArgument {}
