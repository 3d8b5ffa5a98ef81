/// Adapts the language model of a model file to the texts of one archive.
///
/// A model of the archive's own is learned and mixed with the given one (`ModelMixture`), and the
/// mixture is pruned to the size of a trained model (`EntropyPruning`). Words that the archive uses
/// and the model lacks are added.
package struct ModelAdapter: Sendable {
  /// How much the given model counts, from 0 to 1; `nil` finds it from a tenth of the texts.
  package var weight: Double?
  /// Largest number of n-grams of orders 2, 3 and 4.
  package var limits = LanguageModelTrainer().limits
  /// How often the texts must have a new syllable.
  package var leastSyllableCount = 4
  /// How often they must have any other new word without marks.
  package var leastOtherCount = 20
  /// The lines that are left out, for measuring.
  package var holdOut = HoldOut(share: 0)
  /// Called with each line that is left out, the path of its file and the set that it belongs to.
  package var onHeldOutLine: @Sendable (_ path: String, HoldOut.Part, _ line: String) -> Void =
    { _, _, _ in }
  /// Called with a line about what is being done.
  package var report: @Sendable (String) -> Void = { _ in }

  /// Creates an adapter.
  package init() {}

  /// Adapts a model.
  ///
  /// - Complexity: that of `NGramTrie.read`, and O(*n* log *n*) in the n-grams of both models.
  /// - Returns: the sections of vocabulary and n-grams for a model file.
  package func sections(
    adapting model: ModelFile, to texts: [LanguageModelTrainer.Source]
  ) throws(ModelError) -> [String: [UInt8]] {
    let words = try WordCounter(
      reading: texts, holdOut: holdOut, onHeldOutLine: onHeldOutLine, report: report)
    var vocabulary = try VocabularyExtension(file: model)
    let known = vocabulary.count
    let ids = extend(&vocabulary, by: words)
    let stream = words.stream.map { ids[Int($0)] }
    report("\(stream.count) tokens, \(vocabulary.count - known) new words")
    report("reading the n-grams of \(model.path)")
    var general = try NGramTrie.read(model)
    general.addWords(vocabulary.count - known)
    let order = max(2, general.orders.count)
    let text = AdaptationText(stream: stream, sources: words.sources)
    let weight = weight ?? estimateWeight(text, general, order: order)
    report("the given model counts \((weight * 1000).rounded() / 1000)")
    let own = archiveModel(text.counts(order: order), order: order, words: vocabulary.count)
    let mixed = ModelMixture.mix(general, own, weight: weight)
    let pruned = EntropyPruning.prune(mixed, to: limits)
    for (level, order) in pruned.orders.enumerated() {
      report(
        "order \(level + 1): \(order.keys.count) of \(mixed.orders[level].keys.count) n-grams kept")
    }
    return vocabulary.sections.merging(NGramTrie.sections(of: pruned)) { $1 }
  }

  /// Adds the new words of the texts to the vocabulary.
  ///
  /// - Returns: for each entry of the counter its identifier.
  private func extend(
    _ vocabulary: inout VocabularyExtension, by words: WordCounter
  ) -> [UInt16] {
    var known: [WordKey: UInt16] = [:]
    for (rank, word) in vocabulary.words.enumerated() {
      known[word] = TokenClass.count + UInt16(rank)
    }
    var selection = VocabularySelection()
    selection.leastSyllableCount = leastSyllableCount * LanguageModelTrainer.unitWeight
    selection.leastOtherCount = leastOtherCount * LanguageModelTrainer.unitWeight
    for index in selection.choose(from: words.entries) {
      let entry = words.entries[index]
      guard known[entry.key] == nil, vocabulary.count < Int(NGramCounts.wordMask) else { continue }
      known[entry.key] = UInt16(vocabulary.count)
      vocabulary.add(entry.key, shapes: entry.shapes)
    }
    return words.entries.enumerated().map { index, entry in
      index < TokenClass.count ? UInt16(index) : known[entry.key] ?? TokenClass.unknown.rawValue
    }
  }

  private func archiveModel(_ counts: NGramCounts, order: Int, words: Int) -> BackoffModel {
    let estimator = BackoffEstimator(limits: limits, unit: Double(LanguageModelTrainer.unitWeight))
    return BackoffModel(orders: estimator.estimate(counts, order: order, words: words))
  }

  /// Learns from nine tenths of the texts and asks the rest which mixture it comes from.
  private func estimateWeight(
    _ text: AdaptationText, _ general: BackoffModel, order: Int
  ) -> Double {
    let own = archiveModel(
      text.countsOfTraining(order: order), order: order, words: general.wordCount)
    var probabilities: [(first: Double, second: Double)] = []
    text.forEachHeldOutNGram(order: order) { key, level in
      probabilities.append(
        (
          Float.exp(general.logProbability(key, level: level)),
          Float.exp(own.logProbability(key, level: level))
        ))
    }
    report("estimating the weight on \(probabilities.count) tokens")
    return MixtureWeight.estimate(probabilities)
  }
}

extension BackoffModel {
  /// Adds words behind the others that the model knows nothing of: each has a small share of the
  /// probability of an unknown word.
  mutating func addWords(_ count: Int) {
    let unknown = Int(TokenClass.unknown.rawValue)
    guard count > 0, !orders.isEmpty, orders[0].keys.count > unknown else { return }
    let mass = Float.exp(orders[0].logProbabilities[unknown])
    let share = mass / Double(max(10_000, 2 * count))
    orders[0].logProbabilities[unknown] = .log(mass - share * Double(count))
    for _ in 0..<count {
      orders[0].append(UInt64(orders[0].keys.count), probability: .log(share))
    }
  }
}
