import ArgumentParser
import Pipeline
import Terminal

struct Convert: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Converts scans, PDFs and text files into structured documents.",
    discussion: """
      Takes PDF, PNG, JPEG, TIFF and text files, and folders of them. For each document it writes \
      NAME.json, NAME.txt and NAME.md (see --formats) into the output folder, and for the whole run index.json, \
      index.md and failures.json. A file that cannot be read costs only its own document.
      """)

  @Argument(help: ArgumentHelp("Files and folders to convert.", valueName: "path"))
  var paths: [String]

  @Option(name: .shortAndLong, help: ArgumentHelp("The output folder.", valueName: "folder"))
  var output: String

  @OptionGroup var extraction: ExtractionFlags

  @Option(
    help: ArgumentHelp(
      "How many pages are read at a time, each by a process of its own; by default one a core.",
      valueName: "number"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "What is written for each document: json, txt, md, alto (ALTO 4), hocr, and pdf, the source"
        + " with the corrected text beneath its pages.",
      valueName: "formats"))
  var formats = OutputFormats.standard

  @OptionGroup var model: ModelOption

  @Flag(name: .shortAndLong, help: "Say nothing but what failed.")
  var quiet = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs wants a number above 0.") }
  }

  func run() async throws {
    var options = ConversionOptions(
      extraction: extraction.options, model: try model.find(), formats: formats.written)
    options.searchablePDF = formats.searchablePDF
    let display = ProgressDisplay(isQuiet: quiet)
    let converter = try Converter(options, output: output, jobs: jobs) { display.show($0) }
    let interruption = Interruption { converter.interrupt(display) }
    let report: ConversionReport
    do {
      report = try await converter.convert(paths)
    } catch is CancellationError {
      // The interruption ends the program as soon as it has said what was finished.
      while true { try await Task.sleep(for: .seconds(60)) }
    }
    withExtendedLifetime(interruption) { display.finish(report) }
    if report.status != .ok { throw ExitCode(report.status.rawValue) }
  }
}
