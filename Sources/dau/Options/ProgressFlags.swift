import Archive
import ArgumentParser

/// The options that say how progress is told.
struct ProgressFlags: ParsableArguments {
  /// For whom.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    /// For people.
    case text
    /// For programs: newline JSON.
    case json
  }

  @Flag(name: .shortAndLong, help: "Say nothing but what failed.")
  var quiet = false

  @Flag(help: "Write a line for each document instead of a bar.")
  var plain = false

  @Option(
    help: ArgumentHelp(
      "Whether progress is told for people or as newline JSON: text, json.",
      valueName: "format"))
  var logFormat = Format.text

  /// Where progress is told.
  var progress: ConversionProgress {
    switch logFormat {
    case .json: .log(ProgressLog(isQuiet: quiet))
    case .text: .display(ProgressDisplay(mode: quiet ? .quiet : plain ? .plain : .automatic))
    }
  }
}
