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
    let bytes = Array(text.lines.joined(separator: "\n").utf8)
    let (restored, cold) = Measurement.times { restore(bytes, with: restorer, threads: 1) }
    report("first pass (no token seen before)", text, cold)
    let (again, warm) = Measurement.times { restore(bytes, with: restorer, threads: 1) }
    report("second pass (every token seen)", text, warm)
    Report.line("  the same text as on the first pass", "\(restored == again)")
    try measureThreads(text, bytes, again, model)
    Report.line("peak memory, MiB", Report.number(Measurement.peakMemory, 1))
    for size in options.sizes {
      ScaleBenchmark(bytes, tokens: text.tokens, size: size).run(restorer)
    }

    let lines = String(decoding: restored.prefix(1 << 21), as: UTF8.self).split(separator: "\n")
    let ngrams = NGramBenchmark(model: model.language, lines: lines)
    Report.line("n-gram queries", Report.number(Double(ngrams.count)))
    Report.line("  8 at a time, queries/s", Report.number(ngrams.together(model.language)))
    Report.line("  one by one, queries/s", Report.number(ngrams.oneByOne(model.language)))

    if let program = options.program {
      let seconds = try ProgramStart.restoreOneLine(program, model: options.model, runs: 20)
      Report.line("first line of dau restore, median, ms", Report.number(seconds * 1000, 1))
    } else {
      Report.line("first line of dau restore", "not measured: no .build/release/dau and no --dau")
    }
  }

  /// Prints what a second thread brings.
  ///
  /// Which thread takes which block is chance, so it takes some passes until each has seen all of the
  /// text. Passes with one thread and with two follow each other, and the best of each counts, since
  /// other programs take turns on the machine.
  private static func measureThreads(
    _ text: BenchmarkText, _ bytes: [UInt8], _ expected: [UInt8], _ model: RestorationModel
  ) throws {
    let restorer = TextRestorer(restorer: Restorer(model: model))
    for _ in 0..<4 { _ = restore(bytes, with: restorer, threads: 2) }
    var best = (one: Measurement.Times.never, two: Measurement.Times.never)
    var isSame = true
    for _ in 0..<5 {
      let (first, one) = Measurement.times { restore(bytes, with: restorer, threads: 1) }
      let (second, two) = Measurement.times { restore(bytes, with: restorer, threads: 2) }
      best = (best.one.least(one), best.two.least(two))
      isSame = isSame && first == expected && second == expected
    }
    report("one thread, best of 5", text, best.one)
    report("two threads, best of 5", text, best.two)
    Report.line("  times one thread", Report.number(best.one.clock / best.two.clock, 2))
    Report.line("  the same text as on the first pass", "\(isSame)")
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

  /// Restores a text in the blocks in which the program takes it.
  private static func restore(
    _ bytes: [UInt8], with restorer: TextRestorer, threads: Int
  ) -> [UInt8] {
    var stream = TextStream(restorer, threads: threads)
    var restored: [UInt8] = []
    let blocks = bytes.withUnsafeBufferPointer { TextStream.blocks(of: $0) }
    let batch = TextStream.batch(threads: threads)
    for start in stride(from: 0, to: blocks.count, by: batch) {
      let part = Array(blocks[start..<min(blocks.count, start + batch)])
      for block in stream.restore(part) { restored += block }
    }
    return restored
  }

  private static func report(_ name: String, _ text: BenchmarkText, _ times: Measurement.Times) {
    Report.line(name, "")
    Report.line("  seconds", Report.number(times.clock, 2))
    Report.line("  of a processor", Report.number(times.processor, 2))
    Report.line(
      "  syllables a second of a processor", Report.number(Double(text.tokens) / times.processor))
  }
}
