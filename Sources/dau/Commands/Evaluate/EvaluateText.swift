import ArgumentParser
import Evaluation
import Pipeline
import Terminal

struct EvaluateText: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "text", abstract: "Counts the wrong syllables of texts.",
    discussion: """
      Prints for each text how many syllables are wrong, how many the true text has, and the share \
      of the first in the second: SER, the syllable error rate. Line by line, or with --pages wherever \
      on the page a line came to stand.
      """)

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
