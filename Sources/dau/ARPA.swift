import ArgumentParser
import LanguageModel
import Restoration
import Terminal

struct ARPA: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "arpa",
    abstract: "Exchanges n-gram models with KenLM, SRILM and others in the ARPA format.",
    subcommands: [ExportARPA.self, ImportARPA.self, ARPATokens.self])
}

struct ExportARPA: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes the n-gram model as an ARPA file.",
    discussion: """
      The end of a sentence or clause is </s>, at the start of a text <s>; classes of tokens are \
      <number>, <date>, <symbol> and <unk>. dau arpa tokens writes text in these words.
      """)

  @OptionGroup var model: ModelOption

  @Option(name: .shortAndLong, help: ArgumentHelp("The ARPA file to write.", valueName: "file"))
  var output: String

  func run() throws {
    var writer = ARPAWriter()
    writer.report = { TerminalStream.error.writeLine($0) }
    try writer.write(modelAt: try model.find(), to: output)
  }
}

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

struct ARPATokens: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tokens",
    abstract: "Writes text in the words of the model, as ARPA files spell them.")

  @Argument(help: ArgumentHelp("Text, plain or compressed with Zstandard.", valueName: "file"))
  var file: String

  @Flag(help: "Write each clause on a line of its own, as lmplz and ngram-count want it.")
  var clauses = false

  @Flag(help: "Write before each line the logarithm of its probability to base 10, and a tab.")
  var score = false

  @OptionGroup var model: ModelOption

  func validate() throws {
    if clauses, score { throw ValidationError("Give --clauses or --score, not both.") }
  }

  func run() throws {
    let model = try NGramModel(file: try ModelFile(path: try model.find()))
    var scorer = LineScorer(model: model)
    let output = TerminalStream.output
    let end = ARPAWriter.boundary
    try CorpusReader.forEachLine(of: file) { line in
      let tokens = scorer.tokens(of: line)
      if clauses {
        for clause in tokens.split(separator: end) where !clause.isEmpty {
          output.writeLine(clause.joined(separator: " "))
        }
      } else if score {
        let value = scorer.score(line).logProbability * ARPAWriter.decadesPerNat
        output.writeLine("\(value)\t\(tokens.joined(separator: " "))")
      } else {
        output.writeLine(tokens.joined(separator: " "))
      }
    }
  }
}

extension RestorationTrainer.PairSource: ExpressibleByArgument {
  /// Reads `eng=FILE`.
  public init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, RestorationTrainer.trainedChannels.contains(parts[0]) else {
      return nil
    }
    self.init(channel: parts[0], path: parts[1])
  }
}
