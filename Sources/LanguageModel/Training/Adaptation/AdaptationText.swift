/// The tokens of an archive, a tenth of which can be kept apart to choose by.
struct AdaptationText {
  /// The tokens.
  let stream: [UInt16]
  /// The ends of the sources in `stream`, each with its weight.
  let sources: [(end: Int, weight: Int)]

  /// Tokens that are kept apart, or not, together.
  private var chunk: Int { max(1, min(5000, stream.count / 50)) }

  private func isHeldOut(_ place: Int) -> Bool { place / chunk % 10 == 9 }

  /// The n-grams of the whole text.
  func counts(order: Int) -> NGramCounts {
    NGramCounts.count(stream, sources: sources, order: order)
  }

  /// The n-grams of what is not kept apart.
  func countsOfTraining(order: Int) -> NGramCounts {
    var rest: [UInt16] = []
    var ends: [(end: Int, weight: Int)] = []
    var start = 0
    for source in sources {
      for place in start..<source.end where !isHeldOut(place) { rest.append(stream[place]) }
      ends.append((rest.count, source.weight))
      start = source.end
    }
    return NGramCounts.count(rest, sources: ends, order: order)
  }

  /// Calls `body` with the packed n-gram that ends at each token kept apart, and with how many words
  /// stand before its last.
  func forEachHeldOutNGram(order: Int, _ body: (UInt64, Int) -> Void) {
    var key: UInt64 = 0
    var length = 0
    for (place, word) in stream.enumerated() {
      guard isHeldOut(place) else {
        length = 0
        continue
      }
      key = (key << UInt64(NGramCounts.wordBits) | UInt64(word)) & BackoffModel.mask(words: order)
      length = min(order, length + 1)
      if length == order { body(key, order - 1) }
    }
  }
}
