/// A whole n-gram model as sorted lists of n-grams: the form in which models are estimated, mixed,
/// pruned and exchanged. `sections` turns it into the tables that are asked.
struct BackoffModel {
  /// The n-grams of orders 1, 2, …; the unigrams are complete: key *i* is word *i*.
  ///
  /// Every n-gram's context (without its last word) and suffix (without its first) is there too.
  var orders: [BackoffEstimator.Order]

  /// Bits of a packed n-gram's last `count` words.
  static func mask(words count: Int) -> UInt64 { (1 << UInt64(NGramCounts.wordBits * count)) - 1 }

  /// How many words there are, classes included.
  var wordCount: Int { orders.first?.keys.count ?? 0 }

  /// The sections of a model file that hold the n-grams.
  var sections: [String: [UInt8]] {
    var sections: [String: [UInt8]] = [:]
    for level in orders.indices { sections["ngrams.\(level + 1)"] = table(level) }
    return sections
  }

  private func table(_ level: Int) -> [UInt8] {
    let order = orders[level]
    if level == 0 {
      return zip(order.logProbabilities, order.logBackoffs).flatMap { [$0, $1] }.rawBytes
    }
    let entries = order.keys.indices.map { index in
      let key = order.keys[index]
      let backoff = order.logBackoffs[index]
      return (
        hash: NGramHash.ngram(
          BackoffModel.contextHash(key >> UInt64(NGramCounts.wordBits), words: level),
          UInt16(key & NGramCounts.wordMask)),
        probability: LogCode.probability(order.logProbabilities[index]),
        // Zero says that nothing follows, so a weight near one is stored as the least step.
        backoff: backoff == 0 ? 0 : max(1, LogCode.backoff(backoff))
      )
    }
    return NGramTable.bytes(of: entries, isHighest: level == orders.count - 1)
  }

  /// The hash of a packed context of `words` words.
  static func contextHash(_ key: UInt64, words: Int) -> UInt64 {
    var hash = NGramHash.context(UInt16(key & NGramCounts.wordMask))
    for position in stride(from: 1, to: words, by: 1) {
      hash = NGramHash.context(
        hash,
        before: UInt16(key >> UInt64(NGramCounts.wordBits * position) & NGramCounts.wordMask))
    }
    return hash
  }

  /// Natural logarithm of the probability of an n-gram's last word after the others.
  ///
  /// - Parameters:
  ///   - key: the packed n-gram.
  ///   - level: how many words stand before the last.
  /// - Complexity: O(`level` · log *n*).
  func logProbability(_ key: UInt64, level: Int) -> Float {
    var rest: Float = 0
    for level in stride(from: min(level, orders.count - 1), through: 1, by: -1) {
      let ngram = key & BackoffModel.mask(words: level + 1)
      if let index = orders[level].index(of: ngram) {
        return orders[level].logProbabilities[index] + rest
      }
      if let context = orders[level - 1].index(of: ngram >> UInt64(NGramCounts.wordBits)) {
        rest += orders[level - 1].logBackoffs[context]
      }
    }
    return orders[0].logProbabilities[Int(key & NGramCounts.wordMask)] + rest
  }
}

extension BackoffEstimator.Order {
  /// The place of a packed n-gram, or `nil`.
  ///
  /// - Complexity: O(log *n*).
  func index(of key: UInt64) -> Int? {
    // Unigrams are complete, so a word's number is its place.
    if key < UInt64(keys.count), keys[Int(key)] == key { return Int(key) }
    return NGramCounts.index(of: key, in: keys)
  }

  /// Adds an n-gram behind all others.
  mutating func append(_ key: UInt64, probability: Float, backoff: Float = 0) {
    keys.append(key)
    logProbabilities.append(probability)
    logBackoffs.append(backoff)
  }
}
