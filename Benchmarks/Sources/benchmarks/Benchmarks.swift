import DocumentModel
import Foundation
import LanguageModel
import Restoration

/// Measures restoration on one core and prints what it found.
@main
struct Benchmarks {
  static func main() {
    if CommandLine.arguments.contains("--help") {
      print(Options.usage)
      return
    }
    do {
      try run(try Options(Array(CommandLine.arguments.dropFirst())))
    } catch {
      FileHandle.standardError.write(Data("benchmarks: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func run(_ options: Options) throws {
    let text = try BenchmarkText(options.text)
    Report.line("text", text.source)
    Report.line("lines", Report.number(Double(text.lines.count)))
    Report.line("syllables", Report.number(Double(text.tokens)))
    Report.line(
      "distinct tokens",
      Report.number(Double(text.distinct))
        + String(
          format: " (%.1f %% of all)", 100 * Double(text.distinct) / Double(max(1, text.tokens))))
    if options.isOfNewTokens {
      try measureNewTokens(text, options)
      return
    }
    Report.line("memory before the model, MiB", Report.number(Measurement.peakMemory, 1))

    let load = try Measurement.median(of: 20) { _ = try RestorationModel(path: options.model) }
    Report.line("opening the model, median of 20, ms", Report.number(load * 1000, 2))

    let model = try RestorationModel(path: options.model)
    let restorer = TextRestorer(restorer: Restorer(model: model))
    let (restored, cold) = Measurement.time { restore(text.lines, with: restorer) }
    report("first pass (no token seen before)", text, cold)
    Report.line("peak memory, MiB", Report.number(Measurement.peakMemory, 1))
    let (again, warm) = Measurement.time { restore(text.lines, with: restorer) }
    report("second pass (every token seen)", text, warm)
    Report.line(
      "lines that differ on the second pass",
      "\(zip(restored.digests, again.digests).count { $0 != $1 })")

    let ngrams = NGramBenchmark(model: model.language, lines: restored.first)
    Report.line("n-gram queries", Report.number(Double(ngrams.count)))
    Report.line("  64 at a time, queries/s", Report.number(ngrams.batched(model.language)))
    Report.line("  one by one, queries/s", Report.number(ngrams.oneByOne(model.language)))

    if let program = options.program {
      let seconds = try ProgramStart.restoreOneLine(program, model: options.model, runs: 20)
      Report.line("dau restore, one line, median of 20, ms", Report.number(seconds * 1000, 1))
    } else {
      Report.line("dau restore, one line", "not measured: no .build/release/dau and no --dau")
    }
  }

  /// Prints what new tokens cost, in microseconds of one core.
  private static func measureNewTokens(_ text: BenchmarkText, _ options: Options) throws {
    let model = try RestorationModel(path: options.model)
    let benchmark = CandidateBenchmark(model: model, lines: text.lines)
    Report.line("new tokens, no punctuation around them", Report.number(Double(benchmark.count)))
    Report.line("  search, one channel, us/token", Report.number(benchmark.searching(runs: 3), 2))
    Report.line("  whole analysis, us/token", Report.number(benchmark.analyzing(runs: 3), 2))
    if let path = options.readings { try benchmark.writeReadings(to: path) }
  }

  /// What came of restoring a text: all of it would take more memory than restoring does.
  private struct Restored {
    /// The first lines.
    var first: [Line] = []
    /// A hash of each line, probabilities and alternatives included.
    var digests: [Int] = []
  }

  /// Restores a text in the blocks in which the program takes it.
  private static func restore(_ lines: [String], with restorer: TextRestorer) -> Restored {
    var restored = Restored()
    for start in stride(from: 0, to: lines.count, by: TextRestorer.blockSize) {
      let end = min(lines.count, start + TextRestorer.blockSize)
      let block = restorer.restore(Array(lines[start..<end]), isContinued: start > 0)
      if start < 20 * TextRestorer.blockSize { restored.first += block }
      restored.digests += block.map(\.hashValue)
    }
    return restored
  }

  private static func report(_ name: String, _ text: BenchmarkText, _ seconds: Double) {
    Report.line(name, "")
    Report.line("  seconds", Report.number(seconds, 2))
    Report.line("  syllables/s", Report.number(Double(text.tokens) / seconds))
  }
}
