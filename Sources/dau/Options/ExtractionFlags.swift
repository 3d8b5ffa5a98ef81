import ArgumentParser
import SourceFiles

/// The options that say how text is got from files.
struct ExtractionFlags: ParsableArguments {
  @OptionGroup var reading: ReadingFlags

  // A report's own --language is that of its interface, so there only the longer name is known.
  @Option(
    name: [.long, .customLong("ocr-language")],
    help: ArgumentHelp("Tesseract's name of the documents' language.", valueName: "name"))
  var language = "vie"

  /// The options of the extraction.
  var options: ExtractionOptions {
    var options = reading.options
    options.language = language
    return options
  }
}
