import Archive
import ArgumentParser
import Catalogue
import Terminal

struct Rows: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rows",
    abstract: "Writes the rows of an archive's catalogue for other systems.",
    discussion: """
      Writes documents, pages, sections, citations, responsibilities and doubts, each as newline \
      JSON (.ndjson) or CSV. Scripts/rows-to-parquet makes Parquet of the first, \
      Scripts/load-postgresql loads the second.
      """)

  @Option(name: .shortAndLong, help: ArgumentHelp("The folder to write to.", valueName: "folder"))
  var output: String

  @Option(help: ArgumentHelp("json or csv.", valueName: "format"))
  var format = RowExport.Format.json

  @OptionGroup var catalogue: CatalogueFlags

  func run() throws {
    let catalogue = try catalogue.open()
    let counts = try RowExport(catalogue, format: format).write(to: output)
    for (table, rows) in counts {
      TerminalStream.error.writeLine(
        "dau: \(output)/\(table).\(format.fileExtension): \(rows) rows")
    }
  }
}

extension RowExport.Format: ExpressibleByArgument {}
