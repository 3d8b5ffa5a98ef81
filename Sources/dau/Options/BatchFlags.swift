import Archive
import ArgumentParser
import Pipeline
import Workers

/// The options that say how a batch is gone through.
struct BatchFlags: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How many documents, or pages of one document, are worked on at a time; by default one a core.",
      valueName: "number"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "What is written for each document: json, txt, md, alto (ALTO 4), hocr, and pdf, the source"
        + " with the restored text beneath its pages.",
      valueName: "formats"))
  var formats = OutputFormats.standard

  @Option(
    help: ArgumentHelp(
      "Only files or folders whose name matches, as in '*.pdf' or '2023/*'; may be repeated.",
      valueName: "pattern"))
  var include: [String] = []

  @Option(
    help: ArgumentHelp(
      "No files or folders whose name matches; may be repeated.",
      valueName: "pattern"))
  var exclude: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only files that changed on this day or later, as in 2025-03-18 or 2025-03-18T09:30:00Z.",
      valueName: "date"))
  var since: Moment?

  @Option(
    help: ArgumentHelp(
      "When the disk is full, read-only or lost: wait until it is mended, or stop.",
      valueName: "what"))
  var onDiskFull = ConversionSettings.DiskPolicy.stop

  @Option(
    help: ArgumentHelp(
      "Longest time in which a document may give no sign of life.", valueName: "seconds"))
  var documentTimeout = 600.0

  @Option(
    help: ArgumentHelp("Most memory for one document, files not counted.", valueName: "megabytes"))
  var memoryLimit = 2048

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs wants a number above 0.") }
    guard documentTimeout > 0 else {
      throw ValidationError("--document-timeout wants a number of seconds above 0.")
    }
    guard memoryLimit >= 64 else {
      throw ValidationError("--memory-limit wants at least 64 megabytes.")
    }
  }

  /// The options of the conversion.
  func options(_ extraction: ExtractionFlags, _ model: ModelOption) throws -> ConversionOptions {
    var options = ConversionOptions(
      extraction: extraction.options, model: try model.find(), formats: formats.written)
    options.searchablePDF = formats.searchablePDF
    options.workerMegabytes = memoryLimit
    return options
  }

  /// The settings of the batch.
  var settings: ConversionSettings {
    var settings = ConversionSettings()
    settings.jobs = jobs
    settings.filter = InputFilter(
      include: include, exclude: exclude, since: since?.nanoseconds)
    settings.onDiskFull = onDiskFull
    settings.limits = WorkerLimits(
      silence: .seconds(documentTimeout), memory: memoryLimit << 20)
    return settings
  }
}

extension ConversionSettings.DiskPolicy: ExpressibleByArgument {}
