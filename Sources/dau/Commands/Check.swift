import Archive
import ArgumentParser
import DocumentModel
import Pipeline
import Review
import SourceFiles
import Terminal

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Shows one document at the terminal: what was read, changed, doubted and found.",
    discussion: """
      Page by page, what was read stands beside what was made of it, changes marked; then the \
      doubtful words with their runners-up, the outline, citations and tasks. Without \
      colour, brackets stand around changed words and a question mark behind doubtful ones.

      Exit code 6 says that something needs a person: doubtful words, pages that could not be \
      read, or citations that contradict themselves; 0 that nothing does.

      On a terminal the output goes through $PAGER, or less -R. Where the terminal shows images \
      (kitty graphics or sixels), it is not paged, and each doubtful word comes with its image.
      """)

  @Argument(
    help: ArgumentHelp(
      "A PDF, page image or text file, or a document's JSON.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("Show this page only.", valueName: "number"))
  var page: Int?

  @Option(help: ArgumentHelp("When to colour: auto, always, never.", valueName: "when"))
  var color = Style.Choice.auto

  @Option(
    help: ArgumentHelp(
      "How to show images of doubtful words: auto, kitty, sixel, never.", valueName: "how"))
  var graphics = GraphicsChoice.auto

  @Flag(inversion: .prefixedNo, help: "Page through the output on a terminal.")
  var pager = true

  @Flag(help: "Print JSON instead (dau.check/1).")
  var json = false

  @OptionGroup(title: "Reading") var extraction: ExtractionFlags

  @OptionGroup var model: ModelOption

  enum GraphicsChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, kitty, sixel, never
  }

  func run() async throws {
    let reading = try await read()
    let document = reading.document
    if let page, !document.pages.contains(where: { $0.number == page }) {
      throw ExtractionError.noPages(path: file)
    }
    let failures = reading.failureReasons
    if json {
      TerminalStream.output.write(
        try CheckJSON.text(of: document, failures: failures, page: page))
    } else {
      await show(document, failures)
    }
    if reading.isEmpty { throw ExitCode(RunStatus.unreadable.rawValue) }
    if Attention(document, failures: failures, page: page).isNeeded {
      throw ExitCode(RunStatus.needsPerson.rawValue)
    }
  }

  private func read() async throws -> DocumentReader.Reading {
    if file.lowercased().hasSuffix(".json"), !Extractor.needsLibraries(file) {
      return DocumentReader.Reading(document: try TextFile.decode(Document.self, from: file))
    }
    let options = ConversionOptions(extraction: extraction.options, model: try model.find())
    let display = ProgressDisplay()
    defer { display.clear() }
    return try await DocumentReader(options).read(file) { [file] done, total in
      display.show(.page(path: file, done: done, total: total))
    }
  }

  private func show(_ document: Document, _ failures: [Int: String]) async {
    let output = TerminalStream.output
    let style = Style(color, for: output)
    let width = output.columns ?? 100
    var check = SpotCheck(document: document, failures: failures, style: style, width: width)
    let protocols = wantedGraphics
    if let protocols {
      let images = await WordImages(protocols, of: document.source.path)
        .lines(check.doubtfulPlaces(page: page))
      check = SpotCheck(document: document, failures: failures, style: style, width: width) {
        images[$0]
      }
    }
    let text = check.lines(page: page).joined(separator: "\n") + "\n"
    // Images do not pass through pagers.
    if pager, output.isTerminal, protocols == nil, let program = Pager() {
      program.show(text)
    } else {
      output.write(text)
    }
  }

  private var wantedGraphics: TerminalGraphics? {
    switch graphics {
    case .auto: TerminalGraphics.detected()
    case .kitty: .kitty
    case .sixel: .sixel
    case .never: nil
    }
  }
}

extension Style.Choice: ExpressibleByArgument {}
