import Archive
import ArgumentParser
import Pipeline
import Terminal

struct Convert: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Converts scans, PDFs and text files into structured documents.",
    discussion: """
      Takes PDF, PNG, JPEG, TIFF and text files, and folders of them. For each document it writes \
      NAME.json, NAME.txt and NAME.md (see --formats) into the output folder, and for all of \
      them index.json, index.md, failures.json and catalogue.sqlite. A file that cannot be read costs only its own \
      document. Run again, it takes up an archive where it stands: what is finished is passed over, \
      what has changed is done anew.
      """)

  @Argument(help: ArgumentHelp("Files and folders to convert.", valueName: "path"))
  var paths: [String]

  @Option(name: .shortAndLong, help: ArgumentHelp("The output folder.", valueName: "folder"))
  var output: String

  @OptionGroup(title: "Reading") var extraction: ExtractionFlags

  @OptionGroup(title: "Batches") var batch: BatchFlags

  @Flag(help: "Convert what is there already, too.")
  var force = false

  @Flag(help: "Convert only what failed before.")
  var onlyFailed = false

  @Flag(help: "Say what would be done and about how long it would take, and do nothing.")
  var dryRun = false

  @OptionGroup var model: ModelOption

  @OptionGroup(title: "Progress") var progress: ProgressFlags

  func run() async throws {
    let options = try batch.options(extraction, model)
    var settings = batch.settings
    settings.isForced = force
    settings.onlyFailed = onlyFailed
    if dryRun {
      let plan = try await ConversionForecast(options, output: output, settings: settings)
        .of(paths)
      TerminalStream.output.writeLine(plan.lines.joined(separator: "\n"))
      return
    }
    let progress = progress.progress
    let converter = try Converter(options, output: output, settings: settings) { progress.show($0) }
    let interruption = Interruption { converter.interrupt(progress) }
    let report: ConversionReport
    do {
      report = try await converter.convert(paths)
    } catch is CancellationError {
      // The interruption ends the program as soon as it has said what was finished.
      while true { try await Task.sleep(for: .seconds(60)) }
    }
    withExtendedLifetime(interruption) { progress.finish(report) }
    if report.status != .ok { throw ExitCode(report.status.rawValue) }
  }
}
