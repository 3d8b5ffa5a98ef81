import ArgumentParser
import Evaluation
import Pipeline
import Terminal

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
