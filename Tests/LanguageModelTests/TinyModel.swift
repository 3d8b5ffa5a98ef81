import TestSupport
import Testing

@testable import LanguageModel

/// A model of a random corpus, for properties that must hold for any model.
struct TinyModel {
  let model: NGramModel
  /// The corpus as identifiers.
  let stream: [UInt16]
  /// The model file.
  let path: String
  private let folder: TemporaryFolder

  /// Trains on sentences in which words follow each other in a few habits.
  init(
    seed: UInt64, sentences: Int = 60, words: Int = 12,
    limits: [Int] = [100_000, 100_000, 100_000],
    order: Int = 4
  ) throws {
    folder = try TemporaryFolder()
    let text = TinyModel.text(seed: seed, sentences: sentences, words: words)
    let file = try folder.write(text, to: "corpus.txt")
    var trainer = LanguageModelTrainer()
    trainer.limits = limits
    trainer.order = order
    trainer.listedWords = Set(TinyModel.words.compactMap { WordKey($0) })
    path = folder.path + "/model.dau"
    try ModelFile.write(
      try trainer.train([.init(path: file, weight: LanguageModelTrainer.unitWeight)]), to: path)
    let model = try NGramModel(file: try ModelFile(path: path))
    var stream: [UInt16] = []
    var tokenizer = ParagraphTokenizer()
    for line in text.split(separator: "\n") {
      Array(line.utf8).withUnsafeBufferPointer { bytes in
        tokenizer.forEachToken(in: bytes) { token in
          switch token {
          case .word(let key, _, _):
            stream.append(model.vocabulary.id(of: key) ?? TokenClass.unknown.rawValue)
          case .other(let kind): stream.append(kind.rawValue)
          }
        }
      }
    }
    self.model = model
    self.stream = stream
  }

  static let words = [
    "ủy", "ban", "nhân", "dân", "tỉnh", "kế", "hoạch", "thực", "hiện", "của", "về", "việc", "sở",
    "nội", "vụ", "các", "cơ", "quan", "đơn", "vị",
  ]

  static func text(seed: UInt64, sentences: Int, words count: Int) -> String {
    var random = SeededGenerator(seed: seed)
    let words = words.prefix(count)
    var text = ""
    for _ in 0..<sentences {
      var at = Int.random(in: 0..<words.count, using: &random)
      for position in 0..<Int.random(in: 1...9, using: &random) {
        if position > 0 { text += " " }
        text += Int.random(in: 0..<12, using: &random) == 0 ? "2024" : words[at]
        // Mostly the next word, so that there are long n-grams that recur.
        at =
          Int.random(in: 0..<3, using: &random) == 0
          ? Int.random(in: 0..<words.count, using: &random) : (at + 1) % words.count
      }
      text += ".\n"
    }
    return text
  }

  /// The context behind identifiers that follow a boundary.
  func context(_ words: some Sequence<UInt16>) -> NGramModel.Context {
    words.reduce(model.start) { model.advance($0, with: $1) }
  }
}

extension Vocabulary {
  /// The identifier of a word that must be known.
  func known(_ word: String) throws -> UInt16 {
    let key = try #require(WordKey(word))
    return try #require(id(of: key))
  }
}
