/// Makes the language model of a model file from an ARPA file.
package struct ARPAImporter: Sendable {
  /// Called with a line about what is being done.
  package var report: @Sendable (String) -> Void = { _ in }

  /// Creates an importer.
  package init() {}

  /// Reads an ARPA file, plain or compressed with Zstandard, of any order; n-grams of more than
  /// four words are left out.
  ///
  /// The words are those of a model, whose ways of printing them ARPA does not tell, and behind them
  /// those that only the file has.
  ///
  /// - Complexity: O(*n* log *n*) and about 80 bytes of memory an n-gram.
  /// - Returns: the sections of vocabulary and n-grams for a model file.
  package func sections(
    of path: String, wordsOf model: ModelFile
  ) throws(ModelError) -> [String: [UInt8]] {
    var vocabulary = try VocabularyExtension(file: model)
    report("reading \(path)")
    let contents = try ARPAReader.read(path, words: vocabulary.words)
    for word in contents.newWords { vocabulary.add(word, shapes: SIMD4(1, 0, 0, 0)) }
    report(
      "\(vocabulary.count) words, \(contents.newWords.count) of them new, "
        + "\(contents.droppedWords) dropped")
    if contents.fileOrder > ARPAReader.longest {
      report("n-grams of more than \(ARPAReader.longest) words are left out")
    }
    let ngrams = ARPAAssembly.assemble(contents, words: vocabulary.count)
    for (level, order) in ngrams.orders.enumerated() {
      report("order \(level + 1): \(order.keys.count) n-grams")
    }
    return vocabulary.sections.merging(NGramTrie.sections(of: ngrams)) { $1 }
  }
}
