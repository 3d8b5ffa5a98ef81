import ArgumentParser
import Evaluation
import Pipeline
import Terminal

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measures texts and structures against references.",
    subcommands: [EvaluateText.self, EvaluateStructure.self, EvaluateLanguage.self])
}

struct EvaluateText: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "text", abstract: "Counts the wrong syllables of texts.")

  @Flag(help: "Align whole texts: for text that came from page images.")
  var pages = false

  @Option(help: ArgumentHelp("List the most frequent differences.", valueName: "number"))
  var worst = 0

  @Argument(
    help: ArgumentHelp("Pairs of a true text and a text to measure.", valueName: "gold text"))
  var files: [String]

  func validate() throws {
    guard files.count.isMultiple(of: 2) else {
      throw ValidationError("Give pairs of files: GOLD TEXT [GOLD TEXT ...].")
    }
  }

  func run() throws {
    var report = TextReport()
    for index in stride(from: 0, to: files.count, by: 2) {
      let score = try TextScore(
        gold: try TextFile.read(files[index]), hypothesis: try TextFile.read(files[index + 1]),
        pages: pages)
      report.add(files[index + 1], score)
    }
    TerminalStream.output.writeLine(report.formatted(worst: worst))
  }
}

struct EvaluateStructure: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "structure", abstract: "Compares the structure of documents with references.")

  @Argument(
    help: ArgumentHelp(
      "Triples of a reference, its text, and a document's JSON.",
      valueName: "reference gold document"))
  var files: [String]

  func validate() throws {
    guard files.count.isMultiple(of: 3) else {
      throw ValidationError("Give triples of files: REFERENCE GOLD DOCUMENT ...")
    }
  }

  func run() throws {
    var report = StructureReport()
    for index in stride(from: 0, to: files.count, by: 3) {
      let score = try StructureScore(
        reference: try TextFile.decode(from: files[index]),
        gold: try TextFile.read(files[index + 1]),
        document: try TextFile.decode(ReferenceStructure.self, from: files[index + 2]))
      report.add(files[index + 2], score)
    }
    TerminalStream.output.writeLine(report.formatted())
  }
}
