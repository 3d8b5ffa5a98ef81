import ArgumentParser
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
        rounded(score.perplexity).leftPadded(to: 10), rounded(unknown).leftPadded(to: 11),
        "\(score.tokens)".leftPadded(to: 11),
      ]
      TerminalStream.output.writeLine(columns.joined() + "  " + name)
    }
  }

  private func rounded(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let cents = hundredths % 100
    return "\(hundredths / 100).\(cents < 10 ? "0" : "")\(cents)"
  }
}

extension String {
  fileprivate func leftPadded(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
