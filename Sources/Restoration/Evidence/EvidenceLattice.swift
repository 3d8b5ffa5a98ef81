import LanguageModel
import VietnameseText

/// Finds the most probable way through the readings of a line's words: what recognisers say for each
/// reading, and what the n-gram model says of it between its neighbours.
struct EvidenceLattice {
  private let model: NGramModel
  /// The best way so far to each state of the model.
  private struct State {
    var context: NGramModel.Context
    var score: Float
    /// The state before and the reading that led here, as an index into `steps`.
    var step: Int
  }

  private struct Step {
    var before: Int
    var reading: Int
  }

  /// How many states are kept behind each word.
  private let beam = 24
  /// What a word outside the vocabulary costs beyond what the model says of unknown words in
  /// general: they are many.
  private let unknownCost: Float = 8

  init(model: NGramModel) { self.model = model }

  /// The index of the best reading of each word.
  ///
  /// - Parameter words: the readings of each word, at least one.
  /// - Complexity: O(*n*) in the number of readings.
  func best(_ words: [[Reading]]) -> [Int] {
    var steps: [Step] = []
    var states = [State(context: model.start, score: 0, step: -1)]
    for readings in words {
      var next: [UInt64: State] = [:]
      for (index, reading) in readings.enumerated() {
        let token = self.token(reading.form)
        for state in states {
          var context = state.context
          var score = state.score + reading.evidence
          if let id = token.id {
            let next = model.extend(context, with: id)
            score += next.logProbability
            if id == TokenClass.unknown.rawValue { score -= unknownCost }
            context = next.context
          }
          if token.endsClause { context = model.start }
          if let known = next[context.key], known.score >= score { continue }
          steps.append(Step(before: state.step, reading: index))
          next[context.key] = State(context: context, score: score, step: steps.count - 1)
        }
      }
      states = Array(
        next.values.sorted { ($0.score, $0.context.key) > ($1.score, $1.context.key) }.prefix(beam))
    }
    var path: [Int] = []
    var step = states.first?.step ?? -1
    while step >= 0 {
      path.append(steps[step].reading)
      step = steps[step].before
    }
    return path.reversed()
  }

  /// What the model makes of words as they stand: the sum of their logarithms of probability, and how
  /// many it looked at.
  ///
  /// - Complexity: O(*n*).
  func fit(_ forms: some Sequence<String>) -> (logProbability: Float, words: Int) {
    var context = model.start
    var (sum, words): (Float, Int) = (0, 0)
    for form in forms {
      let token = self.token(form)
      if let id = token.id {
        let next = model.extend(context, with: id)
        sum += next.logProbability
        if id == TokenClass.unknown.rawValue { sum -= unknownCost }
        context = next.context
        words += 1
      }
      if token.endsClause { context = model.start }
    }
    return (sum, words)
  }

  /// What a token is to the model; no `id` for punctuation.
  private func token(_ form: String) -> (id: UInt16?, endsClause: Bool) {
    let outer = OuterPunctuation(form[...])
    let endsClause = outer.trailing.unicodeScalars.contains(
      where: OuterPunctuation.clauseEnds.contains)
    guard !outer.core.isEmpty else { return (nil, endsClause) }
    return (id(of: outer.core), endsClause)
  }

  private func id(of core: Substring) -> UInt16 {
    SymbolCode.withCodes(of: core) { codes in
      if let kind = TokenClass(core: codes) { return kind.rawValue }
      return WordKey(codes).flatMap(model.vocabulary.id(of:)) ?? TokenClass.unknown.rawValue
    }
  }

  /// Whether a text without its punctuation is a word of the vocabulary.
  func isKnown(_ form: String) -> Bool {
    let core = OuterPunctuation(form[...]).core
    return !core.isEmpty
      && WordKey(String(core).precomposed).flatMap(model.vocabulary.id(of:)) != nil
  }
}
