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
  /// Where the bigrams of each word begin; one entry more marks the end.
  private let rows: Rows
  /// The levels of the longer n-grams; one that the model lacks is empty and finds nothing.
  let bigrams: NGramLevel
  /// Trigrams, where longer n-grams go on from them.
  let trigrams: NGramLevel
  /// The n-grams of the highest order, from 3 on.
  let highest: PackedNGrams
  /// Their order; 0 where there are none.
  let highestOrder: Int

  /// Pairs of probability and backoff weight, one a word.
  private struct Unigrams: @unchecked Sendable {
    let values: UnsafeBufferPointer<Float>
  }

  private struct Rows: @unchecked Sendable {
    let starts: UnsafeBufferPointer<UInt32>
  }

  /// The words before a position, as much of them as the model can use.
  public struct Context: Hashable, Sendable, BitwiseCopyable {
    /// The nearest words, the last one first; what lies beyond the stored contexts is zero.
    public internal(set) var words: (UInt16, UInt16, UInt16)
    /// How many of `words` count.
    public internal(set) var length: UInt8
    var backoffs: (Float, Float, Float)
    /// The places of the bigram and the trigram that end in the last word.
    var places: (UInt32, UInt32)
    /// What is stored behind the last two words, and behind the last three.
    var children: (NGramChildren, NGramChildren)
    /// Bits of the ranks of words behind the last one.
    var rankBits: UInt8

    /// The words as one number: contexts with the same number are the same.
    @inlinable
    package var key: UInt64 {
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
    let stored = file.nGramOrder
    self.order = min(order, stored)
    guard self.order > 1 else {
      rows = Rows(starts: UnsafeBufferPointer(start: nil, count: 0))
      (bigrams, trigrams, highest, highestOrder) = (.empty, .empty, .empty, 0)
      return
    }
    rows = Rows(starts: try file.section("ngrams.rows", of: UInt32.self))
    guard rows.starts.count == vocabulary.count + 1 else {
      throw .wrongFormat(path: file.path, reason: "its bigrams do not fit its vocabulary")
    }
    bigrams = try NGramLevel(file, order: 2)
    trigrams = self.order > 2 && stored > 3 ? try NGramLevel(file, order: 3) : .empty
    let usesHighest = stored > 2 && self.order == stored
    highest = usesHighest ? try PackedNGrams(file, order: stored) : .empty
    highestOrder = usesHighest ? stored : 0
  }

  /// The context at the start of a text: a boundary.
  public var start: Context {
    context(ContextCode(words: (TokenClass.boundary.rawValue, 0, 0), length: order > 1 ? 1 : 0))
  }

  /// Logarithm of the probability of a word without any context.
  public func logProbability(of word: UInt16) -> Float { unigrams.values[Int(word) * 2] }

  /// Logarithm of the probability of a word after a context.
  ///
  /// - Complexity: one search an order, O(log *n*) in what is stored behind the context.
  public func logProbability(of word: UInt16, after context: Context) -> Float {
    extend(context, with: word).logProbability
  }

  /// The context behind a word.
  ///
  /// Only as many words are kept as stored n-grams can continue, so that contexts which can make
  /// no difference are equal.
  public func advance(_ context: Context, with word: UInt16) -> Context {
    extend(context, with: word).context
  }

  /// The bigrams that begin with a word, as places in their level.
  @inline(__always)
  func row(of word: UInt16) -> Range<Int> {
    let start = Int(rows.starts[Int(word)])
    return start..<max(start, Int(rows.starts[Int(word) + 1]))
  }

  /// Bits of the ranks of words behind a word.
  @inline(__always)
  func rankBits(behind word: UInt16) -> Int { PackedNGrams.rankBits(among: row(of: word).count) }

  /// What is stored behind a bigram.
  @inline(__always)
  func children(ofBigram index: Int, rankBits: Int) -> NGramChildren {
    children(in: bigrams.children(of: index), above: 2, rankBits: rankBits)
  }

  /// What is stored behind a trigram.
  @inline(__always)
  func children(ofTrigram index: Int, rankBits: Int) -> NGramChildren {
    children(in: trigrams.children(of: index), above: 3, rankBits: rankBits)
  }

  @inline(__always)
  private func children(
    in range: Range<UInt32>, above order: Int, rankBits: Int
  ) -> NGramChildren {
    order + 1 == highestOrder
      ? highest.children(in: range, rankBits: rankBits)
      : NGramChildren(first: range.lowerBound, count: UInt16(clamping: range.count))
  }

  /// Logarithm of the probability of a word without any context.
  @inline(__always)
  func unigram(_ word: UInt16) -> Float { unigrams.values[Int(word) * 2] }

  /// Logarithm of the weight with which the model falls back from a context of one word.
  @inline(__always)
  func unigramBackoff(_ word: UInt16) -> Float { unigrams.values[Int(word) * 2 + 1] }
}
