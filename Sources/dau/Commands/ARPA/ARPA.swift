import ArgumentParser

struct ARPA: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "arpa",
    abstract: "Exchanges n-gram models with KenLM, SRILM and others in the ARPA format.",
    subcommands: [ExportARPA.self, ImportARPA.self, ARPATokens.self])
}
