import LanguageModel
import VietnameseText

/// Everything that restoration learned from data, mapped from one file.
public struct RestorationModel: Sendable {
  /// The n-gram model of the true text.
  public let language: NGramModel
  let abbreviations: SpellingModel
  let unknownWords: SpellingModel
  let trie: FormTrie
  let channels: [NoiseChannel]
  /// What is left out, for measuring.
  let ablation: Ablation

  /// The trained and the fixed channels, in the order in which scores are kept.
  ///
  /// `eng` is Vietnamese read by an English recogniser, `vie` by a Vietnamese one, `bare` is text
  /// typed without marks. Clean text needs no channel.
  static let channelNames = ["eng", "vie", "bare"]
  /// The lane of the recognisers that know no Vietnamese.
  static let foreign = 0
  /// The lane of text typed without marks.
  static let bare = 2

  /// Opens a model file.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - order: longest n-grams to use, where fewer than stored are wanted.
  /// - Complexity: O(1) in the size of the file; pages are read as they are needed.
  public init(path: String, order: Int = 4) throws(ModelError) {
    try self.init(path: path, order: order, without: [])
  }

  /// Opens a model file and leaves parts of restoration out.
  @_spi(Benchmarks)
  public init(path: String, order: Int = 4, without ablation: Ablation) throws(ModelError) {
    self.ablation = ablation
    let file = try ModelFile(path: path)
    language = try NGramModel(file: file, order: order)
    abbreviations = try SpellingModel(file: file, kind: .abbreviations)
    unknownWords = try SpellingModel(file: file, kind: .unknown)
    trie = try FormTrie(file: file)
    var channels: [NoiseChannel] = []
    for name in RestorationModel.channelNames {
      channels.append(try NoiseChannel(name: name, file: file))
    }
    if ablation.contains(.learnedChannel) {
      channels[RestorationModel.foreign] = channels[RestorationModel.bare]
    }
    self.channels = channels
  }
}
