import Foundation
@_spi(Benchmarks) import Restoration

/// What a token costs when it is seen for the first time.
struct CandidateBenchmark {
  /// The different tokens of the text without the punctuation around them, in the order in which
  /// they come, each new to every cache.
  private let tokens: [String]
  private let model: RestorationModel

  init(model: RestorationModel, lines: [String], limit: Int = 20_000) {
    self.model = model
    var seen: Set<String> = []
    var tokens: [String] = []
    for line in lines where tokens.count < limit {
      for token in line.split(whereSeparator: \.isWhitespace) {
        let core = CandidateProbe.core(of: token)
        if !core.isEmpty, seen.insert(core).inserted { tokens.append(core) }
      }
    }
    self.tokens = Array(tokens.prefix(limit))
  }

  var count: Int { tokens.count }

  /// Microseconds of processor time a token to find its candidates in one channel: the best of some runs.
  func searching(runs: Int) -> Double {
    let codes = tokens.map(CandidateProbe.codes(of:))
    return best(of: runs) { $0.search(codes) }
  }

  /// Microseconds of processor time a token for all that is done with a new token before the lattice.
  func analyzing(runs: Int) -> Double { best(of: runs) { $0.analyze(tokens) } }

  private func best(of runs: Int, _ body: (CandidateProbe) -> Int) -> Double {
    var best = Double.infinity
    for _ in 0..<runs {
      // A new probe knows no token.
      let probe = CandidateProbe(model: model)
      let start = Measurement.processorTime
      let count = body(probe)
      precondition(count > 0)
      best = min(best, Measurement.processorTime - start)
    }
    return best * 1e6 / Double(max(1, tokens.count))
  }

  /// Writes the tokens with their readings, for comparing two builds: token, then for each reading
  /// its text and its score, all between tabs.
  func writeReadings(to path: String) throws {
    let probe = CandidateProbe(model: model)
    var text = ""
    for token in tokens {
      text += token
      for reading in probe.readings(of: token) {
        text += "\t\(reading.text)\t\(String(format: "%.3f", reading.score))"
      }
      text += "\n"
    }
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }
}
