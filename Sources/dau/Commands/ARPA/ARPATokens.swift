import ArgumentParser
import LanguageModel
import Terminal

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
