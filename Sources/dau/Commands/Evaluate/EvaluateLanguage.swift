import ArgumentParser
import Evaluation
import LanguageModel
import Terminal

struct EvaluateLanguage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "language",
    abstract: "Prints how well the n-gram model foretells text: its perplexity.",
    discussion: """
      Of lines with tabs, as dau train --held-out writes them, the last column is the text, and each \
      file and set is measured by itself. Lines are taken one by one, with nothing before them.
      """)

  @OptionGroup var model: ModelOption

  @Argument(help: ArgumentHelp("Text, plain or compressed with Zstandard.", valueName: "file"))
  var files: [String]

  func run() throws {
    var scorer = LineScorer(model: try NGramModel(file: try ModelFile(path: try model.find())))
    var scores: [String: LineScorer.Score] = [:]
    for file in files {
      try CorpusReader.forEachLine(of: file) { line in
        var name = file
        var text = line
        if let tab = line.lastIndex(of: UInt8(ascii: "\t")) {
          let columns = String(decoding: line[..<tab], as: UTF8.self).split(separator: "\t")
          name = columns.prefix(2).reversed().joined(separator: " ")
          text = UnsafeBufferPointer(rebasing: line[(tab + 1)...])
        }
        let kind = name.prefix { $0 != "_" }
        let score = scorer.score(text)
        scores[name, default: .init()] += score
        if kind.count < name.count { scores["\(kind)_*", default: .init()] += score }
      }
    }
    TerminalStream.output.writeLine("perplexity  unknown %     tokens  text")
    for (name, score) in scores.sorted(by: { $0.key < $1.key }) {
      let unknown = 100 * Double(score.unknown) / Double(max(1, score.tokens))
      let columns = [
        twoDecimals(score.perplexity).leftPadded(to: 10), twoDecimals(unknown).leftPadded(to: 11),
        "\(score.tokens)".leftPadded(to: 11),
      ]
      TerminalStream.output.writeLine(columns.joined() + "  " + name)
    }
  }
}
