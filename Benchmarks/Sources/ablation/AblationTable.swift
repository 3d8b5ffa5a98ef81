import Evaluation
import Foundation
import LanguageModel
@_spi(Benchmarks) import Restoration

/// Prints what restoration makes of pairs of lines when a part of it is left out.
@main
enum AblationTable {
  static let usage = "usage: ablation MODEL PAIRS ...   (PAIRS: garbled line, tab, true line)\n"

  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 2 else {
      FileHandle.standardError.write(Data(usage.utf8))
      exit(64)
    }
    let texts = try arguments.dropFirst().map(Pairs.init)
    let rows: [(name: String, order: Int, without: Ablation)] = [
      ("whole", 4, []), ("order 3", 3, []), ("order 2", 2, []), ("order 1", 1, []),
      ("no learned channel", 4, .learnedChannel), ("no lattice", 4, .lattice),
      ("no mixture", 4, .mixture), ("no document channel", 4, .documentChannel),
      ("no recurrence", 4, .recurrence), ("no expected words", 4, .expectedWords),
    ]
    print("wrong syllables".padding(toLength: 24, withPad: " ", startingAt: 0), terminator: "")
    for text in texts { print(text.name, terminator: "  ") }
    print()
    for row in rows {
      let model = try RestorationModel(
        path: arguments[0], order: row.order, without: row.without)
      print(row.name.padding(toLength: 24, withPad: " ", startingAt: 0), terminator: "")
      for text in texts {
        let score = try text.score(of: TextRestorer(restorer: Restorer(model: model)))
        let column = String(format: "%6.2f %%", 100 * score.errorRate)
        print(
          column.padding(toLength: text.name.count + 2, withPad: " ", startingAt: 0), terminator: ""
        )
      }
      print()
    }
  }
}

/// Garbled lines and the true ones.
private struct Pairs {
  let name: String
  var garbled: [String] = []
  var truth: [String] = []

  init(_ path: String) throws {
    name = URL(fileURLWithPath: path).lastPathComponent
    var (garbled, truth): ([String], [String]) = ([], [])
    try CorpusReader.forEachLine(of: path) { line in
      let columns = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      guard columns.count >= 2 else { return }
      garbled.append(String(decoding: columns[0], as: UTF8.self))
      truth.append(String(decoding: columns[1], as: UTF8.self))
    }
    self.garbled = garbled
    self.truth = truth
  }

  func score(of restorer: TextRestorer) throws -> TextScore {
    let lines = restorer.restore(garbled).map(\.text)
    return try TextScore(
      gold: truth.joined(separator: "\n"), hypothesis: lines.joined(separator: "\n"), pages: false)
  }
}
