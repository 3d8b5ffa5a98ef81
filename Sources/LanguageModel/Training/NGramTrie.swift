/// Turns a model's n-grams into the sections of a file in which they are looked up, and back.
enum NGramTrie {
  /// Bits of the code of a probability of the highest order: 32 values, chosen to fit the model.
  static let codeBits = 5

  /// The sections of a model file that hold the n-grams.
  ///
  /// An n-gram whose context or suffix the model lacks could never be found and is left out.
  ///
  /// - Complexity: O(*n* log *n*).
  static func sections(of model: BackoffModel) -> [String: [UInt8]] {
    let orders = reachable(model.orders)
    var sections = [
      "ngrams.1": zip(orders[0].logProbabilities, orders[0].logBackoffs).flatMap { [$0, $1] }
        .rawBytes
    ]
    guard orders.count > 1 else { return sections }
    let rows = rows(of: orders[1], words: orders[0].keys.count)
    sections["ngrams.rows"] = rows.map(UInt32.init).rawBytes
    var level = orders.count - 1
    var starts: [Int]
    if level > 1 {
      let values = CodeBook(fitting: orders[level].logProbabilities, bits: codeBits)
      sections["ngrams.\(level + 1).values"] = values.values.rawBytes
      var bytes: [UInt8]
      (bytes, starts) = pack(orders[level], below: orders[level - 1], orders[1], rows, values)
      sections["ngrams.\(level + 1)"] = bytes
      level -= 1
    } else {
      starts = [Int](repeating: 0, count: orders[1].keys.count + 1)
    }
    while level > 0 {
      sections.merge(levelSections(orders[level], order: level + 1, starts)) { $1 }
      starts = childStarts(of: orders[level - 1], in: orders[level])
      level -= 1
    }
    return sections
  }

  /// The n-grams that a search from their first word on comes to.
  private static func reachable(_ orders: [BackoffEstimator.Order]) -> [BackoffEstimator.Order] {
    var result = Array(orders.prefix(1))
    for level in orders.indices.dropFirst() {
      let order = orders[level]
      let below = result[level - 1]
      var kept = BackoffEstimator.Order()
      for (index, key) in order.keys.enumerated()
      where below.index(of: key >> UInt64(NGramCounts.wordBits)) != nil
        && below.index(of: key & BackoffModel.mask(words: level)) != nil
      {
        kept.append(
          key, probability: order.logProbabilities[index], backoff: order.logBackoffs[index])
      }
      result.append(kept)
    }
    return result
  }

  /// Where the bigrams of each word begin, and the end of the last.
  private static func rows(of bigrams: BackoffEstimator.Order, words: Int) -> [Int] {
    var rows = [Int](repeating: 0, count: words + 1)
    for key in bigrams.keys { rows[Int(key >> UInt64(NGramCounts.wordBits)) + 1] += 1 }
    for word in 0..<words { rows[word + 1] += rows[word] }
    return rows
  }

  /// Where the n-grams that go on from each n-gram of `order` begin in the order above.
  private static func childStarts(
    of order: BackoffEstimator.Order, in above: BackoffEstimator.Order
  ) -> [Int] {
    var starts: [Int] = []
    starts.reserveCapacity(order.keys.count + 1)
    var index = 0
    for key in order.keys {
      while index < above.keys.count, above.keys[index] >> UInt64(NGramCounts.wordBits) < key {
        index += 1
      }
      starts.append(index)
    }
    starts.append(above.keys.count)
    return starts
  }

  /// The sections of an `NGramLevel`.
  private static func levelSections(
    _ level: BackoffEstimator.Order, order: Int, _ starts: [Int]
  ) -> [String: [UInt8]] {
    // The largest blocks in which every start can be told by 16 bits.
    var bits = 6
    func fits(_ index: Int) -> Bool { starts[index] - starts[(index >> bits) << bits] <= 0xFFFF }
    while bits > 0, !starts.indices.allSatisfy(fits) {
      bits -= 1
    }
    let blocks = stride(from: 0, to: starts.count, by: 1 << bits).map { UInt32(starts[$0]) }
    var values: [UInt32] = []
    values.reserveCapacity(starts.count)
    for (index, start) in starts.enumerated() {
      var value = UInt32(start - starts[(index >> bits) << bits]) << 16
      if index < level.keys.count {
        let backoff = level.logBackoffs[index]
        let code = backoff == 0 ? 0 : LogCode.backoff(backoff)
        value |= UInt32(code) << 8 | UInt32(LogCode.probability(level.logProbabilities[index]))
      }
      values.append(value)
    }
    return [
      "ngrams.\(order).words": level.keys.map { UInt16($0 & NGramCounts.wordMask) }.rawBytes,
      "ngrams.\(order).values": values.rawBytes,
      "ngrams.\(order).blocks": ([UInt32(bits)] + blocks).rawBytes,
    ]
  }

  /// The bytes of `PackedNGrams`, and where the n-grams of each context begin among them.
  private static func pack(
    _ order: BackoffEstimator.Order, below contexts: BackoffEstimator.Order,
    _ bigrams: BackoffEstimator.Order, _ rows: [Int], _ values: CodeBook
  ) -> (bytes: [UInt8], starts: [Int]) {
    let first = childStarts(of: contexts, in: order)
    var writer = BitWriter()
    var starts: [Int] = []
    starts.reserveCapacity(first.count)
    for (context, key) in contexts.keys.enumerated() {
      starts.append(writer.bytes.count)
      let word = Int(key & NGramCounts.wordMask)
      let row = rows[word]..<rows[word + 1]
      let rankBits = PackedNGrams.rankBits(among: row.count)
      var place = row.lowerBound
      for index in first[context]..<first[context + 1] {
        let bigram = order.keys[index] & BackoffModel.mask(words: 2)
        while place < row.upperBound, bigrams.keys[place] < bigram { place += 1 }
        let code = values.code(of: order.logProbabilities[index])
        writer.append(
          UInt64(place - row.lowerBound) | UInt64(code) << UInt64(rankBits),
          bits: rankBits + values.bits)
      }
      writer.fillByte()
    }
    starts.append(writer.bytes.count)
    return (writer.bytes + [UInt8](repeating: 0, count: 8), starts)
  }

  /// Gets all n-grams of a file back as lists, their probabilities as they are stored.
  ///
  /// - Complexity: O(*n*).
  static func read(_ file: ModelFile) throws(ModelError) -> BackoffModel {
    let model = try NGramModel(file: file)
    let values = try file.section("ngrams.1", of: Float.self)
    var orders = [BackoffEstimator.Order()]
    for word in 0..<(values.count / 2) {
      orders[0].append(UInt64(word), probability: values[word * 2], backoff: values[word * 2 + 1])
    }
    while orders.count < model.order {
      let above = orders.count + 1
      var found = BackoffEstimator.Order()
      for (index, key) in orders[above - 2].keys.enumerated() {
        model.forEachNGram(of: above, behind: index, key) { word, probability, backoff in
          found.append(
            key << UInt64(NGramCounts.wordBits) | UInt64(word), probability: probability,
            backoff: backoff)
        }
      }
      orders.append(found)
    }
    return BackoffModel(orders: orders)
  }
}

extension NGramModel {
  /// Calls `body` with the last word of each n-gram of an order that goes on from a context, its
  /// probability and its backoff weight, in the order of the words.
  ///
  /// - Parameters:
  ///   - index: the place of the context among those of its order.
  ///   - key: the context, packed.
  fileprivate func forEachNGram(
    of order: Int, behind index: Int, _ key: UInt64, _ body: (UInt16, Float, Float) -> Void
  ) {
    let last = UInt16(key & NGramCounts.wordMask)
    if order == highestOrder {
      let row = row(of: last)
      let rankBits = rankBits(behind: last)
      let children =
        order == 3
        ? children(ofBigram: index, rankBits: rankBits)
        : children(ofTrigram: index, rankBits: rankBits)
      for place in 0..<Int(children.count) {
        let ngram = highest.ngram(place, in: children, rankBits: rankBits)
        guard ngram.rank < row.count else { continue }
        body(bigrams.word(row.lowerBound + ngram.rank), ngram.1, 0)
      }
      return
    }
    let level = order == 2 ? bigrams : trigrams
    let range: Range<Int>
    if order == 2 {
      range = row(of: last)
    } else {
      let children = bigrams.children(of: index)
      range = Int(children.lowerBound)..<Int(children.upperBound)
    }
    for place in range.clamped(to: 0..<level.count) {
      let entry = level[place]
      body(
        level.word(place), -Float(entry.probability) * LogCode.probabilityStep,
        BackoffModel.noZero(LogCode.logBackoff(entry.backoff), if: entry.backoff != 0))
    }
  }
}
