extension NGramModel {
  /// Calls `body` with each word that the model stores behind the last word of a context, where its
  /// probability after the context is high enough, in the order of the vocabulary.
  ///
  /// - Parameter least: natural logarithm of the least probability.
  /// - Complexity: O(*n*) in the number of words stored behind the last one for models of up to three
  ///   words, O(*n* log *n*) for longer ones.
  package func forEachContinuation(
    of context: Context, least: Float, _ body: (Continuation) -> Void
  ) {
    guard context.length > 0 else { return }
    let row = row(of: context.words.0)
    let backoff = context.backoffs.1 + context.backoffs.2
    let isMerged = highestOrder == 3 && context.length > 1
    let children = isMerged ? context.children.0 : NGramChildren()
    let rankBits = Int(context.rankBits)
    // What a longer n-gram may make likelier is looked at whatever the bigram says.
    let isAsked = highestOrder > 3
    let end = isAsked ? 256 : LogCode.endOfProbabilities(from: least - backoff)
    // Both the words behind the last one and the trigrams are in the order of the vocabulary.
    var child = 0
    var place = row.lowerBound
    while place < row.upperBound {
      let trigram = next(&child, children, rankBits)
      let stop = min(row.upperBound, row.lowerBound + (trigram?.rank ?? row.count))
      while place < stop {
        if bigrams.codes(place) & 0xFF < end {
          var word = continuation(place, in: row, backoff: backoff)
          if isAsked { answer(&word, after: context) }
          if word.logProbability >= least { body(word) }
        }
        place += 1
      }
      if let trigram, place == row.lowerBound + trigram.rank, place < row.upperBound {
        var word = continuation(place, in: row, backoff: backoff)
        word.logProbability = trigram.logProbability
        if word.logProbability >= least { body(word) }
        place += 1
      }
    }
  }

  /// A word stored behind the last one, as the bigram has it.
  @inline(__always)
  private func continuation(_ place: Int, in row: Range<Int>, backoff: Float) -> Continuation {
    let entry = bigrams[place]
    var word = Continuation(bigrams.word(place))
    word.rank = UInt16(truncatingIfNeeded: place - row.lowerBound)
    word.bigramContinues = entry.backoff != 0
    word.logProbability = -Float(entry.probability) * LogCode.probabilityStep + backoff
    return word
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
