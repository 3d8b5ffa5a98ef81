/// Estimates a backoff model by interpolated absolute discounting and prunes it to a size.
///
/// With counts *c* in units of a document of the target domain, contexts *h* and *h′* (without the
/// first word):
///
///     p(w | h) = (c(h w) − d(c(h w))) / c(h) + γ(h) · p(w | h′)
///     γ(h)     = 1 − Σ over kept w of (c(h w) − d(c(h w))) / c(h)
///
/// Mass of discounted and of pruned n-grams goes to the lower order. All but the lowest count in how many
/// contexts an n-gram was seen rather than how often (modified Kneser-Ney smoothing, Chen and Goodman
/// 1998); one that was seen less than once in the target domain counts for as much as that. Pruning
/// keeps the n-grams that lose most by backing off, c · (log p(w | h) − log γ(h) p(w | h′)) (Seymore
/// and Rosenfeld 1996, "Scalable backoff language models"), and with each its context and its
/// suffix.
struct BackoffEstimator {
  /// Largest number of n-grams of orders 2, 3 and 4.
  var limits: [Int]
  /// Weighted count that stands for one occurrence in the target domain.
  var unit: Double

  /// The least count, in documents of the target domain, of trigrams and longer n-grams that stay.
  private static let leastCount = 0.5

  /// One order of the finished model, in the order of the keys.
  struct Order {
    var keys: [UInt64] = []
    var logProbabilities: [Float] = []
    /// Zero where no longer n-gram starts with this one.
    var logBackoffs: [Float] = []
  }

  /// How much a count is lowered.
  private func discount(_ count: Double) -> Double {
    count < 1 ? 0.95 * count : count < 2 ? 0.95 : count < 3 ? 1.27 : 1.58
  }

  /// Estimates the model from the counts of the highest order.
  ///
  /// - Parameter words: size of the vocabulary, classes included.
  /// - Returns: the orders from 1 upwards.
  func estimate(_ highest: NGramCounts, order: Int, words: Int) -> [Order] {
    var counts = [highest]
    while counts.count < order { counts.insert(counts[0].contexts(), at: 0) }
    for level in stride(from: order - 2, to: 0, by: -1) {
      counts[level].countContinuations(counts[level + 1], words: level + 1, most: UInt32(unit))
    }
    let kept = prune(counts, full: unprunedProbabilities(counts, words: words))
    var orders = [unigrams(counts[0], words: words)]
    for level in 1..<order {
      orders.append(estimateLevel(level, counts, kept, lower: orders[level - 1]))
    }
    for level in 0..<(order - 1) {
      setBackoffs(of: &orders[level], from: counts, kept: kept, level: level)
    }
    return orders
  }

  /// Unigram probabilities of every word, those never seen included.
  private func unigrams(_ counts: NGramCounts, words: Int) -> Order {
    let total = counts.counts.reduce(0.0) { $0 + Double($1) }
    var order = Order()
    var index = 0
    for word in 0..<words {
      var count = 0.5
      if index < counts.keys.count, counts.keys[index] == UInt64(word) {
        count += Double(counts.counts[index])
        index += 1
      }
      order.keys.append(UInt64(word))
      order.logProbabilities.append(.log(count / (total + 0.5 * Double(words))))
      order.logBackoffs.append(0)
    }
    return order
  }

  /// Probabilities of all counted n-grams, nothing pruned: one array an order.
  private func unprunedProbabilities(_ counts: [NGramCounts], words: Int) -> [[Float]] {
    let first = unigrams(counts[0], words: words)
    var all: [[Float]] = [counts[0].keys.map { first.logProbabilities[Int($0)] }]
    for level in 1..<counts.count {
      let (mass, backoff) = contextMass(counts, level: level, kept: nil)
      var values = [Float](repeating: 0, count: counts[level].keys.count)
      var context = 0
      let suffixMask: UInt64 = (1 << UInt64(15 * level)) - 1
      for index in counts[level].keys.indices {
        let key = counts[level].keys[index]
        while counts[level - 1].keys[context] != key >> 15 { context += 1 }
        let count = Double(counts[level].counts[index]) / unit
        let lower = counts[level - 1].index(of: key & suffixMask).map { all[level - 1][$0] } ?? -18
        let p = (count - discount(count)) / mass[context] + backoff[context] * exp(lower)
        values[index] = .log(p)
      }
      all.append(values)
    }
    return all
  }

  /// For every context of a level: its count, and the share that is left for the lower order.
  private func contextMass(
    _ counts: [NGramCounts], level: Int, kept: [Bool]?
  ) -> (mass: [Double], backoff: [Double]) {
    let contexts = counts[level - 1]
    var mass = [Double](repeating: 0, count: contexts.keys.count)
    var used = mass
    var context = 0
    for index in counts[level].keys.indices {
      while contexts.keys[context] != counts[level].keys[index] >> 15 { context += 1 }
      let count = Double(counts[level].counts[index]) / unit
      mass[context] += count
      if kept?[index] ?? true { used[context] += count - discount(count) }
    }
    let backoff = zip(mass, used).map { $0 > 0 ? max(1e-6, 1 - $1 / $0) : 1 }
    return (mass, backoff)
  }

  /// Which n-grams of each level stay.
  private func prune(_ counts: [NGramCounts], full: [[Float]]) -> [[Bool]] {
    var kept = counts.map { [Bool](repeating: false, count: $0.keys.count) }
    for level in stride(from: counts.count - 1, to: 0, by: -1) {
      let gains = gains(counts, full, level: level)
      var free = max(0, limits[level - 1] - kept[level].count(where: { $0 }))
      var threshold = Float.infinity
      if free > 0 {
        let candidates = gains.indices.filter { !kept[level][$0] && gains[$0] > 0 }
        let ranked = candidates.map { gains[$0] }.sorted(by: >)
        threshold = ranked.isEmpty ? .infinity : ranked[min(free, ranked.count) - 1]
      }
      for index in gains.indices where !kept[level][index] && free > 0 && gains[index] >= threshold
      {
        kept[level][index] = true
        free -= 1
      }
      keepContextsAndSuffixes(counts, &kept, level: level)
    }
    kept[0] = [Bool](repeating: true, count: counts[0].keys.count)
    return kept
  }

  /// What the training text would lose in log probability if each n-gram of a level were dropped.
  private func gains(_ counts: [NGramCounts], _ full: [[Float]], level: Int) -> [Float] {
    let (_, backoff) = contextMass(counts, level: level, kept: nil)
    let suffixMask: UInt64 = (1 << UInt64(15 * level)) - 1
    var context = 0
    var gains = [Float](repeating: 0, count: counts[level].keys.count)
    for index in gains.indices {
      let key = counts[level].keys[index]
      while counts[level - 1].keys[context] != key >> 15 { context += 1 }
      let count = Double(counts[level].counts[index]) / unit
      // What was seen less than once says too little to pay for its place.
      guard count >= BackoffEstimator.leastCount || level == 1,
        let suffix = counts[level - 1].index(of: key & suffixMask)
      else { continue }
      let backedOff = Float.log(backoff[context]) + full[level - 1][suffix]
      gains[index] = Float(count) * (full[level][index] - backedOff)
    }
    return gains
  }

  private func keepContextsAndSuffixes(
    _ counts: [NGramCounts], _ kept: inout [[Bool]], level: Int
  ) {
    let suffixMask: UInt64 = (1 << UInt64(15 * level)) - 1
    var context = 0
    for index in counts[level].keys.indices where kept[level][index] {
      let key = counts[level].keys[index]
      while counts[level - 1].keys[context] != key >> 15 { context += 1 }
      kept[level - 1][context] = true
      if let suffix = counts[level - 1].index(of: key & suffixMask) {
        kept[level - 1][suffix] = true
      }
    }
  }

  /// The final probabilities of a level, over the pruned lower order.
  private func estimateLevel(
    _ level: Int, _ counts: [NGramCounts], _ kept: [[Bool]], lower: Order
  ) -> Order {
    let (mass, backoff) = contextMass(counts, level: level, kept: kept[level])
    let suffixMask: UInt64 = (1 << UInt64(15 * level)) - 1
    var order = Order()
    var context = 0
    for index in counts[level].keys.indices where kept[level][index] {
      let key = counts[level].keys[index]
      while counts[level - 1].keys[context] != key >> 15 { context += 1 }
      let count = Double(counts[level].counts[index]) / unit
      let suffix = NGramCounts.index(of: key & suffixMask, in: lower.keys)
      let below = suffix.map { lower.logProbabilities[$0] } ?? -18
      let p = (count - discount(count)) / mass[context] + backoff[context] * exp(below)
      order.keys.append(key)
      order.logProbabilities.append(.log(min(1, p)))
    }
    order.logBackoffs = [Float](repeating: 0, count: order.keys.count)
    return order
  }

  /// The backoff weights of the n-grams of a level that longer kept n-grams start with.
  private func setBackoffs(
    of order: inout Order, from counts: [NGramCounts], kept: [[Bool]], level: Int
  ) {
    let (_, backoff) = contextMass(counts, level: level + 1, kept: kept[level + 1])
    var hasChild = [Bool](repeating: false, count: counts[level].keys.count)
    var context = 0
    for index in counts[level + 1].keys.indices where kept[level + 1][index] {
      while counts[level].keys[context] != counts[level + 1].keys[index] >> 15 { context += 1 }
      hasChild[context] = true
    }
    var position = 0
    for index in counts[level].keys.indices where hasChild[index] {
      while order.keys[position] != counts[level].keys[index] { position += 1 }
      order.logBackoffs[position] = .log(backoff[index])
    }
  }

  private func exp(_ logarithm: Float) -> Double { Float.exp(logarithm) }
}
