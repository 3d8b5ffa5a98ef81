/// A whole n-gram model as sorted lists of n-grams: the form in which models are estimated, mixed,
/// pruned and exchanged. `NGramTrie` turns it into the tables that are asked, and back.
struct BackoffModel {
  /// The n-grams of orders 1, 2, …; the unigrams are complete: key *i* is word *i*.
  ///
  /// Every n-gram's context (without its last word) and suffix (without its first) is there too.
  var orders: [BackoffEstimator.Order]

  /// Bits of a packed n-gram's last `count` words.
  static func mask(words count: Int) -> UInt64 { (1 << UInt64(NGramCounts.wordBits * count)) - 1 }

  /// How many words there are, classes included.
  var wordCount: Int { orders.first?.keys.count ?? 0 }

  /// A logarithm of a backoff weight; one that is zero would say that nothing follows.
  static func noZero(_ logarithm: Float, if continues: Bool = true) -> Float {
    logarithm == 0 && continues ? -.leastNormalMagnitude : logarithm
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
