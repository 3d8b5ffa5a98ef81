import Archive
import ArgumentParser
import DurableFiles
import Export
import Pipeline
import Terminal

struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Writes converted documents in other formats: CSV for spreadsheets, Akoma Ntoso XML.",
    discussion: """
      Takes the JSON of documents, and folders of it. csv writes documents.csv, citations.csv and \
      assignments.csv for all of them together; akn, md and txt write a file for each document.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, akn, md, txt
  }

  @Argument(help: "The format: csv, akn, md, txt.")
  var format: Format

  @Argument(help: ArgumentHelp("JSON that dau wrote, and folders of it.", valueName: "path"))
  var paths: [String]

  @Option(name: .shortAndLong, help: ArgumentHelp("The output folder.", valueName: "folder"))
  var output: String

  func run() throws {
    try OutputFolder.make(output)
    var archive = DocumentFiles(paths)
    let count: Int
    if let written = DocumentWriter.Format(rawValue: format.rawValue) {
      let names = Dictionary(
        zip(archive.files.map(\.path), OutputNames(archive.files).bases), uniquingKeysWith: { $1 })
      count = try archive.read { document, file in
        let base = names[file.path] ?? file.relativePath
        if let slash = base.lastIndex(of: "/") {
          try OutputFolder.make("\(output)/\(base[..<slash])")
        }
        try DocumentWriter(formats: [written]).write(document, to: "\(output)/\(base)")
      }
    } else {
      var tables = DocumentCSV()
      count = archive.read { document, _ in tables.add(document) }
      try AtomicFile.write([
        (tables.documents.text, "\(output)/documents.csv"),
        (tables.citations.text, "\(output)/citations.csv"),
        (tables.assignments.text, "\(output)/assignments.csv"),
      ])
    }
    try Outcome.end(count: count, failures: archive.failures)
  }
}
