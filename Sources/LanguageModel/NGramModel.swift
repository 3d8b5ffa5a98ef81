/// An n-gram model of syllables with backoff, in a mapped file.
///
/// The probability of a word after its context *h* is that of the longest stored n-gram, times the
/// backoff weights of the longer contexts that lack it:
///
///     p(w | h) = p*(w | h)          if h w is stored
///              = γ(h) · p(w | h′)   otherwise, h′ being h without its first word
///
/// All values are natural logarithms.
public struct NGramModel: Sendable {
  /// The words that the model knows.
  public let vocabulary: Vocabulary
  /// Length of the longest n-grams.
  public let order: Int

  private let file: ModelFile
  private let unigrams: Unigrams
  /// The tables of the longer n-grams; one that the model lacks is empty and finds nothing.
  let bigrams: NGramTable
  let trigrams: NGramTable
  let fourgrams: NGramTable

  /// Pairs of probability and backoff weight, one a word.
  private struct Unigrams: @unchecked Sendable {
    let values: UnsafeBufferPointer<Float>
  }

  /// The words before a position, as much of them as the model can use.
  public struct Context: Hashable, Sendable, BitwiseCopyable {
    /// The nearest words, the last one first; what lies beyond the stored contexts is zero.
    public internal(set) var words: (UInt16, UInt16, UInt16)
    /// How many of `words` count.
    public internal(set) var length: UInt8
    var backoffs: (Float, Float, Float)
    var hashes: (UInt64, UInt64, UInt64)

    /// The words as one number: contexts with the same number are the same.
    @inlinable
    public var key: UInt64 {
      UInt64(words.0) | UInt64(words.1) << 16 | UInt64(words.2) << 32 | UInt64(length) << 48
    }

    /// Whether the two see the same words.
    public static func == (left: Context, right: Context) -> Bool { left.key == right.key }
    /// Hashes the words.
    public func hash(into hasher: inout Hasher) { hasher.combine(key) }
  }

  /// Finds the model in a file.
  ///
  /// - Parameter order: longest n-grams to use, where fewer than stored are wanted.
  public init(file: ModelFile, order: Int = 4) throws(ModelError) {
    self.file = file
    vocabulary = try Vocabulary(file: file)
    unigrams = Unigrams(values: try file.section("ngrams.1", of: Float.self))
    guard unigrams.values.count == vocabulary.count * 2 else {
      throw .wrongFormat(path: file.path, reason: "its unigrams do not fit its vocabulary")
    }
    var tables: [NGramTable] = []
    for length in 2...4 where length <= order && file.contains("ngrams.\(length)") {
      tables.append(
        NGramTable(
          try file.section("ngrams.\(length)"),
          isHighest: !file.contains("ngrams.\(length + 1)")))
    }
    bigrams = tables.first ?? .empty
    trigrams = tables.count > 1 ? tables[1] : .empty
    fourgrams = tables.count > 2 ? tables[2] : .empty
    self.order = tables.count + 1
  }

  /// The context at the start of a text: a boundary.
  public var start: Context {
    advance(
      Context(words: (0, 0, 0), length: 0, backoffs: (0, 0, 0), hashes: (0, 0, 0)),
      with: TokenClass.boundary.rawValue)
  }

  /// Logarithm of the probability of a word without any context.
  public func logProbability(of word: UInt16) -> Float { unigrams.values[Int(word) * 2] }

  /// Logarithm of the probability of a word after a context.
  ///
  /// - Complexity: O(1); at most one table look-up an order.
  @inline(__always)
  public func logProbability(of word: UInt16, after context: Context) -> Float {
    let length = Int(context.length)
    let backoffs = context.backoffs
    var rest = backoffs.0 + backoffs.1 + backoffs.2
    var result = unigrams.values[Int(word) * 2] + rest
    guard length > 0,
      let bigram = bigrams.find(NGramHash.ngram(context.hashes.0, word))
    else { return result }
    rest -= backoffs.0
    result = -Float(bigram.probability) * LogCode.probabilityStep + rest
    guard length > 1, let trigram = trigrams.find(NGramHash.ngram(context.hashes.1, word))
    else { return result }
    rest -= backoffs.1
    result = -Float(trigram.probability) * LogCode.probabilityStep + rest
    guard length > 2, let fourgram = fourgrams.find(NGramHash.ngram(context.hashes.2, word))
    else { return result }
    return -Float(fourgram.probability) * LogCode.probabilityStep
  }

  /// The context behind a word.
  ///
  /// Only as many words are kept as stored n-grams can continue, so that contexts which can make
  /// no difference are equal.
  public func advance(_ context: Context, with word: UInt16) -> Context {
    guard context.length > 0,
      let bigram = bigrams.find(NGramHash.ngram(context.hashes.0, word)), bigram.backoff != 0
    else { return self.context(behind: word, context, bigramBackoff: 0, trigramBackoff: 0) }
    guard context.length > 1,
      let trigram = trigrams.find(NGramHash.ngram(context.hashes.1, word))
    else {
      return self.context(behind: word, context, bigramBackoff: bigram.backoff, trigramBackoff: 0)
    }
    return self.context(
      behind: word, context, bigramBackoff: bigram.backoff, trigramBackoff: trigram.backoff)
  }

  /// The context behind a word, from the codes of the backoff weights of the n-grams that end in it.
  func context(
    behind word: UInt16, _ context: Context, bigramBackoff: UInt8, trigramBackoff: UInt8
  ) -> Context {
    self.context(
      code(
        behind: word, context, bigramBackoff: bigramBackoff, trigramBackoff: trigramBackoff))
  }

  /// Logarithm of the probability of a word without any context.
  @inline(__always)
  func unigram(_ word: UInt16) -> Float { unigrams.values[Int(word) * 2] }

  /// Logarithm of the weight with which the model falls back from a context of one word.
  @inline(__always)
  func unigramBackoff(_ word: UInt16) -> Float { unigrams.values[Int(word) * 2 + 1] }
}
