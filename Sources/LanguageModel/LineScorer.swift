/// Scores lines of text by an n-gram model: the words it sees in them, and how probable they are.
package struct LineScorer {
  /// What the model says of lines.
  package struct Score: Hashable, Sendable {
    /// Natural logarithm of the probability of all tokens.
    package var logProbability = 0.0
    /// How many tokens there are, ends of sentences and clauses included.
    package var tokens = 0
    /// How many of them are no words of the vocabulary.
    package var unknown = 0

    /// Creates the score of nothing.
    package init() {}

    /// The inverse of the geometric mean of the tokens' probabilities.
    package var perplexity: Double { Float.exp(Float(-logProbability / Double(max(1, tokens)))) }

    /// Adds the score of other lines.
    package static func += (left: inout Score, right: Score) {
      left.logProbability += right.logProbability
      left.tokens += right.tokens
      left.unknown += right.unknown
    }
  }

  private let model: NGramModel
  private let texts: [String]
  private var tokenizer = ParagraphTokenizer()
  private var ids: [UInt16] = []

  /// Scores by a model.
  package init(model: NGramModel) {
    self.model = model
    texts = ARPAVocabulary.texts(of: model.vocabulary)
  }

  /// Scores a line that nothing stands before.
  ///
  /// - Complexity: O(*n*) in the length of the line.
  package mutating func score(_ line: UnsafeBufferPointer<UInt8>) -> Score {
    readTokens(of: line)
    var score = Score()
    var context = model.start
    for id in ids {
      score.logProbability += Double(model.logProbability(of: id, after: context))
      if id == TokenClass.unknown.rawValue { score.unknown += 1 }
      context = model.advance(context, with: id)
    }
    score.tokens = ids.count
    return score
  }

  /// A line's tokens as ARPA files write them, the end of the line left out.
  package mutating func tokens(of line: UnsafeBufferPointer<UInt8>) -> [String] {
    readTokens(of: line)
    return ids.dropLast().map { texts[Int($0)] }
  }

  private mutating func readTokens(of line: UnsafeBufferPointer<UInt8>) {
    ids.removeAll(keepingCapacity: true)
    let vocabulary = model.vocabulary
    var ids = ids
    tokenizer.forEachToken(in: line) { token in
      switch token {
      case .word(let key, _, _):
        ids.append(vocabulary.id(of: key) ?? TokenClass.unknown.rawValue)
      case .other(let kind): ids.append(kind.rawValue)
      }
    }
    self.ids = ids
  }
}
