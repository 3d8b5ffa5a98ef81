/// Mixes two backoff models over the same words into one.
///
///     p(w | h) = λ · p₁(w | h) + (1 − λ) · p₂(w | h)
///
/// holds exactly for the n-grams that either model stores (Jelinek and Mercer 1980, "Interpolated
/// estimation of Markov source parameters from sparse data"); all others back off, as SRILM's
/// `ngram -mix-lm` has it. The new backoff weight of a context is what makes its probabilities sum to
/// one. With *Dᵢ* = 1 − Σ pᵢ(w | h′) over the words stored after *h*, the mass that model *i* leaves
/// for all others is γᵢ *Dᵢ*, so that weight is
///
///     γ(h) = (λ D₁ γ₁ + (1 − λ) D₂ γ₂) / (λ D₁ + (1 − λ) D₂)
///
/// a mean of the two weights. Computed so, it does not suffer from probabilities that were rounded
/// and whose sum may exceed one.
struct ModelMixture {
  private let models: (BackoffModel, BackoffModel)
  private let weights: (Double, Double)

  /// Mixes with λ as the weight of the first model.
  ///
  /// - Complexity: O(*n* log *n*) in the number of n-grams.
  static func mix(_ first: BackoffModel, _ second: BackoffModel, weight: Double) -> BackoffModel {
    let mixture = ModelMixture(models: (first, second), weights: (weight, 1 - weight))
    return mixture.mixed()
  }

  /// The n-grams of one order that either model stores, with what both say of them.
  private struct Level {
    var keys: [UInt64] = []
    var logProbabilities: ([Float], [Float]) = ([], [])
    /// Zero where the model does not go on from the n-gram.
    var logBackoffs: ([Float], [Float]) = ([], [])

    func index(of key: UInt64) -> Int? {
      if key < UInt64(keys.count), keys[Int(key)] == key { return Int(key) }
      return NGramCounts(keys: keys, counts: []).index(of: key)
    }
  }

  private func mixed() -> BackoffModel {
    var orders: [BackoffEstimator.Order] = []
    var lower = Level()
    for level in 0..<max(models.0.orders.count, models.1.orders.count) {
      let union = union(level, above: lower)
      var order = BackoffEstimator.Order()
      order.keys = union.keys
      order.logProbabilities = union.keys.indices.map {
        mean(union.logProbabilities.0[$0], union.logProbabilities.1[$0])
      }
      order.logBackoffs = [Float](repeating: 0, count: union.keys.count)
      if level > 0 { setBackoffs(of: &orders[level - 1], lower, from: union, level: level) }
      orders.append(order)
      lower = union
    }
    return BackoffModel(orders: orders)
  }

  private func mean(_ first: Float, _ second: Float) -> Float {
    .log(weights.0 * Float.exp(first) + weights.1 * Float.exp(second))
  }

  /// The n-grams of an order, sorted; where one model lacks one, with what it backs off to.
  private func union(_ level: Int, above lower: Level) -> Level {
    let empty = BackoffEstimator.Order()
    let first = level < models.0.orders.count ? models.0.orders[level] : empty
    let second = level < models.1.orders.count ? models.1.orders[level] : empty
    var union = Level()
    var (i, j, context) = (0, 0, 0)
    while i < first.keys.count || j < second.keys.count {
      let key = min(
        i < first.keys.count ? first.keys[i] : .max, j < second.keys.count ? second.keys[j] : .max)
      let isInFirst = i < first.keys.count && first.keys[i] == key
      let isInSecond = j < second.keys.count && second.keys[j] == key
      var backedOff: (Float, Float) = (0, 0)
      if !isInFirst || !isInSecond {
        while lower.keys[context] != key >> UInt64(NGramCounts.wordBits) { context += 1 }
        if let suffix = lower.index(of: key & BackoffModel.mask(words: level)) {
          backedOff = (
            lower.logBackoffs.0[context] + lower.logProbabilities.0[suffix],
            lower.logBackoffs.1[context] + lower.logProbabilities.1[suffix]
          )
        }
      }
      union.keys.append(key)
      union.logProbabilities.0.append(isInFirst ? first.logProbabilities[i] : backedOff.0)
      union.logProbabilities.1.append(isInSecond ? second.logProbabilities[j] : backedOff.1)
      union.logBackoffs.0.append(isInFirst ? first.logBackoffs[i] : 0)
      union.logBackoffs.1.append(isInSecond ? second.logBackoffs[j] : 0)
      if isInFirst { i += 1 }
      if isInSecond { j += 1 }
    }
    return union
  }

  private func setBackoffs(
    of contexts: inout BackoffEstimator.Order, _ lower: Level, from union: Level, level: Int
  ) {
    var context = 0
    var start = 0
    while start < union.keys.count {
      let key = union.keys[start] >> UInt64(NGramCounts.wordBits)
      var sums = (0.0, 0.0)
      while start < union.keys.count, union.keys[start] >> UInt64(NGramCounts.wordBits) == key {
        // A bigram's suffix is its word.
        if let suffix = lower.index(of: union.keys[start] & BackoffModel.mask(words: level)) {
          sums.0 += Float.exp(lower.logProbabilities.0[suffix])
          sums.1 += Float.exp(lower.logProbabilities.1[suffix])
        }
        start += 1
      }
      while lower.keys[context] != key { context += 1 }
      let rest = (weights.0 * max(1e-4, 1 - sums.0), weights.1 * max(1e-4, 1 - sums.1))
      let weight =
        (rest.0 * Float.exp(lower.logBackoffs.0[context])
          + rest.1 * Float.exp(lower.logBackoffs.1[context])) / (rest.0 + rest.1)
      // Zero would say that nothing follows.
      contexts.logBackoffs[context] = BackoffModel.noZero(.log(weight))
    }
  }
}
