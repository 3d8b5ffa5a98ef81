import Foundation
import LanguageModel
@_spi(Benchmarks) import Restoration

/// Restores garbled lines and looks their tokens up, and writes what came of it, so that
/// `Scripts/race-peers` can set other programs beside it.
@main
struct Peers {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 4 else {
      FileHandle.standardError.write(Data("usage: peers MODEL PAIRS FOLDER\n".utf8))
      exit(64)
    }
    do {
      let run = try Peers(model: arguments[1], pairs: arguments[2])
      try run.measure(to: arguments[3])
    } catch {
      FileHandle.standardError.write(Data("peers: \(error)\n".utf8))
      exit(1)
    }
  }

  private let model: RestorationModel
  /// The garbled lines.
  private var lines: [String] = []

  private init(model: String, pairs: String) throws {
    self.model = try RestorationModel(path: model)
    var lines: [String] = []
    try CorpusReader.forEachLine(of: pairs) { line in
      lines.append(String(decoding: line.prefix { $0 != UInt8(ascii: "\t") }, as: UTF8.self))
    }
    self.lines = lines
  }

  private func measure(to folder: String) throws {
    let tokens = lines.flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
    var seen: Set<String> = []
    let distinct = tokens.filter { seen.insert($0).inserted }
    var figures: [(String, Double)] = [
      ("lines", Double(lines.count)), ("syllables", Double(tokens.count)),
      ("distinct", Double(distinct.count)),
    ]

    let restorer = TextRestorer(restorer: Restorer(model: model))
    let text = Array((lines.joined(separator: "\n") + "\n").utf8)
    let blocks = text.withUnsafeBufferPointer { TextStream.blocks(of: $0) }
    let (restored, cold) = Peers.time { restore(blocks, with: restorer) }
    // As of KenLM, the best of three.
    var warm = Double.infinity
    for _ in 0..<3 { warm = min(warm, Peers.time { restore(blocks, with: restorer) }.seconds) }
    figures.append(("restore.new", Double(tokens.count) / cold))
    figures.append(("restore.again", Double(tokens.count) / warm))
    try Data(restored).write(to: URL(fileURLWithPath: folder + "/restored.txt"), options: .atomic)

    let reader = TokenReader(model: model)
    let step = max(1, tokens.count / 300)
    reader.adapt(to: stride(from: 0, to: tokens.count, by: step).map { tokens[$0] })
    let (readings, searching) = Peers.time { distinct.map { reader.reading(of: $0) } }
    figures.append(("lookup.new", Double(distinct.count) / searching))
    let (length, looking) = Peers.time {
      tokens.reduce(0) { $0 + reader.reading(of: $1).utf8.count }
    }
    precondition(length >= 0)
    figures.append(("lookup.known", Double(tokens.count) / looking))
    let table = zip(distinct, readings).map { "\($0)\t\($1)\n" }.joined()
    try table.write(toFile: folder + "/readings.tsv", atomically: true, encoding: .utf8)
    let report = figures.map { "\($0.0)\t\($0.1)\n" }.joined()
    try report.write(toFile: folder + "/figures.tsv", atomically: true, encoding: .utf8)
  }

  /// Restores the text in the blocks in which the program takes them.
  private func restore(_ blocks: [[UInt8]], with restorer: TextRestorer) -> [UInt8] {
    var stream = TextStream(restorer)
    return blocks.reduce(into: []) { text, block in
      for bytes in stream.restore([block]) { text += bytes }
    }
  }

  /// What `body` returns, and the processor time that it took: other programs do not disturb it.
  private static func time<Result>(_ body: () -> Result) -> (Result, seconds: Double) {
    let start = processorTime
    let result = body()
    return (result, processorTime - start)
  }

  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
