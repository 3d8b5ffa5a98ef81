/// Makes a backoff model smaller by dropping the n-grams that change it least.
///
/// An n-gram is worth the relative entropy between the model with it and the model that backs off in
/// its place (Stolcke 1998, "Entropy-based pruning of backoff language models"), the probability of
/// its context being that of the model itself. No counts are needed, so any model can be pruned.
/// The context and the suffix of what is kept are kept, too.
struct EntropyPruning {
  private let model: BackoffModel
  /// Logarithms of the probability of each n-gram's words one after the other, by order.
  private var joint: [[Float]] = []
  private var kept: [[Bool]]

  /// Keeps at most `limits[0]` n-grams of two words, `limits[1]` of three, and so on, where the
  /// contexts and suffixes of longer ones leave that open.
  ///
  /// - Complexity: O(*n* log *n*).
  static func prune(_ model: BackoffModel, to limits: [Int]) -> BackoffModel {
    var pruning = EntropyPruning(model: model)
    for level in stride(from: model.orders.count - 1, to: 0, by: -1) {
      pruning.choose(level, limit: limits[level - 1])
    }
    return pruning.pruned()
  }

  private init(model: BackoffModel) {
    self.model = model
    kept = model.orders.map { [Bool](repeating: false, count: $0.keys.count) }
    if !kept.isEmpty { kept[0] = kept[0].map { _ in true } }
    for (level, order) in model.orders.enumerated() {
      guard level > 0 else {
        joint.append(order.logProbabilities)
        continue
      }
      var context = 0
      var values: [Float] = []
      for (key, logProbability) in zip(order.keys, order.logProbabilities) {
        while model.orders[level - 1].keys[context] != key >> UInt64(NGramCounts.wordBits) {
          context += 1
        }
        values.append(joint[level - 1][context] + logProbability)
      }
      joint.append(values)
    }
  }

  /// The n-grams that follow one context.
  private struct Row {
    var entries: Range<Int>
    var context: Int
    /// P(w | h′) of each entry.
    var lower: [Double]
    /// 1 − Σ P(w | h′): what the shorter context gives to other words.
    var rest: Double
  }

  private func forEachRow(_ level: Int, _ body: (Row) -> Void) {
    let order = model.orders[level]
    let below = model.orders[level - 1]
    var start = 0
    var context = 0
    while start < order.keys.count {
      let key = order.keys[start] >> UInt64(NGramCounts.wordBits)
      while below.keys[context] != key { context += 1 }
      var end = start
      var lower: [Double] = []
      while end < order.keys.count, order.keys[end] >> UInt64(NGramCounts.wordBits) == key {
        let suffix = below.index(of: order.keys[end] & BackoffModel.mask(words: level))
        lower.append(suffix.map { Float.exp(below.logProbabilities[$0]) } ?? 0)
        end += 1
      }
      let rest = max(1e-4, 1 - lower.reduce(0, +))
      body(Row(entries: start..<end, context: context, lower: lower, rest: rest))
      start = end
    }
  }

  private mutating func choose(_ level: Int, limit: Int) {
    let order = model.orders[level]
    let below = model.orders[level - 1]
    var worths = [Float](repeating: 0, count: order.keys.count)
    forEachRow(level) { row in
      let oldLog = Double(below.logBackoffs[row.context])
      let left = Float.exp(below.logBackoffs[row.context]) * row.rest
      let history = Float.exp(joint[level - 1][row.context])
      for (entry, lower) in zip(row.entries, row.lower) {
        let own = Float.exp(order.logProbabilities[entry])
        let newLog = Double(Float.log((left + own) / (row.rest + lower)))
        let backedOff = Double(Float.log(max(1e-12, lower))) + newLog
        let loss =
          own * (backedOff - Double(order.logProbabilities[entry])) + left * (newLog - oldLog)
        worths[entry] = Float(-history * loss)
      }
    }
    var free = max(0, limit - kept[level].count(where: { $0 }))
    let open = worths.indices.filter { !kept[level][$0] }
    if free < open.count {
      let ranked = open.map { worths[$0] }.sorted(by: >)
      let threshold = free > 0 ? ranked[free - 1] : .infinity
      for index in open where free > 0 && worths[index] >= threshold {
        kept[level][index] = true
        free -= 1
      }
    } else {
      for index in open { kept[level][index] = true }
    }
    keepContextsAndSuffixes(level)
  }

  private mutating func keepContextsAndSuffixes(_ level: Int) {
    let order = model.orders[level]
    let below = model.orders[level - 1]
    var context = 0
    for index in order.keys.indices where kept[level][index] {
      let key = order.keys[index]
      while below.keys[context] != key >> UInt64(NGramCounts.wordBits) { context += 1 }
      kept[level - 1][context] = true
      if let suffix = below.index(of: key & BackoffModel.mask(words: level)) {
        kept[level - 1][suffix] = true
      }
    }
  }

  /// The model of what is kept; the mass of what is dropped goes to its context's backoff weight.
  private func pruned() -> BackoffModel {
    var orders = model.orders
    for level in stride(from: 1, to: orders.count, by: 1) {
      let order = model.orders[level]
      var weights = [Float](repeating: 0, count: model.orders[level - 1].keys.count)
      forEachRow(level) { row in
        var left = Float.exp(model.orders[level - 1].logBackoffs[row.context]) * row.rest
        var rest = row.rest
        var isContext = false
        for (entry, lower) in zip(row.entries, row.lower) {
          if kept[level][entry] {
            isContext = true
          } else {
            left += Float.exp(order.logProbabilities[entry])
            rest += lower
          }
        }
        guard isContext else { return }
        weights[row.context] = BackoffModel.noZero(.log(left / rest))
      }
      orders[level - 1].logBackoffs = weights
    }
    for level in orders.indices {
      let places = orders[level].keys.indices.filter { kept[level][$0] }
      orders[level] = BackoffEstimator.Order(
        keys: places.map { orders[level].keys[$0] },
        logProbabilities: places.map { orders[level].logProbabilities[$0] },
        logBackoffs: places.map { orders[level].logBackoffs[$0] })
    }
    return BackoffModel(orders: orders)
  }
}
