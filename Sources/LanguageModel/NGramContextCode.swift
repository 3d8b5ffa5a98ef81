extension NGramModel {
  /// A context in few bytes: its words, and the codes of the backoff weights that the model found on
  /// the way there. All else of a context follows from it without a look-up.
  public struct ContextCode: BitwiseCopyable, Sendable {
    /// `Context.key`: contexts with the same number are the same.
    public var key: UInt64
    /// The codes of the backoff weights of the bigram and the trigram that end in the last word, 0
    /// for one that is not in the context.
    public var backoffs: UInt16

    /// Puts a context together from what was taken from one.
    @inlinable
    public init(key: UInt64, backoffs: UInt16) {
      self.key = key
      self.backoffs = backoffs
    }
  }

  /// The context behind an answered question, the one that `advance(_:with:)` gives.
  ///
  /// - Complexity: O(1), without a look-up.
  public func code(behind answer: Continuation, _ context: Context) -> ContextCode {
    code(
      behind: answer.word, context, bigramBackoff: answer.bigramBackoff,
      trigramBackoff: answer.trigramBackoff)
  }

  /// The context behind a word that the model does not store behind the context's last.
  public func code(behindUnstored word: UInt16, _ context: Context) -> ContextCode {
    code(behind: word, context, bigramBackoff: 0, trigramBackoff: 0)
  }

  /// The context behind a word, from the codes of the backoff weights of the n-grams that end in it.
  ///
  /// A model of a lower order never leaves the contexts that it lacks.
  func code(
    behind word: UInt16, _ context: Context, bigramBackoff: UInt8, trigramBackoff: UInt8
  ) -> ContextCode {
    guard order > 1 else { return ContextCode(key: 0, backoffs: 0) }
    var key = UInt64(word)
    guard order > 2, context.length > 0, bigramBackoff != 0 else {
      return ContextCode(key: key | 1 << 48, backoffs: 0)
    }
    key |= UInt64(context.words.0) << 16
    guard order > 3, context.length > 1, trigramBackoff != 0 else {
      return ContextCode(key: key | 2 << 48, backoffs: UInt16(bigramBackoff))
    }
    key |= UInt64(context.words.1) << 32
    return ContextCode(
      key: key | 3 << 48, backoffs: UInt16(bigramBackoff) | UInt16(trigramBackoff) << 8)
  }

  /// A context from its code.
  ///
  /// - Complexity: O(1), without a look-up.
  public func context(_ code: ContextCode) -> Context {
    let words = (
      UInt16(truncatingIfNeeded: code.key), UInt16(truncatingIfNeeded: code.key >> 16),
      UInt16(truncatingIfNeeded: code.key >> 32)
    )
    var context = Context(
      words: words, length: UInt8(truncatingIfNeeded: code.key >> 48), backoffs: (0, 0, 0),
      hashes: (0, 0, 0))
    guard context.length > 0 else { return context }
    context.backoffs.0 = unigramBackoff(words.0)
    context.hashes.0 = NGramHash.context(words.0)
    guard context.length > 1 else { return context }
    context.backoffs.1 = -Float(code.backoffs & 0xFF) * LogCode.backoffStep
    context.hashes.1 = NGramHash.context(context.hashes.0, before: words.1)
    guard context.length > 2 else { return context }
    context.backoffs.2 = -Float(code.backoffs >> 8) * LogCode.backoffStep
    context.hashes.2 = NGramHash.context(context.hashes.1, before: words.2)
    return context
  }

  /// The code of a context.
  public func code(_ context: Context) -> ContextCode {
    func code(_ weight: Float) -> UInt16 {
      UInt16(min(255, max(0, (-weight / LogCode.backoffStep).rounded())))
    }
    return ContextCode(
      key: context.key, backoffs: code(context.backoffs.1) | code(context.backoffs.2) << 8)
  }
}
