import ArgumentParser
import LanguageModel
import Restoration
import Terminal

struct ImportARPA: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Makes a model whose n-grams are those of an ARPA file.",
    discussion: """
      Channels, and how words are capitalised, are those of --model. Words that it lacks are added; \
      compounds with _ and other words that it cannot hold are dropped. Train the ARPA file on text \
      that dau arpa tokens --clauses wrote: its words are the ones that restoration asks for.
      """)

  @Argument(
    help: ArgumentHelp("The ARPA file, plain or compressed with Zstandard.", valueName: "file"))
  var file: String

  @OptionGroup var model: ModelOption

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Pairs to learn a channel from: eng or vie.", valueName: "channel=file"))
  var pairs: [RestorationTrainer.PairSource] = []

  @Option(name: .shortAndLong, help: ArgumentHelp("The model file to write.", valueName: "file"))
  var output: String

  func run() throws {
    let base = try ModelFile(path: try model.find())
    var importer = ARPAImporter()
    importer.report = { TerminalStream.error.writeLine($0) }
    var trainer = RestorationTrainer()
    trainer.language.report = importer.report
    try trainer.write(
      language: try importer.sections(of: file, wordsOf: base), channelsOf: base, pairs: pairs,
      to: output)
  }
}
