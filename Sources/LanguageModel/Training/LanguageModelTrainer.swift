import VietnameseText

/// Builds the vocabulary and the n-gram model from text files.
///
/// The same files with the same options give the same bytes.
package struct LanguageModelTrainer: Sendable {
  /// A text file and how much it counts.
  package struct Source: Hashable, Sendable {
    /// Path of the file, plain or compressed with Zstandard; one paragraph a line.
    package var path: String
    /// How often each of its tokens counts, from 1 to 15; `unitWeight` is the target domain.
    package var weight: Int

    /// Creates a source.
    package init(path: String, weight: Int) {
      self.path = path
      self.weight = weight
    }
  }

  /// Weight at which a token counts as one occurrence.
  package static let unitWeight = 4

  /// Length of the longest n-grams, from 2 to 4.
  package var order = 3
  /// Largest number of n-grams of orders 2, 3 and 4.
  package var limits = [2_000_000, 10_500_000, 4_200_000]
  /// Largest number of words.
  package var vocabularyLimit = 24_000
  /// Words that are taken in however rare they are, as names of places and people.
  package var listedWords: Set<WordKey> = []
  /// The lines that are left out of the training.
  package var holdOut = HoldOut(share: 0)
  /// Called with each line that is left out, the path of its file and the set that it belongs to.
  package var onHeldOutLine: @Sendable (_ path: String, HoldOut.Part, _ line: String) -> Void =
    { _, _, _ in }
  /// Called with a line about what is being done.
  package var report: @Sendable (String) -> Void = { _ in }

  /// Creates a trainer with the options of the shipped model.
  package init() {}

  /// Trains a model.
  ///
  /// - Complexity: about 30 bytes of memory a token of text.
  /// - Returns: the sections for the model file.
  package func train(_ sources: [Source]) throws(ModelError) -> [String: [UInt8]] {
    let words = try WordCounter(
      reading: sources, holdOut: holdOut, onHeldOutLine: onHeldOutLine, report: report)
    report("\(words.stream.count) tokens, \(words.entries.count) word forms")
    var selection = VocabularySelection()
    selection.limit = vocabularyLimit
    selection.leastSyllableCount *= LanguageModelTrainer.unitWeight
    selection.leastOtherCount *= LanguageModelTrainer.unitWeight
    selection.listed = listedWords
    let chosen = selection.choose(from: words.entries)
    var sections = Vocabulary.sections(
      words: chosen.map { words.entries[$0].key }, shapes: chosen.map { words.entries[$0].shapes })
    sections.merge(spellings(of: words.entries, chosen: Set(chosen))) { $1 }
    var ids = [UInt16](repeating: TokenClass.unknown.rawValue, count: words.entries.count)
    for kind in TokenClass.allCases { ids[Int(kind.rawValue)] = kind.rawValue }
    for (rank, index) in chosen.enumerated() { ids[index] = TokenClass.count + UInt16(rank) }
    let stream = words.stream.map { ids[Int($0)] }
    report("counting n-grams over \(chosen.count) words")
    let counts = NGramCounts.count(stream, sources: words.sources, order: order)
    report("\(counts.keys.count) n-grams of order \(order); estimating")
    let estimator = BackoffEstimator(limits: limits, unit: Double(LanguageModelTrainer.unitWeight))
    let orders = estimator.estimate(
      counts, order: order, words: chosen.count + Int(TokenClass.count))
    for (level, order) in orders.enumerated() {
      report("order \(level + 1): \(order.keys.count) n-grams kept")
    }
    sections.merge(NGramTrie.sections(of: BackoffModel(orders: orders))) { $1 }
    return sections
  }

  /// The models of how abbreviations and other words outside the vocabulary are spelled.
  private func spellings(
    of entries: [WordCounter.Entry], chosen: Set<Int>
  ) -> [String: [UInt8]] {
    // A word that is frequent says little more of how others are spelled than one that is rare.
    func weighted(_ entry: WordCounter.Entry) -> (codes: [UInt8], weight: Double) {
      (entry.key.codes, Double(entry.count).squareRoot())
    }
    let words = entries.indices.dropFirst(Int(TokenClass.count))
    let abbreviations = words.filter { entries[$0].isAbbreviation }
    let unknown = words.filter { !chosen.contains($0) && !entries[$0].isAbbreviation }
    return SpellingModel.sections(.abbreviations, abbreviations.map { weighted(entries[$0]) })
      .merging(SpellingModel.sections(.unknown, unknown.map { weighted(entries[$0]) })) { $1 }
  }

  /// All words in a file, for `listedWords`.
  package static func words(inList path: String) throws(ModelError) -> Set<WordKey> {
    var words: Set<WordKey> = []
    var tokenizer = ParagraphTokenizer()
    try CorpusReader.forEachLine(of: path) { line in
      tokenizer.forEachToken(in: line) { token in
        if case .word(let key, _, _) = token { words.insert(key) }
      }
    }
    return words
  }
}
