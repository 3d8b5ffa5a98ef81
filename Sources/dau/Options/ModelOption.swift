import ArgumentParser
import Pipeline

/// The option that names the model file.
struct ModelOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The model file; otherwise DAU_MODEL, or the one that comes with the program.",
      valueName: "file"))
  var model: String?

  /// The path of the model.
  func find() throws -> String { try ModelLocation.find(model) }
}
