import DocumentModel
import LanguageModel

/// Questions to the n-gram model, as many as restoration asks: some words after each context.
struct NGramBenchmark {
  private var queries: [NGramModel.Query] = []
  private var single: [(word: UInt16, context: NGramModel.Context)] = []

  /// Takes contexts from restored text; each word is asked for together with seven others.
  init(model: NGramModel, lines: [Line], limit: Int = 2_000_000) {
    var state: UInt64 = 1
    for line in lines {
      var context = model.start
      for word in line.words {
        let id = WordKey(word.form).flatMap { model.vocabulary.id(of: $0) }
        let words =
          [id ?? TokenClass.unknown.rawValue]
          + (0..<7).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt16(truncatingIfNeeded: Int(state >> 33) % model.vocabulary.count)
          }
        for word in words {
          queries.append(NGramModel.Query(word, after: context))
          single.append((word, context))
        }
        context = model.advance(context, with: words[0])
      }
      if queries.count >= limit { return }
    }
  }

  var count: Int { queries.count }

  /// Questions a second when 64 are asked at a time.
  func batched(_ model: NGramModel) -> Double {
    var batches: [[NGramModel.Query]] = []
    for start in stride(from: 0, to: queries.count, by: 64) {
      batches.append(Array(queries[start..<min(start + 64, queries.count)]))
    }
    let (_, seconds) = Measurement.time {
      for index in batches.indices { model.answer(&batches[index]) }
    }
    return Double(queries.count) / seconds
  }

  /// Questions a second when they are asked one by one.
  func oneByOne(_ model: NGramModel) -> Double {
    let (sum, seconds) = Measurement.time {
      single.reduce(Float(0)) { $0 + model.logProbability(of: $1.word, after: $1.context) }
    }
    precondition(sum < 0)
    return Double(single.count) / seconds
  }
}
