import LanguageModel

extension RestorationTrainer {
  /// Teaches the channels of a model what a few pairs show, and writes it.
  ///
  /// Unlike in training, what the channels know stays: the pairs are added to it. Meant for the
  /// corrections that people make.
  ///
  /// - Parameters:
  ///   - model: the model that is taught.
  ///   - pairs: pairs of words or lines by channel.
  ///   - path: where it is written; may be the same file.
  package func teach(
    _ model: String, pairs: [PairSource], to path: String
  ) throws(ModelError) {
    let file = try ModelFile(path: model)
    var sections: [String: [UInt8]] = [:]
    for name in file.sectionNames { sections[name] = Array(try file.section(name)) }
    for name in RestorationTrainer.trainedChannels {
      var counts = ChannelCounts()
      for source in pairs where source.channel == name { try counts.add(source.path) }
      guard !counts.pairs.isEmpty else { continue }
      language.report(
        "channel \(name): taught by \(counts.words) words, \(counts.pairs.count) different pairs")
      let taught = TaughtChannel(try NoiseChannel(name: name, file: file), counts)
      sections.merge(NoiseChannel.sections(name: name, chunks: taught.chunks)) { $1 }
    }
    try ModelFile.write(sections, to: path)
  }
}
