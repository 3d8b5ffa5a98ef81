import TestSupport
import Testing

@testable import LanguageModel

@Suite("N-gram models")
struct NGramModelTests {
  /// Random contexts: some from the text, some not.
  private static func contexts(
    _ tiny: TinyModel, _ count: Int, using random: inout SeededGenerator
  ) -> [[UInt16]] {
    (0..<count).map { index in
      let length = Int.random(in: 0...4, using: &random)
      if index.isMultiple(of: 2) {
        let start = Int.random(in: 0...(tiny.stream.count - length), using: &random)
        return Array(tiny.stream[start..<(start + length)])
      }
      return (0..<length).map { _ in
        UInt16.random(in: 0..<UInt16(tiny.model.vocabulary.count), using: &random)
      }
    }
  }

  @Test(
    "probabilities after any context sum to about one", arguments: Seeds.first(5),
    [[100_000, 100_000, 100_000], [40, 30, 20]])
  func sumToOne(seed: UInt64, limits: [Int]) throws {
    let tiny = try TinyModel(seed: seed, limits: limits)
    var random = SeededGenerator(seed: seed &+ 1000)
    let words = 0..<UInt16(tiny.model.vocabulary.count)
    let unigrams = words.reduce(0.0) { $0 + Float.exp(tiny.model.logProbability(of: $1)) }
    #expect(abs(unigrams - 1) < 1e-3, "seed \(seed)")
    var sums: [Double] = []
    for context in Self.contexts(tiny, 200, using: &random) {
      let state = tiny.context(context)
      let sum = words.reduce(0.0) {
        $0 + Float.exp(tiny.model.logProbability(of: $1, after: state))
      }
      #expect(abs(sum - 1) < 0.25, "seed \(seed) context \(context): \(sum)")
      sums.append(sum)
    }
    // Half a step of the codes is 3.75 % of a probability, and as much again of a small weight. The
    // values of the highest order may lie further apart.
    #expect(sums.count { abs($0 - 1) > 0.09 } * 20 <= sums.count, "seed \(seed)")
    let mean = sums.reduce(0, +) / Double(sums.count)
    #expect(abs(mean - 1) < 0.03, "seed \(seed): \(mean)")
  }

  @Test(
    "the words behind a context are those that are stored, with their probabilities",
    arguments: Seeds.first(8))
  func continuations(seed: UInt64) throws {
    let order = [4, 3, 3, 3, 2][Int(seed) % 5]
    let tiny = try TinyModel(
      seed: seed, limits: seed.isMultiple(of: 2) ? [60, 60, 60] : [9999, 9999, 9999], order: order)
    var random = SeededGenerator(seed: seed)
    var count = 0
    for words in Self.contexts(tiny, 200, using: &random) {
      let context = tiny.context(words)
      let least = Float.random(in: -8...0, using: &random)
      var found: [UInt16: (logProbability: Float, key: UInt64)] = [:]
      tiny.model.forEachContinuation(of: context, least: least) { word in
        found[word.word] = (
          word.logProbability, tiny.model.context(behind: word, context).key
        )
      }
      for word in 0..<UInt16(tiny.model.vocabulary.count) {
        var bigrams = [NGramModel.Bigram(word)]
        bigrams.withUnsafeMutableBufferPointer { tiny.model.find($0, after: context) }
        let expected = tiny.model.extend(context, with: word)
        let isWanted = bigrams[0].isStored && expected.logProbability >= least
        #expect((found[word] != nil) == isWanted, "seed \(seed) context \(words) word \(word)")
        guard let found = found[word] else { continue }
        count += 1
        #expect(found.logProbability == expected.logProbability, "seed \(seed) \(words) \(word)")
        #expect(found.key == expected.context.key, "seed \(seed) \(words) \(word)")
      }
    }
    #expect(count > 100, "seed \(seed)")
  }

  @Test("answers to many questions are those to single ones", arguments: Seeds.first(8))
  func answers(seed: UInt64) throws {
    let order = [4, 4, 4, 3, 2][Int(seed) % 5]
    let tiny = try TinyModel(
      seed: seed, limits: seed.isMultiple(of: 2) ? [60, 60, 60] : [9999, 9999, 9999], order: order)
    #expect(tiny.model.order == order)
    var random = SeededGenerator(seed: seed)
    for words in Self.contexts(tiny, 500, using: &random) {
      let context = tiny.context(words)
      var bigrams = (0..<8).map { _ in
        NGramModel.Bigram(
          UInt16.random(in: 0..<UInt16(tiny.model.vocabulary.count), using: &random))
      }
      bigrams.withUnsafeMutableBufferPointer { tiny.model.find($0, after: context) }
      var questions = bigrams.filter(\.isStored).map { tiny.model.ask($0, after: context) }
      questions.withUnsafeMutableBufferPointer { tiny.model.answer($0, after: context) }
      var rest = questions[...]
      for bigram in bigrams {
        let expected = tiny.model.logProbability(of: bigram.word, after: context)
        let next = tiny.model.advance(context, with: bigram.word)
        let step = tiny.model.extend(context, with: bigram.word)
        #expect(abs(step.logProbability - expected) < 1e-4 && step.context == next, "seed \(seed)")
        if bigram.isStored, let answer = rest.popFirst() {
          #expect(abs(answer.logProbability - expected) < 1e-4, "seed \(seed)")
          #expect(tiny.model.context(behind: answer, context) == next, "seed \(seed)")
          let code = tiny.model.code(behind: answer, context)
          #expect(code.key == next.key, "seed \(seed)")
          let again = tiny.model.context(code)
          #expect(again == next && again.backoff == next.backoff, "seed \(seed)")
          for other in [tiny.model.code(next), tiny.model.code(key: code.key)] {
            let found = tiny.model.context(other)
            #expect(found == next && found.backoff == next.backoff, "seed \(seed)")
            let word = words.first ?? 7
            #expect(
              tiny.model.logProbability(of: word, after: found)
                == tiny.model.logProbability(of: word, after: next), "seed \(seed)")
          }
        } else {
          let own = tiny.model.logProbability(of: bigram.word) + context.backoff
          #expect(abs(own - expected) < 1e-4, "seed \(seed)")
          #expect(
            tiny.model.context(behindUnstored: bigram.word, context) == next, "seed \(seed)")
        }
      }
    }
  }

  @Test("contexts are equal when the words that can matter are", arguments: Seeds.first(5))
  func contextEquality(seed: UInt64) throws {
    let tiny = try TinyModel(seed: seed, limits: [60, 40, 30])
    var random = SeededGenerator(seed: seed)
    let words = 0..<UInt16(tiny.model.vocabulary.count)
    var known: [NGramModel.Context: [Float]] = [:]
    for context in Self.contexts(tiny, 300, using: &random) {
      let state = tiny.context(context)
      let values = words.map { tiny.model.logProbability(of: $0, after: state) }
      if let before = known[state] { #expect(before == values, "seed \(seed) context \(context)") }
      known[state] = values
      #expect(state == tiny.context(context))
      #expect(state.hashValue == tiny.context(context).hashValue)
      #expect(state.length <= 3)
    }
    // What lies further back than three words cannot matter.
    let tail = Array(tiny.stream.prefix(3))
    #expect(tiny.context([7] + tail) == tiny.context([8] + tail))
  }

  @Test("what the text says is more probable than what it does not")
  func learns() throws {
    let tiny = try TinyModel(seed: 3, sentences: 200)
    func id(_ word: String) throws -> UInt16 {
      try tiny.model.vocabulary.known(word)
    }
    let context = tiny.context([try id("ủy"), try id("ban"), try id("nhân")])
    let right = tiny.model.logProbability(of: try id("dân"), after: context)
    for other in ["ủy", "tỉnh", "hoạch"] {
      #expect(right > tiny.model.logProbability(of: try id(other), after: context) + 1)
    }
  }

  @Test("fewer orders than stored can be asked for")
  func lowerOrder() throws {
    let folder = try TemporaryFolder()
    let text = try folder.write(TinyModel.text(seed: 1, sentences: 50, words: 8), to: "text")
    var trainer = LanguageModelTrainer()
    trainer.order = 4
    trainer.listedWords = Set(TinyModel.words.compactMap { WordKey($0) })
    let path = folder.path + "/m.dau"
    try ModelFile.write(try trainer.train([.init(path: text, weight: 4)]), to: path)
    for order in 1...4 {
      let model = try NGramModel(file: try ModelFile(path: path), order: order)
      #expect(model.order == order)
      let state = model.advance(model.advance(model.start, with: 6), with: 7)
      #expect(Int(state.length) < order)
      let words = 0..<UInt16(model.vocabulary.count)
      let sum = words.reduce(0.0) { $0 + Float.exp(model.logProbability(of: $1, after: state)) }
      #expect(abs(sum - 1) < 0.09, "order \(order): \(sum)")
    }
  }
}
