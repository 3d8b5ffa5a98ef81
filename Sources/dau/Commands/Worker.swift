import Archive
import ArgumentParser
import Foundation
import Pipeline

/// `dau worker`.
struct Worker: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker",
    abstract: "Converts documents that another program names, a line of JSON each.",
    discussion: """
      Reads requests from standard input, each on a line: {"id": "1", "path": "/a/b.pdf"}. Answers \
      each on a line of standard output: {"id": "1", "sha256": …, "document": {…}}, or \
      {"id": "1", "error": {"stage": …, "reason": …, "exitCode": …}}. More may be asked for: "rows": \
      true adds what the catalogue keeps, "progress": true a line for each page, "output": \
      "/out/b" writes /out/b.json, .txt and .md; "document": false leaves the document out; \
      "source" is the path that the document shall name. The process stays ready until its input \
      ends.
      """)

  @OptionGroup(title: "Reading") var extraction: ExtractionFlags

  @OptionGroup var model: ModelOption

  @Option(help: .hidden) var options: String?

  @Flag(help: .hidden) var endsWithInput = false

  @Option(
    help: ArgumentHelp(
      "How many pages are read at a time, each by a process of its own.", valueName: "number"))
  var pageWorkers = 1

  func validate() throws {
    if pageWorkers < 1 { throw ValidationError("--page-workers wants a number above 0.") }
  }

  func run() async throws {
    let options: ConversionOptions
    if let json = self.options {
      options = try JSONDecoder().decode(ConversionOptions.self, from: Data(json.utf8))
    } else {
      options = ConversionOptions(extraction: extraction.options, model: try model.find())
    }
    try await WorkerLoop(options, pageWorkers: pageWorkers).run(endsWithInput: endsWithInput)
  }
}
