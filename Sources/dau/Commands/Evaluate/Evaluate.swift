import ArgumentParser

struct Evaluate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measures texts and structures against references.",
    subcommands: [
      EvaluateText.self, EvaluateStructure.self, EvaluateLanguage.self, EvaluateEvidence.self,
    ])
}
