extension NGramModel {
  /// What the model stores of a word behind one other.
  public struct Bigram: BitwiseCopyable, Sendable {
    /// The codes of the probability and the backoff weight.
    var probability: UInt8 = 0
    var backoff: UInt8 = 0
    /// Whether the two stand in the model.
    public internal(set) var isStored = false
    /// The word.
    public let word: UInt16

    /// Asks for a word.
    @inlinable
    public init(_ word: UInt16) { self.word = word }

    /// A word that is stored, with its codes.
    public init(_ word: UInt16, codes: UInt16) {
      self.word = word
      isStored = true
      probability = UInt8(truncatingIfNeeded: codes)
      backoff = UInt8(truncatingIfNeeded: codes >> 8)
    }

    /// What is stored of the word, for `init(_:codes:)`.
    public var codes: UInt16 { UInt16(probability) | UInt16(backoff) << 8 }
  }

  /// A word that may follow a context: how probable it is there, and what the model found on the
  /// way, from which the next context follows without another look-up.
  public struct Continuation: BitwiseCopyable, Sendable {
    /// The word.
    public let word: UInt16
    /// The level of the table to look into next, from 1 on; 0 when there is nothing left to find.
    var level: UInt8 = 0
    /// Codes of the backoff weights of the bigram and the trigram that end in the word; 0 for none.
    var bigramBackoff: UInt8 = 0
    var trigramBackoff: UInt8 = 0
    /// Natural logarithm of its probability, once asked.
    public internal(set) var logProbability: Float = 0
    var hash: UInt64 = 0

    init(_ word: UInt16) { self.word = word }
  }

  /// Finds out which words the model stores behind the last word of a context, all at once: while one
  /// look-up waits for memory, the next are under way.
  ///
  /// - Complexity: O(*n*).
  public func find(_ bigrams: UnsafeMutableBufferPointer<Bigram>, after context: Context) {
    guard let base = bigrams.baseAddress, context.length > 0 else { return }
    let table = self.bigrams
    for index in 0..<bigrams.count {
      table.prefetch(NGramHash.ngram(context.hashes.0, base[index].word))
    }
    for index in 0..<bigrams.count {
      let hash = NGramHash.ngram(context.hashes.0, base[index].word)
      guard let found = table.find(hash) else { continue }
      base[index].isStored = true
      base[index].probability = found.probability
      base[index].backoff = found.backoff
    }
  }

  /// Brings near what `find` needs to know of a word.
  @inline(__always)
  public func prefetch(_ word: UInt16, after context: Context) {
    bigrams.prefetch(NGramHash.ngram(context.hashes.0, word))
  }

  /// Starts to ask for a word after a context with which the model stores it; `answer` goes on.
  public func ask(_ bigram: Bigram, after context: Context) -> Continuation {
    var question = Continuation(bigram.word)
    question.logProbability =
      -Float(bigram.probability) * LogCode.probabilityStep
      + (context.backoffs.1 + context.backoffs.2)
    question.bigramBackoff = bigram.backoff
    guard context.length > 1 else { return question }
    question.hash = NGramHash.ngram(context.hashes.1, bigram.word)
    question.level = 1
    trigrams.prefetch(question.hash)
    return question
  }

  /// Goes on with questions that `ask` began.
  ///
  /// - Parameter context: the one that they were begun with.
  /// - Complexity: O(*n*), at most one look-up an order.
  public func answer(
    _ questions: UnsafeMutableBufferPointer<Continuation>, after context: Context
  ) {
    guard let base = questions.baseAddress else { return }
    let hasFourgrams = context.length > 2
    for index in 0..<questions.count where base[index].level == 1 {
      base[index].level = 0
      guard let found = trigrams.find(base[index].hash) else { continue }
      base[index].logProbability =
        -Float(found.probability) * LogCode.probabilityStep + context.backoffs.2
      base[index].trigramBackoff = found.backoff
      guard hasFourgrams else { continue }
      base[index].hash = NGramHash.ngram(context.hashes.2, base[index].word)
      base[index].level = 2
      fourgrams.prefetch(base[index].hash)
    }
    guard hasFourgrams else { return }
    for index in 0..<questions.count where base[index].level == 2 {
      guard let found = fourgrams.find(base[index].hash) else { continue }
      base[index].logProbability = -Float(found.probability) * LogCode.probabilityStep
    }
  }

  /// The context behind an answered question, the one that `advance(_:with:)` gives.
  ///
  /// - Complexity: O(1), without a look-up.
  public func context(behind answer: Continuation, _ context: Context) -> Context {
    self.context(
      behind: answer.word, context, bigramBackoff: answer.bigramBackoff,
      trigramBackoff: answer.trigramBackoff)
  }

  /// The context behind a word that the model does not store behind the context's last.
  public func context(behindUnstored word: UInt16, _ context: Context) -> Context {
    self.context(behind: word, context, bigramBackoff: 0, trigramBackoff: 0)
  }

  /// The probability of a word after a context and the context behind it, with one look-up an order.
  public func extend(
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
  public var backoff: Float { backoffs.0 + backoffs.1 + backoffs.2 }

  /// The last word.
  @inlinable
  public var lastWord: UInt16 { words.0 }
}
