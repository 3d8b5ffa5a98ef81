import Archive
import ArgumentParser
import DocumentModel
import DurableFiles
import Pipeline
import Structure
import Terminal

struct CitationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "citations",
    abstract: "Lists which documents of an archive cite which.",
    discussion: """
      Takes the JSON of documents, and folders of it, and writes the index as JSON to standard \
      output: every cited work with its mentions, and where it lies in the archive, if it is there.
      """)

  @Argument(help: ArgumentHelp("JSON that dau wrote, and folders of it.", valueName: "path"))
  var paths: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
  var output: String?

  func run() throws {
    var archive = DocumentFiles(paths)
    var documents: [Document] = []
    let count = archive.read { document, _ in
      // The words of the pages are not needed and take most of the memory.
      var document = document
      document.pages = []
      documents.append(document)
    }
    let text = try CitationIndexJSON.text(of: CitationIndex(documents))
    if let output {
      try AtomicFile.write(text, to: output)
    } else {
      TerminalStream.output.write(text)
    }
    try Outcome.end(count: count, failures: archive.failures)
  }
}
