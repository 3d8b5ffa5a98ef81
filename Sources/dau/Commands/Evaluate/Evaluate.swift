import ArgumentParser

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measures texts and structures against references.",
    subcommands: [EvaluateText.self, EvaluateStructure.self, EvaluateLanguage.self])
}
