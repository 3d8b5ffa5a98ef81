import ArgumentParser
import LanguageModel
import Terminal

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
