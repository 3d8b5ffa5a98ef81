extension NGramModel {
  /// What the model stores of a word behind one other.
  public struct Bigram: BitwiseCopyable, Sendable {
    /// What is stored of the word, to be kept and given to `init(_:codes:)`: the codes of the
    /// probability and of the backoff weight, 8 bits each, and its place among the words stored behind
    /// the other.
    public fileprivate(set) var codes: UInt32
    /// The word.
    public let word: UInt16

    /// Asks for a word.
    public init(_ word: UInt16) { self.init(word, codes: .max) }

    /// A word that is stored, with its codes.
    public init(_ word: UInt16, codes: UInt32) {
      self.word = word
      self.codes = codes
    }

    /// Whether the two stand in the model.
    public var isStored: Bool { codes != .max }

    fileprivate var rank: UInt16 { UInt16(truncatingIfNeeded: codes >> 16) }
    fileprivate var probability: UInt8 { UInt8(truncatingIfNeeded: codes) }
    fileprivate var backoff: UInt8 { UInt8(truncatingIfNeeded: codes >> 8) }
  }

  /// A word that may follow a context: how probable it is there, and what the model found on the
  /// way, from which the next context follows without another search.
  public struct Continuation: BitwiseCopyable, Sendable {
    /// The word.
    public let word: UInt16
    /// Its place among the words stored behind the last one.
    var rank: UInt16 = 0
    /// Whether longer n-grams go on from the bigram and the trigram that end in the word.
    var bigramContinues = false
    var trigramContinues = false
    /// Natural logarithm of its probability, once asked.
    public internal(set) var logProbability: Float = 0
    /// The place of that trigram.
    var trigram: UInt32 = 0

    init(_ word: UInt16) { self.word = word }
  }

  /// Finds out which words the model stores behind the last word of a context.
  ///
  /// - Complexity: O(*n* log *m*) in the number of words and of what is stored behind the last one.
  public func find(_ bigrams: UnsafeMutableBufferPointer<Bigram>, after context: Context) {
    guard let base = bigrams.baseAddress, context.length > 0 else { return }
    let row = row(of: context.words.0)
    for index in 0..<bigrams.count {
      guard let place = self.bigrams.find(base[index].word, in: row) else { continue }
      self.bigrams.prefetch(place)
      base[index].codes = UInt32(truncatingIfNeeded: place - row.lowerBound) << 16
    }
    for index in 0..<bigrams.count where base[index].isStored {
      base[index].codes |= self.bigrams.codes(row.lowerBound + Int(base[index].rank))
    }
  }

  /// Starts to ask for a word after a context with which the model stores it; `answer` goes on.
  public func ask(_ bigram: Bigram, after context: Context) -> Continuation {
    var question = Continuation(bigram.word)
    question.logProbability =
      -Float(bigram.probability) * LogCode.probabilityStep
      + (context.backoffs.1 + context.backoffs.2)
    question.rank = bigram.rank
    question.bigramContinues = bigram.backoff != 0
    return question
  }

  /// Brings near what is stored behind a context.
  @inline(__always)
  package func prefetch(_ context: Context) {
    guard context.length > 1 else { return }
    if highestOrder == 3 {
      highest.prefetch(context.children.0)
    } else if context.length > 2, highestOrder == 4 {
      highest.prefetch(context.children.1)
    }
  }

  /// Goes on with questions that `ask` began.
  ///
  /// - Parameter context: the one that they were begun with.
  /// - Complexity: O(*n* log *m*) in the number of questions and of what is stored behind the context.
  public func answer(
    _ questions: UnsafeMutableBufferPointer<Continuation>, after context: Context
  ) {
    guard let base = questions.baseAddress, context.length > 1 else { return }
    let rankBits = Int(context.rankBits)
    if highestOrder == 3 {
      for index in 0..<questions.count {
        guard
          let found = highest.find(base[index].rank, in: context.children.0, rankBits: rankBits)
        else { continue }
        base[index].logProbability = found
      }
      return
    }
    let first = Int(context.children.0.first)
    let range = first..<first + Int(context.children.0.count)
    for index in 0..<questions.count {
      guard let place = trigrams.find(base[index].word, in: range) else { continue }
      let entry = trigrams[place]
      base[index].logProbability =
        -Float(entry.probability) * LogCode.probabilityStep + context.backoffs.2
      base[index].trigramContinues = entry.backoff != 0
      base[index].trigram = UInt32(place)
      guard highestOrder == 4, context.length > 2,
        let found = highest.find(base[index].rank, in: context.children.1, rankBits: rankBits)
      else { continue }
      base[index].logProbability = found
    }
  }

  /// The context behind an answered question, the one that `advance(_:with:)` gives.
  public func context(behind answer: Continuation, _ context: Context) -> Context {
    self.context(code(behind: answer, context))
  }

  /// The context behind a word that the model does not store behind the context's last.
  package func context(behindUnstored word: UInt16, _ context: Context) -> Context {
    self.context(code(behindUnstored: word, context))
  }

  /// The probability of a word after a context and the context behind it, with one look-up an order.
  package func extend(
    _ context: Context, with word: UInt16
  ) -> (logProbability: Float, context: Context) {
    var bigram = Bigram(word)
    withUnsafeMutablePointer(to: &bigram) {
      find(UnsafeMutableBufferPointer(start: $0, count: 1), after: context)
    }
    guard bigram.isStored else {
      return (
        unigram(word) + context.backoff, self.context(behindUnstored: word, context)
      )
    }
    var question = ask(bigram, after: context)
    withUnsafeMutablePointer(to: &question) {
      answer(UnsafeMutableBufferPointer(start: $0, count: 1), after: context)
    }
    return (question.logProbability, self.context(behind: question, context))
  }
}

extension NGramModel.Context {
  /// What is added to the logarithm of a word's own probability where the model does not store it
  /// behind any of the context's words.
  @inline(__always)
  package var backoff: Float { backoffs.0 + backoffs.1 + backoffs.2 }

  /// The last word.
  @inlinable
  package var lastWord: UInt16 { words.0 }
}
