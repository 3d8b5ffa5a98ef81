/// Makes a whole backoff model of the n-grams of an ARPA file.
///
/// N-grams that fold to one have the highest of their probabilities, unigrams the sum. What the
/// model needs and the file lacks is put in at the probability that the file gives it: words that
/// only the vocabulary knows share that of `<unk>`, suffixes and contexts of n-grams (pruning by
/// SRILM leaves such holes) have the one that backing off gives. Backoff weights stay as they are,
/// or, where words were folded or dropped, are set so that probabilities sum to one again.
struct ARPAAssembly {
  private var orders: [BackoffEstimator.Order]

  /// Assembles a model over `words` words, classes included.
  ///
  /// - Complexity: O(*n* log *n*).
  static func assemble(_ contents: ARPAReader.Contents, words: Int) -> BackoffModel {
    var assembly = ARPAAssembly(orders: contents.orders.enumerated().map(merged))
    assembly.completeUnigrams(words: words, dropped: contents.droppedMass)
    let added = assembly.close()
    var model = BackoffModel(orders: assembly.orders)
    for level in 1..<max(1, model.orders.count) {
      for (key, index) in added[level] {
        model.orders[level].logProbabilities[index] = ARPAAssembly.backedOff(
          key, level: level, in: model)
      }
    }
    if contents.isFolded { model.normalize() }
    model.markContexts(clearingOthers: contents.isFolded)
    return model
  }

  /// What backing off gives for an n-gram that is stored.
  private static func backedOff(_ key: UInt64, level: Int, in model: BackoffModel) -> Float {
    let context = model.orders[level - 1].index(of: key >> UInt64(NGramCounts.wordBits))
    return (context.map { model.orders[level - 1].logBackoffs[$0] } ?? 0)
      + model.logProbability(key & BackoffModel.mask(words: level), level: level - 1)
  }

  /// The n-grams sorted, each once.
  private static func merged(level: Int, order: BackoffEstimator.Order) -> BackoffEstimator.Order {
    var places = Array(order.keys.indices)
    places.sort { (order.keys[$0], $0) < (order.keys[$1], $1) }
    var result = BackoffEstimator.Order()
    for place in places {
      let probability = order.logProbabilities[place]
      let backoff = order.logBackoffs[place]
      let last = result.keys.count - 1
      guard last >= 0, result.keys[last] == order.keys[place] else {
        result.append(order.keys[place], probability: probability, backoff: backoff)
        continue
      }
      let known = result.logProbabilities[last]
      result.logProbabilities[last] =
        level == 0 ? .log(Float.exp(known) + Float.exp(probability)) : max(known, probability)
      if result.logBackoffs[last] == 0 { result.logBackoffs[last] = backoff }
    }
    return result
  }

  private mutating func completeUnigrams(words: Int, dropped: Double) {
    let known = orders[0]
    var unigrams = BackoffEstimator.Order()
    let unknown = UInt64(TokenClass.unknown.rawValue)
    let mass =
      dropped + (known.index(of: unknown).map { Float.exp(known.logProbabilities[$0]) } ?? 1e-7)
    let sharing = words - known.keys.count + (known.index(of: unknown) == nil ? 0 : 1)
    let share = Float.log(mass / Double(max(1, sharing)))
    for word in 0..<UInt64(words) {
      let place = known.index(of: word)
      unigrams.append(
        word,
        probability: word == unknown ? share : place.map { known.logProbabilities[$0] } ?? share,
        backoff: place.map { known.logBackoffs[$0] } ?? 0)
    }
    orders[0] = unigrams
  }

  /// Puts in the contexts and suffixes that are missing, without their probabilities.
  ///
  /// - Returns: what was put in: by order, n-grams and their places.
  private mutating func close() -> [[(key: UInt64, index: Int)]] {
    var added = orders.map { _ in [(key: UInt64, index: Int)]() }
    for level in stride(from: orders.count - 1, through: 2, by: -1) {
      var missing: Set<UInt64> = []
      for key in orders[level].keys {
        for part in [key >> UInt64(NGramCounts.wordBits), key & BackoffModel.mask(words: level)]
        where orders[level - 1].index(of: part) == nil {
          missing.insert(part)
        }
      }
      guard !missing.isEmpty else { continue }
      for key in missing.sorted() {
        orders[level - 1].append(key, probability: 0)
      }
      orders[level - 1] = ARPAAssembly.merged(level: level - 1, order: orders[level - 1])
      added[level - 1] = missing.sorted().compactMap { key in
        orders[level - 1].index(of: key).map { (key, $0) }
      }
    }
    return added
  }
}

extension BackoffModel {
  /// Sets the backoff weights so that the probabilities after every context sum to one.
  mutating func normalize() {
    for level in 1..<max(1, orders.count) {
      var first = 0
      while first < orders[level].keys.count {
        let context = orders[level].keys[first] >> UInt64(NGramCounts.wordBits)
        var (sum, lower) = (0.0, 0.0)
        var end = first
        while end < orders[level].keys.count,
          orders[level].keys[end] >> UInt64(NGramCounts.wordBits) == context
        {
          sum += Float.exp(orders[level].logProbabilities[end])
          let suffix = orders[level].keys[end] & BackoffModel.mask(words: level)
          lower += Float.exp(logProbability(suffix, level: level - 1))
          end += 1
        }
        if let place = orders[level - 1].index(of: context) {
          let weight = max(1e-6, 1 - sum) / max(1e-6, 1 - lower)
          orders[level - 1].logBackoffs[place] = .log(min(1, weight))
        }
        first = end
      }
    }
  }

  /// Marks which n-grams can be gone on from: their weight is not zero.
  ///
  /// - Parameter clearingOthers: whether the weight of all others becomes zero.
  mutating func markContexts(clearingOthers: Bool) {
    for level in orders.indices {
      var isContext = [Bool](repeating: false, count: orders[level].keys.count)
      if level + 1 < orders.count {
        for key in orders[level + 1].keys {
          if let place = orders[level].index(of: key >> UInt64(NGramCounts.wordBits)) {
            isContext[place] = true
          }
        }
      }
      for place in isContext.indices {
        if isContext[place], orders[level].logBackoffs[place] == 0 {
          orders[level].logBackoffs[place] = -.leastNormalMagnitude
        } else if clearingOthers, !isContext[place] {
          orders[level].logBackoffs[place] = 0
        }
      }
    }
  }
}
