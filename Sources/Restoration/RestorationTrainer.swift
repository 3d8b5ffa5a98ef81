import LanguageModel
import VietnameseText

/// Trains everything that restoration needs and writes it to one model file.
///
/// The same input gives the same bytes.
package struct RestorationTrainer: Sendable {
  /// Pairs of lines, garbled and true, of one kind of recogniser.
  package struct PairSource: Hashable, Sendable {
    /// The channel that they teach: `eng` or `vie`.
    package var channel: String
    /// Path of the file, plain or compressed with Zstandard: garbled, a tab, true.
    package var path: String

    /// Creates a source.
    package init(channel: String, path: String) {
      self.channel = channel
      self.path = path
    }
  }

  /// Builds the vocabulary and the n-gram model.
  package var language = LanguageModelTrainer()

  /// Creates a trainer with the options of the shipped model.
  package init() {}

  /// The channels that pairs can teach.
  package static let trainedChannels = RestorationModel.channelNames.filter { $0 != "bare" }

  /// Trains a model and writes it.
  package func train(
    texts: [LanguageModelTrainer.Source], pairs: [PairSource], to path: String
  ) throws(ModelError) {
    var sections = try language.train(texts)
    try addChannels(from: pairs, to: &sections)
    try ModelFile.write(sections, to: path)
  }

  /// Trains the channels anew and writes them with the language model of an existing file.
  package func retrainChannels(
    of model: String, pairs: [PairSource], to path: String
  ) throws(ModelError) {
    let file = try ModelFile(path: model)
    var sections: [String: [UInt8]] = [:]
    for name in file.sectionNames
    where ["vocabulary.", "ngrams.", "spelling."].contains(where: name.hasPrefix) {
      sections[name] = Array(try file.section(name))
    }
    try addChannels(from: pairs, to: &sections)
    try ModelFile.write(sections, to: path)
  }

  /// Writes a model with the given vocabulary and n-grams.
  ///
  /// - Parameters:
  ///   - sections: the language model, as `ARPAImporter` and `ModelAdapter` make it.
  ///   - model: where the channels are taken from that no pairs teach.
  ///   - pairs: aligned lines, each with the channel that they teach.
  ///   - path: the file to write.
  package func write(
    language sections: [String: [UInt8]], channelsOf model: ModelFile, pairs: [PairSource],
    to path: String
  ) throws(ModelError) {
    var all: [String: [UInt8]] = [:]
    for name in model.sectionNames
    where !name.hasPrefix("vocabulary.") && !name.hasPrefix("ngrams.") {
      all[name] = Array(try model.section(name))
    }
    all.merge(sections) { $1 }
    let taught = RestorationTrainer.trainedChannels.filter { name in
      pairs.contains { $0.channel == name }
    }
    try addChannels(taught, from: pairs, to: &all)
    try ModelFile.write(all, to: path)
  }

  private func addChannels(
    _ names: [String] = RestorationTrainer.trainedChannels,
    from pairs: [PairSource], to sections: inout [String: [UInt8]]
  ) throws(ModelError) {
    for name in names {
      var counts = ChannelCounts()
      for source in pairs where source.channel == name {
        language.report("aligning \(source.path)")
        try counts.add(source.path)
      }
      language.report(
        "channel \(name): \(counts.words) words, \(counts.pairs.count) different pairs, "
          + "\(counts.joins) joined, \(counts.splits) split")
      let chunks = ChunkEstimator().estimate(counts)
      language.report("channel \(name): \(chunks.count) chunks")
      sections.merge(NoiseChannel.sections(name: name, chunks: chunks)) { $1 }
    }
    sections.merge(NoiseChannel.sections(name: "bare", chunks: NoiseChannel.bareChunks)) { $1 }
    addForms(to: &sections)
  }

  /// Adds the forms of the vocabulary.
  private func addForms(to sections: inout [String: [UInt8]]) {
    let words = (sections["vocabulary.words"] ?? []).withUnsafeBytes {
      Array($0.bindMemory(to: UInt64.self))
    }
    let unigrams = (sections["ngrams.1"] ?? []).withUnsafeBytes {
      Array($0.bindMemory(to: Float.self))
    }
    let shapes = sections["vocabulary.case"] ?? []
    let vocabulary = words.enumerated().map { (id: UInt16($0), key: WordKey(bits: $1)) }
    let trie = FormTrie.sections(vocabulary: vocabulary) { form in
      unigrams[Int(form.word) * 2]
        + Form.shapeScore(
          Vocabulary.logProbability(ofCost: shapes[Int(form.word) * 4 + form.column]))
    }
    sections.merge(trie) { $1 }
  }
}
