import Synchronization
import TestSupport
import Testing

@testable import LanguageModel

@Suite("Adapting a model")
struct AdaptationTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A model of a random stream.
  private static func model(seed: UInt64, step: UInt16, words: Int = 9) -> BackoffModel {
    var random = SeededGenerator(seed: seed)
    var stream: [UInt16] = []
    var at: UInt16 = 0
    for _ in 0..<400 {
      stream.append(at)
      at = Bool.random(using: &random) ? (at + step) % 8 : UInt16.random(in: 0..<7, using: &random)
    }
    stream += stream.prefix(8)
    let counts = NGramCounts.count(stream, sources: [(stream.count, 4)], order: 4)
    return BackoffModel(
      orders: BackoffEstimator(limits: [40, 50, 40], unit: 4).estimate(
        counts, order: 4, words: words))
  }

  private static func sums(_ model: BackoffModel) -> [Double] {
    let words = UInt64(model.wordCount)
    var sums: [Double] = []
    for a in 0..<words {
      for context in [[], [a], [a, (a + 1) % 8], [(a + 7) % 8, a, (a + 1) % 8], [a, a, a]] {
        let key = context.reduce(UInt64(0)) { $0 << 15 | $1 }
        sums.append(
          (0..<words).reduce(0.0) {
            $0 + Float.exp(model.logProbability(key << 15 | $1, level: context.count))
          })
      }
    }
    return sums
  }

  @Test(
    "a mixture is the mean of its models where either stores an n-gram", arguments: Seeds.first(4))
  func mixture(seed: UInt64) {
    let first = Self.model(seed: seed, step: 1)
    let second = Self.model(seed: seed &+ 100, step: 3)
    let weight = [0.2, 0.5, 0.8, 1][Int(seed % 4)]
    let mixed = ModelMixture.mix(first, second, weight: weight)
    for level in 0..<4 {
      let keys = Set(first.orders[level].keys).union(second.orders[level].keys)
      #expect(mixed.orders[level].keys == keys.sorted())
      for key in keys {
        let expected =
          weight * Float.exp(first.logProbability(key, level: level))
          + (1 - weight) * Float.exp(second.logProbability(key, level: level))
        #expect(
          abs(Float.exp(mixed.logProbability(key, level: level)) - expected) < 1e-5, "seed \(seed)")
      }
    }
    #expect(Self.sums(mixed).allSatisfy { abs($0 - 1) < 0.002 }, "seed \(seed)")
  }

  @Test("pruning keeps to its limits, and all still sums to one", arguments: Seeds.first(4))
  func pruning(seed: UInt64) {
    let model = Self.model(seed: seed, step: 1)
    for limits in [[1000, 1000, 1000], [30, 20, 10], [0, 0, 0]] {
      let pruned = EntropyPruning.prune(model, to: limits)
      #expect(Self.sums(pruned).allSatisfy { abs($0 - 1) < 0.002 }, "seed \(seed) \(limits)")
      #expect(pruned.orders[3].keys.count == min(limits[2], model.orders[3].keys.count))
      for level in 1..<4 {
        let lower = Set(pruned.orders[level - 1].keys)
        for key in pruned.orders[level].keys {
          #expect(lower.contains(key >> 15))
          #expect(lower.contains(key & BackoffModel.mask(words: level)))
        }
      }
      if limits[0] == 1000 {
        for level in 0..<4 { #expect(pruned.orders[level].keys == model.orders[level].keys) }
      }
    }
  }

  @Test("the weight is that under which the text is most probable")
  func weight() {
    let tokens = (0..<1000).map { $0 % 4 == 0 ? (first: 0.9, second: 0.1) : (0.1, 0.9) }
    // At the best weight 0.25 / (0.1 + 0.8 λ) = 0.75 / (0.9 - 0.8 λ).
    #expect(abs(MixtureWeight.estimate(tokens) - 0.1875) < 0.002)
    #expect(MixtureWeight.estimate([]) == 0.5)
    #expect(MixtureWeight.estimate([(first: 0, second: 0.5)]) == 0.01)
    #expect(MixtureWeight.estimate([(first: 0.5, second: 0)]) == 0.99)
  }

  @Test("an adapted model knows the archive's words and foretells its text better")
  func adapted() throws {
    let tiny = try TinyModel(seed: 1)
    let lines = (0..<400).map { $0 % 3 == 0 ? "Sở plei ku của ban nội vụ." : "Plei ku về sở." }
    let text = try folder.write(lines.joined(separator: "\n"), to: "archive.txt")
    let held = Mutex<[String]>([])
    var adapter = ModelAdapter()
    adapter.holdOut = HoldOut(share: 2)
    adapter.onHeldOutLine = { _, part, line in held.withLock { $0.append("\(part) \(line)") } }
    let base = try ModelFile(path: tiny.path)
    let sources = [LanguageModelTrainer.Source(path: text, weight: 4)]
    let sections = try adapter.sections(adapting: base, to: sources)
    #expect(sections == (try adapter.sections(adapting: base, to: sources)))
    let path = folder.path + "/adapted.dau"
    try ModelFile.write(sections, to: path)
    let model = try NGramModel(file: try ModelFile(path: path))
    #expect(try model.vocabulary.known("plei") >= UInt16(tiny.model.vocabulary.count))
    #expect(held.withLock { $0.count }.isMultiple(of: 100))
    let line = Array("Plei ku của sở nội vụ.".utf8)
    func perplexity(_ model: NGramModel) -> Double {
      var scorer = LineScorer(model: model)
      return line.withUnsafeBufferPointer { scorer.score($0).perplexity }
    }
    #expect(perplexity(model) * 2 < perplexity(tiny.model))
    adapter.weight = 1
    let unchanged = try adapter.sections(adapting: base, to: sources)
    #expect(unchanged["vocabulary.words"] == sections["vocabulary.words"])
  }
}
