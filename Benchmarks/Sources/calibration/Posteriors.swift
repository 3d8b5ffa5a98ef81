import DocumentModel
import Foundation
import LanguageModel
@_spi(Benchmarks) import Restoration

/// Prints what calibration is fitted to: for each word of restored lines the number of its line, its
/// form, and its features, between tabs.
@main
enum Posteriors {
  static let usage = """
    usage: calibration MODEL PAIRS

    PAIRS: garbled line, tab, true line; lines that share what follows another tab are a document.

    """

  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count == 2 else {
      FileHandle.standardError.write(Data(usage.utf8))
      exit(64)
    }
    var documents: [(lines: [String], page: [String])] = []
    try CorpusReader.forEachLine(of: arguments[1]) { line in
      let columns = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      guard columns.count >= 2 else { return }
      let page = Array(columns.dropFirst(2))
      if documents.last?.page != page { documents.append(([], page)) }
      documents[documents.count - 1].lines.append(columns[0])
    }
    let model = try RestorationModel(path: arguments[0], without: .calibration)
    let restorer = TextRestorer(restorer: Restorer(model: model))
    var number = 0
    for document in documents {
      for line in restorer.restore(document.lines) {
        print(text(of: line, number: number, model), terminator: "")
        number += 1
      }
    }
  }

  private static func text(of line: Line, number: Int, _ model: RestorationModel) -> String {
    var text = ""
    for (word, features) in zip(line.words, CalibrationProbe.features(of: line, model)) {
      guard let features, !word.isNoise else { continue }
      let columns = [String(number), word.form] + features.map { String($0) }
      text += columns.joined(separator: "\t") + "\n"
    }
    return text
  }
}
