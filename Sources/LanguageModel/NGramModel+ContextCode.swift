extension NGramModel {
  /// A context in few bytes: its words, and where the model stores the n-grams that end in the last of
  /// them. All else of a context is read there, without a search.
  package struct ContextCode: BitwiseCopyable, Sendable {
    /// `Context.key`: contexts with the same number are the same.
    package let key: UInt64
    /// The places of the bigram and the trigram that end in the last word, for contexts of two and of
    /// three words.
    var places: (UInt32, UInt32)

    init(
      words: (UInt16, UInt16, UInt16), length: UInt8, places: (UInt32, UInt32) = (0, 0)
    ) {
      key =
        UInt64(words.0) | UInt64(words.1) << 16 | UInt64(words.2) << 32 | UInt64(length) << 48
      self.places = places
    }

    /// The word `place` words before the last.
    func word(_ place: UInt64) -> UInt16 { UInt16(truncatingIfNeeded: key >> (16 * place)) }

    var length: Int { Int(key >> 48) }
  }

  /// The context behind an answered question, the one that `advance(_:with:)` gives.
  ///
  /// - Complexity: O(1), without a look-up.
  @inline(__always)
  package func code(behind answer: Continuation, _ context: Context) -> ContextCode {
    let words = context.words
    guard order > 2, context.length > 0, answer.bigramContinues else {
      return code(behindUnstored: answer.word, context)
    }
    let bigram = UInt32(row(of: words.0).lowerBound) + UInt32(answer.rank)
    // A model of a lower order never leaves the contexts that it lacks.
    guard order > 3, context.length > 1, answer.trigramContinues else {
      return ContextCode(words: (answer.word, words.0, 0), length: 2, places: (bigram, 0))
    }
    return ContextCode(
      words: (answer.word, words.0, words.1), length: 3, places: (bigram, answer.trigram))
  }

  /// The context behind a word that the model does not store behind the context's last.
  @inline(__always)
  package func code(behindUnstored word: UInt16, _ context: Context) -> ContextCode {
    order > 1
      ? ContextCode(words: (word, 0, 0), length: 1) : ContextCode(words: (0, 0, 0), length: 0)
  }

  /// Brings near what `context(_:)` reads.
  @inline(__always)
  package func prefetch(_ code: ContextCode) {
    if code.length > 1 { bigrams.prefetch(Int(code.places.0)) }
    if code.length > 2 { trigrams.prefetch(Int(code.places.1)) }
  }

  /// A context from its code.
  ///
  /// - Complexity: O(1), without a search.
  package func context(_ code: ContextCode) -> Context {
    var context = Context(
      words: (code.word(0), code.word(1), code.word(2)), length: UInt8(code.length),
      backoffs: (0, 0, 0), places: code.places, children: (NGramChildren(), NGramChildren()),
      rankBits: 0)
    guard context.length > 0 else { return context }
    context.backoffs.0 = unigramBackoff(context.words.0)
    guard context.length > 1 else { return context }
    let rankBits = rankBits(behind: context.words.0)
    context.rankBits = UInt8(rankBits)
    let bigram = Int(code.places.0)
    context.backoffs.1 = LogCode.logBackoff(bigrams[bigram].backoff)
    context.children.0 = children(ofBigram: bigram, rankBits: rankBits)
    guard context.length > 2 else { return context }
    let trigram = Int(code.places.1)
    context.backoffs.2 = LogCode.logBackoff(trigrams[trigram].backoff)
    context.children.1 = children(ofTrigram: trigram, rankBits: rankBits)
    return context
  }

  /// The code of a context.
  @inline(__always)
  package func code(_ context: Context) -> ContextCode {
    ContextCode(words: context.words, length: context.length, places: context.places)
  }

  /// The code of a context from its key, which must be that of one the model gave.
  ///
  /// - Complexity: a search an order, O(log *n*) in what is stored behind the words.
  package func code(key: UInt64) -> ContextCode {
    var code = ContextCode(
      words: (
        UInt16(truncatingIfNeeded: key), UInt16(truncatingIfNeeded: key >> 16),
        UInt16(truncatingIfNeeded: key >> 32)
      ), length: UInt8(truncatingIfNeeded: key >> 48))
    guard code.length > 1, let bigram = bigrams.find(code.word(0), in: row(of: code.word(1)))
    else { return code }
    code.places.0 = UInt32(bigram)
    guard code.length > 2, let before = bigrams.find(code.word(1), in: row(of: code.word(2)))
    else { return code }
    let range = bigrams.children(of: before)
    let trigram = trigrams.find(code.word(0), in: Int(range.lowerBound)..<Int(range.upperBound))
    code.places.1 = UInt32(trigram ?? 0)
    return code
  }
}
