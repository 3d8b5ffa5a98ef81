import TestSupport
import Testing

@testable import LanguageModel

@Suite("Tries of n-grams")
struct NGramTrieTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A model file with words of the given number and a model's n-grams.
  private func file(_ model: BackoffModel, words: Int) throws -> ModelFile {
    let letters = Array("abcdeghiklmnopqrstuvxy")
    let keys = (0..<(words - Int(TokenClass.count))).map { number in
      var rest = number
      var word = ""
      repeat {
        word.append(letters[rest % letters.count])
        rest /= letters.count
      } while rest > 0
      return WordKey(word)
    }
    let known = try keys.map { try #require($0) }
    let sections = Vocabulary.sections(words: known, shapes: known.map { _ in SIMD4(1, 0, 0, 0) })
    let path = folder.path + "/m\(words).dau"
    try ModelFile.write(sections.merging(NGramTrie.sections(of: model)) { $1 }, to: path)
    return try ModelFile(path: path)
  }

  private func randomModel(order: Int, words: Int, seed: UInt64) -> BackoffModel {
    var random = SeededGenerator(seed: seed)
    // Few words are frequent, most are rare.
    var stream = (0..<4000).map { _ in
      let share = Float.random(in: 0..<1, using: &random)
      return UInt16(Float(words) * share * share * share)
    }
    // A text ends as it begins, so that its last n-gram has a suffix that goes on.
    stream += stream.prefix(8)
    let counts = NGramCounts.count(stream, sources: [(stream.count, 4)], order: order)
    let limits = seed.isMultiple(of: 2) ? [9999, 9999, 9999] : [700, 500, 300]
    return BackoffModel(
      orders: BackoffEstimator(limits: limits, unit: 4).estimate(
        counts, order: order, words: words))
  }

  @Test("n-grams come back from a file", arguments: Seeds.first(6), 2...4)
  func roundTrip(seed: UInt64, order: Int) throws {
    let model = randomModel(order: order, words: 200, seed: seed)
    let back = try NGramTrie.read(try file(model, words: 200))
    #expect(back.orders.map(\.keys) == model.orders.map(\.keys), "seed \(seed)")
    for (level, stored) in back.orders.enumerated() {
      let errors = zip(stored.logProbabilities, model.orders[level].logProbabilities).map {
        abs($0 - $1)
      }
      let isPacked = level + 1 == order && order > 2
      #expect(errors.allSatisfy { $0 <= (isPacked ? 2 : 0.04) }, "seed \(seed)")
      #expect(errors.reduce(0, +) <= 0.08 * Float(errors.count), "seed \(seed)")
    }
  }

  @Test("what is looked up is what the lists say", arguments: Seeds.first(6), 2...4)
  func lookUps(seed: UInt64, order: Int) throws {
    let file = try file(randomModel(order: order, words: 200, seed: seed), words: 200)
    let lists = try NGramTrie.read(file)
    let model = try NGramModel(file: file)
    #expect(model.order == order)
    var random = SeededGenerator(seed: seed &+ 50)
    var known = 0
    for number in 0..<2_000 {
      var words = (0..<order).map { _ in
        let share = Float.random(in: 0..<1, using: &random)
        return UInt16(200 * share * share * share)
      }
      // Random words seldom meet an n-gram that is stored.
      if number.isMultiple(of: 2) {
        let stored = try #require(lists.orders[order - 1].keys.randomElement(using: &random))
        words = (1...order).map { UInt16(stored >> UInt64(15 * (order - $0)) & 0x7FFF) }
      }
      // The context as the model sees it, without a boundary before it.
      var context = model.start
      for word in words.dropLast() { context = model.advance(context, with: word) }
      guard context.length < order else { continue }
      let seen = words.dropLast().suffix(Int(context.length)) + [words[order - 1]]
      let key = seen.reduce(UInt64(0)) { $0 << 15 | UInt64($1) }
      let expected = lists.logProbability(key, level: seen.count - 1)
      let found = model.logProbability(of: words[order - 1], after: context)
      #expect(abs(found - expected) < 1e-4, "seed \(seed) order \(order) words \(words)")
      if seen.count == order, lists.orders[order - 1].index(of: key) != nil { known += 1 }
    }
    #expect(known > 800, "seed \(seed): \(known)")
  }

  @Test("contexts may have very many n-grams behind them")
  func wide() throws {
    let words = 20_000
    var orders = [BackoffEstimator.Order(), BackoffEstimator.Order(), BackoffEstimator.Order()]
    for word in 0..<UInt64(words) { orders[0].append(word, probability: -9, backoff: -1) }
    for first in 7..<UInt64(12) {
      for word in 0..<UInt64(words) {
        orders[1].append(
          first << 15 | word, probability: -4, backoff: first == 7 && word < 12 ? -2 : 0)
      }
    }
    for second in 7..<UInt64(12) {
      for word in 0..<UInt64(words) where word % 3 != 1 {
        orders[2].append(7 << 30 | second << 15 | word, probability: -Float(word % 30) / 10)
      }
    }
    let model = try NGramModel(file: try file(BackoffModel(orders: orders), words: words))
    for second in 7..<UInt16(12) {
      var context = model.advance(model.start, with: 7)
      context = model.advance(context, with: second)
      #expect(context.length == 2)
      for word in UInt16(0)..<UInt16(words) {
        let expected = word % 3 == 1 ? -6 : -Float(word % 30) / 10
        let found = model.logProbability(of: word, after: context)
        #expect(abs(found - expected) < 0.04, "\(second) \(word)")
      }
    }
  }

  @Test("n-grams without their context or their suffix are left out")
  func unreachable() throws {
    var orders = [BackoffEstimator.Order(), BackoffEstimator.Order(), BackoffEstimator.Order()]
    for word in 0..<UInt64(20) { orders[0].append(word, probability: -3) }
    orders[1].append(7 << 15 | 8, probability: -1, backoff: -0.5)
    orders[1].append(8 << 15 | 9, probability: -1)
    orders[2].append(7 << 30 | 8 << 15 | 9, probability: -0.5)
    orders[2].append(7 << 30 | 8 << 15 | 10, probability: -0.5)
    orders[2].append(9 << 30 | 8 << 15 | 9, probability: -0.5)
    let back = try NGramTrie.read(try file(BackoffModel(orders: orders), words: 20))
    #expect(back.orders[2].keys == [7 << 30 | 8 << 15 | 9])
  }

  @Test("a damaged file gives wrong answers, not wrong memory", arguments: Seeds.first(20))
  func damaged(seed: UInt64) throws {
    let order = 3 + Int(seed % 2)
    let sound = try file(randomModel(order: order, words: 200, seed: seed), words: 200)
    var random = SeededGenerator(seed: seed)
    var sections: [String: [UInt8]] = [:]
    for name in sound.sectionNames {
      var bytes = Array(try sound.section(name))
      if name.hasPrefix("ngrams.") {
        for _ in 0..<max(1, bytes.count / 20) {
          // Without the size of a block, which comes first, the file is refused.
          let first = name.hasSuffix(".blocks") ? 4 : 0
          let place = Int.random(in: first..<bytes.count, using: &random)
          bytes[place] = UInt8.random(in: 0...255, using: &random)
        }
      }
      sections[name] = bytes
    }
    let path = folder.path + "/damaged.dau"
    try ModelFile.write(sections, to: path)
    let model = try NGramModel(file: try ModelFile(path: path))
    var context = model.start
    for _ in 0..<20_000 {
      let step = model.extend(context, with: UInt16.random(in: 0..<200, using: &random))
      context = step.context
    }
    #expect(context.length >= 1)
  }
}
