/// Gets the n-grams of a model file back as lists, though its tables hold only fingerprints.
///
/// The model looks an n-gram up only where its context can be gone on from and where the n-gram
/// without its first word is known, so trying exactly these finds all that it can ever find: for a
/// context, the words that are known behind its suffix. Among them are n-grams that nobody put in,
/// about one look-up in 4,000, which a fingerprint takes for known. They are part of the model, and
/// a copy without them would give other probabilities.
struct StoredNGrams {
  private let tables: [NGramTable]
  private var orders: [BackoffEstimator.Order] = []
  /// For each order but the first, where the n-grams of each context of the order below begin; one
  /// more entry marks the end.
  private var rows: [[Int]] = [[]]

  /// Reads all n-grams of a file.
  ///
  /// - Complexity: a look-up for each pair of words, and for each pair of an n-gram and a word that
  ///   follows its suffix: some hundred million for the shipped model, half a minute.
  static func read(_ file: ModelFile) throws(ModelError) -> BackoffModel {
    var reader = try StoredNGrams(file: file)
    for level in reader.tables.indices { reader.addOrder(above: level) }
    return BackoffModel(orders: reader.orders)
  }

  private init(file: ModelFile) throws(ModelError) {
    let values = try file.section("ngrams.1", of: Float.self)
    var tables: [NGramTable] = []
    for length in 2...4 where file.contains("ngrams.\(length)") {
      tables.append(
        NGramTable(
          try file.section("ngrams.\(length)"),
          isHighest: !file.contains("ngrams.\(length + 1)")))
    }
    self.tables = tables
    var unigrams = BackoffEstimator.Order()
    for word in 0..<(values.count / 2) {
      unigrams.append(UInt64(word), probability: values[word * 2], backoff: values[word * 2 + 1])
    }
    orders = [unigrams]
  }

  /// The order above `level`: n-grams of `level + 2` words.
  private mutating func addOrder(above level: Int) {
    let table = tables[level]
    var found = BackoffEstimator.Order()
    var starts = [0]
    starts.reserveCapacity(orders[level].keys.count + 1)
    var words: [UInt16] = []
    var hashes: [UInt64] = []
    for index in orders[level].keys.indices {
      let key = orders[level].keys[index]
      setCandidates(of: index, level: level, to: &words)
      let context = BackoffModel.contextHash(key, words: level + 1)
      hashes.removeAll(keepingCapacity: true)
      for word in words {
        let hash = NGramHash.ngram(context, word)
        table.prefetch(hash)
        hashes.append(hash)
      }
      for (word, hash) in zip(words, hashes) {
        guard let codes = table.find(hash) else { continue }
        found.append(
          key << UInt64(NGramCounts.wordBits) | UInt64(word),
          probability: -Float(codes.probability) * LogCode.probabilityStep,
          backoff: -Float(codes.backoff) * LogCode.backoffStep)
      }
      starts.append(found.keys.count)
    }
    orders.append(found)
    rows.append(starts)
  }

  /// The words that the model would look up behind a context: none where it cannot be gone on from,
  /// else those known behind the context without its first word.
  private mutating func setCandidates(of index: Int, level: Int, to words: inout [UInt16]) {
    words.removeAll(keepingCapacity: true)
    guard level > 0 else {
      words.append(contentsOf: 0..<UInt16(orders[0].keys.count))
      return
    }
    guard orders[level].logBackoffs[index] != 0 else { return }
    let suffix = orders[level].keys[index] & BackoffModel.mask(words: level)
    guard let place = orders[level - 1].index(of: suffix),
      level == 1 || orders[level - 1].logBackoffs[place] != 0
    else {
      // A false n-gram, whose weight the model never comes to use.
      orders[level].logBackoffs[index] = 0
      return
    }
    for entry in rows[level][place]..<rows[level][place + 1] {
      words.append(UInt16(orders[level].keys[entry] & NGramCounts.wordMask))
    }
  }
}
