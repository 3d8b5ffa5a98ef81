import Archive
import ArgumentParser
import Pipeline
import Review
import Terminal

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows one document at the terminal: text, changes, doubts and structure.")

  @Argument(help: ArgumentHelp("A PDF, page image or text file.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("Show this page only.", valueName: "number"))
  var page: Int?

  @Option(help: ArgumentHelp("When to colour: auto, always, never.", valueName: "when"))
  var color = Style.Choice.auto

  @OptionGroup var extraction: ExtractionFlags

  @OptionGroup var model: ModelOption

  func run() async throws {
    let options = ConversionOptions(extraction: extraction.options, model: try model.find())
    let display = ProgressDisplay()
    let reading = try await DocumentReader(options).read(file) { [file] done, total in
      display.show(.page(path: file, done: done, total: total))
    }
    display.clear()
    let check = SpotCheck(
      document: reading.document, failures: reading.failureReasons,
      style: Style(color, for: .output), width: TerminalStream.output.columns ?? 100)
    TerminalStream.output.writeLine(check.lines(page: page).joined(separator: "\n"))
    if reading.isEmpty { throw ExitCode(RunStatus.unreadable.rawValue) }
  }
}

extension Style.Choice: ExpressibleByArgument {}
