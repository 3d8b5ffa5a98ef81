import LanguageModel

/// Questions to the n-gram model, as many as restoration asks: some words after each context.
struct NGramBenchmark {
  private static let wordsPerContext = 8
  private var contexts: [NGramModel.Context] = []
  private var words: [NGramModel.Bigram] = []

  /// Takes contexts from restored text; each word is asked for together with seven others.
  init(model: NGramModel, lines: [Substring], limit: Int = 2_000_000) {
    var state: UInt64 = 1
    for line in lines {
      var context = model.start
      for token in line.split(separator: " ") {
        let id = WordKey(token).flatMap { model.vocabulary.id(of: $0) }
        let word = id ?? TokenClass.unknown.rawValue
        contexts.append(context)
        words.append(NGramModel.Bigram(word))
        for _ in 1..<NGramBenchmark.wordsPerContext {
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          words.append(
            NGramModel.Bigram(
              UInt16(truncatingIfNeeded: Int(state >> 33) % model.vocabulary.count)))
        }
        context = model.advance(context, with: word)
      }
      if words.count >= limit { return }
    }
  }

  var count: Int { words.count }

  /// Questions a second when those of a context are asked together.
  func together(_ model: NGramModel) -> Double {
    var words = words
    var answers: [NGramModel.Continuation] = []
    let (_, seconds) = Measurement.time {
      for (index, context) in contexts.enumerated() {
        let start = index * NGramBenchmark.wordsPerContext
        words.withUnsafeMutableBufferPointer { words in
          let part = UnsafeMutableBufferPointer(
            rebasing: words[start..<start + NGramBenchmark.wordsPerContext])
          model.find(part, after: context)
          answers.removeAll(keepingCapacity: true)
          for word in part where word.isStored {
            answers.append(model.ask(word, after: context))
          }
        }
        answers.withUnsafeMutableBufferPointer { model.answer($0, after: context) }
      }
    }
    return Double(count) / seconds
  }

  /// Questions a second when they are asked one by one.
  func oneByOne(_ model: NGramModel) -> Double {
    let (sum, seconds) = Measurement.time {
      var sum: Float = 0
      for (index, word) in words.enumerated() {
        sum += model.logProbability(
          of: word.word, after: contexts[index / NGramBenchmark.wordsPerContext])
      }
      return sum
    }
    precondition(sum < 0)
    return Double(count) / seconds
  }
}
