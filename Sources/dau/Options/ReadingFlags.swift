import ArgumentParser
import Pipeline
import SourceFiles

/// The options that say how pages are read.
struct ReadingFlags: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "When page images are read: auto (where the text layer is not sound), always, never.",
      valueName: "when"))
  var ocr = ExtractionOptions.OCR.auto

  @Option(
    help: ArgumentHelp("Pages to read, as in 1-3,7 or 5-; all by default.", valueName: "pages"))
  var pages: PageRanges?

  @Option(help: ArgumentHelp("Resolution at which pages are read.", valueName: "dots per inch"))
  var dpi = 300

  @Option(help: ArgumentHelp("Longest time for one page.", valueName: "seconds"))
  var pageTimeout = 120.0

  func validate() throws {
    guard (72...1200).contains(dpi) else {
      throw ValidationError("--dpi wants a number from 72 to 1200, not \(dpi).")
    }
    guard pageTimeout > 0 else {
      throw ValidationError("--page-timeout wants a number of seconds above 0.")
    }
  }

  /// The options of the extraction.
  var options: ExtractionOptions {
    var options = ExtractionOptions()
    options.ocr = ocr
    options.pages = pages?.ranges
    options.resolution = dpi
    options.pageTimeout = pageTimeout
    return options
  }
}

extension ExtractionOptions.OCR: ExpressibleByArgument {}

extension PageRanges: ExpressibleByArgument {
  /// Reads `1-3,7`.
  package init?(argument: String) { self.init(argument) }
}
