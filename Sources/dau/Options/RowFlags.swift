import ArgumentParser
import Foundation
import Terminal

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
