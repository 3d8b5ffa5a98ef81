import Archive
import ArgumentParser
import DurableFiles
import Pipeline
import Report
import SourceFiles
import Terminal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Writes a report for the browser: pages beside their text, tables, plots.",
    discussion: """
      Of a PDF, a page image, a text file, or the JSON that dau convert wrote: each page's image \
      with the restored text beside it, what was changed and what is doubtful, outline, citations \
      and tasks. Of an output folder: the archive at a glance, and the pages of its \
      most doubtful documents. The report is one HTML file that needs no network.
      """)

  @Argument(
    help: ArgumentHelp(
      "A PDF, page image or text file, a document's JSON, or an output folder.",
      valueName: "path"))
  var path: String

  @Option(name: .shortAndLong, help: ArgumentHelp("The HTML file.", valueName: "file"))
  var output: String

  @Option(help: "The language in which it opens: vi, en; a switch in it changes that.")
  var language = Language.vietnamese

  @Option(help: ArgumentHelp("Width of the page images.", valueName: "pixels"))
  var imageWidth = 1000

  @Flag(inversion: .prefixedNo, help: "Hold the page images.")
  var images = true

  @Option(
    help: ArgumentHelp(
      """
      How many page images of a document the report holds, and how many pages of an archive; the \
      most doubtful come first.
      """, valueName: "number"))
  var pageLimit = 200

  @OptionGroup(title: "Reading") var extraction: ReadingFlags

  @Option(help: ArgumentHelp("Tesseract's name of the documents' language.", valueName: "name"))
  var ocrLanguage = "vie"

  @OptionGroup var model: ModelOption

  func validate() throws {
    guard (100...4000).contains(imageWidth) else {
      throw ValidationError("--image-width wants a number from 100 to 4000, not \(imageWidth).")
    }
    guard pageLimit >= 0 else { throw ValidationError("--page-limit wants a number from 0.") }
  }

  func run() async throws {
    guard !Self.isSameFile(path, output) else {
      throw ValidationError("--output wants another file than the one that the report is on.")
    }
    let display = ProgressDisplay()
    var settings = ReportMaker.Settings()
    settings.language = language
    settings.imageWidth = images ? imageWidth : nil
    settings.pageLimit = pageLimit
    let maker = ReportMaker(settings) { path, done, total in
      display.show(.page(path: path, done: done, total: total))
    }
    let outcome: ReportMaker.Outcome
    if Self.isFolder(path) {
      outcome = try await maker.report(onArchiveAt: path)
    } else if path.lowercased().hasSuffix(".json"), !Extractor.needsLibraries(path) {
      outcome = try await maker.report(onDocumentAt: path)
    } else {
      var options = ConversionOptions(extraction: extraction.options, model: try model.find())
      options.extraction.language = ocrLanguage
      let reading = try await DocumentReader(options).read(path) { [path] done, total in
        display.show(.page(path: path, done: done, total: total))
      }
      if let failure = reading.failures.first, reading.isEmpty {
        throw ExtractionError.page(path: path, number: failure.number, reason: failure.reason)
      }
      var report = await maker.report(on: reading.document, failures: reading.failureReasons)
      report.failures = reading.failures.map {
        InputError(path: path, reason: "page \($0.number) was not read: \($0.reason)")
      }
      outcome = report
    }
    display.clear()
    try AtomicFile.write(outcome.html, to: output)
    for note in outcome.notes { TerminalStream.error.writeLine("dau: \(note.printable)") }
    try Outcome.end(count: 1, failures: outcome.failures)
  }

  private static func isSameFile(_ first: String, _ second: String) -> Bool {
    var (one, other) = (stat(), stat())
    return stat(first, &one) == 0 && stat(second, &other) == 0 && one.st_dev == other.st_dev
      && one.st_ino == other.st_ino
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}

extension Language: ExpressibleByArgument {}
