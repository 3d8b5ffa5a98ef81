extension NGramModel {
  /// Calls `body` with each word that the model stores behind the last word of a context, where its
  /// probability after the context is high enough, in the order of the vocabulary.
  ///
  /// - Parameter least: natural logarithm of the least probability.
  /// - Complexity: O(*n*) in the number of words stored behind the last one for models of up to three
  ///   words, O(*n* log *n*) for longer ones.
  public func forEachContinuation(
    of context: Context, least: Float, _ body: (Continuation) -> Void
  ) {
    guard context.length > 0 else { return }
    let row = row(of: context.words.0)
    let backoff = context.backoffs.1 + context.backoffs.2
    let isMerged = highestOrder == 3 && context.length > 1
    let children = isMerged ? context.children.0 : NGramChildren()
    let rankBits = Int(context.rankBits)
    // Both the words behind the last one and the trigrams are in the order of the vocabulary.
    var child = 0
    var trigram = next(&child, children, rankBits)
    for place in row {
      let rank = place - row.lowerBound
      let entry = bigrams[place]
      var word = Continuation(bigrams.word(place))
      word.rank = UInt16(truncatingIfNeeded: rank)
      word.bigramContinues = entry.backoff != 0
      word.logProbability = -Float(entry.probability) * LogCode.probabilityStep + backoff
      while let stored = trigram, stored.rank <= rank {
        if stored.rank == rank { word.logProbability = stored.logProbability }
        trigram = next(&child, children, rankBits)
      }
      if highestOrder > 3 { answer(&word, after: context) }
      if word.logProbability >= least { body(word) }
    }
  }

  /// The trigram at a place among those of a context, and the next place; `nil` behind the last.
  @inline(__always)
  private func next(
    _ place: inout Int, _ children: NGramChildren, _ rankBits: Int
  ) -> (rank: Int, logProbability: Float)? {
    guard place < Int(children.count) else { return nil }
    defer { place += 1 }
    return highest.ngram(place, in: children, rankBits: rankBits)
  }

  private func answer(_ word: inout Continuation, after context: Context) {
    withUnsafeMutablePointer(to: &word) {
      answer(UnsafeMutableBufferPointer(start: $0, count: 1), after: context)
    }
  }
}
