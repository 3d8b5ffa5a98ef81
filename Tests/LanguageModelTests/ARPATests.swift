import TestSupport
import Testing

@testable import LanguageModel

@Suite("ARPA files")
struct ARPATests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Random n-grams' probabilities by two models over the same words.
  private static func differences(
    _ one: NGramModel, _ other: NGramModel, contexts: [[UInt16]]
  ) -> [Float] {
    contexts.flatMap { words in
      var (first, second) = (one.start, other.start)
      for word in words {
        first = one.advance(first, with: word)
        second = other.advance(second, with: word)
      }
      return (0..<UInt16(one.vocabulary.count)).map {
        abs(one.logProbability(of: $0, after: first) - other.logProbability(of: $0, after: second))
      }
    }
  }

  @Test(
    "a model comes back from its ARPA file", arguments: Seeds.first(4),
    [[100_000, 100_000, 100_000], [60, 40, 30]])
  func roundTrip(seed: UInt64, limits: [Int]) throws {
    let tiny = try TinyModel(seed: seed, limits: limits, order: seed == 4 ? 3 : 4)
    let arpa = folder.path + "/m.arpa"
    try ARPAWriter().write(modelAt: tiny.path, to: arpa)
    let base = try ModelFile(path: tiny.path)
    try ModelFile.write(
      try ARPAImporter().sections(of: arpa, wordsOf: base), to: folder.path + "/back.dau")
    let back = try NGramModel(file: try ModelFile(path: folder.path + "/back.dau"))
    #expect(back.order == tiny.model.order)
    let contexts = (0..<100).map { Array(tiny.stream[($0 * 2)..<($0 * 2 + $0 % 4)]) }
    let differences = Self.differences(tiny.model, back, contexts: contexts)
    // Half a step of rounding at most, in one probability or up to three weights.
    #expect(differences.allSatisfy { $0 <= LogCode.probabilityStep }, "seed \(seed)")
    #expect(differences.count { $0 > 1e-4 } * 500 <= differences.count, "seed \(seed)")
  }

  @Test("what a stored table holds is what went in", arguments: Seeds.first(4))
  func enumeration(seed: UInt64) throws {
    let tiny = try TinyModel(seed: seed)
    let model = try NGramTrie.read(try ModelFile(path: tiny.path))
    for level in 1..<4 {
      let mask = BackoffModel.mask(words: level)
      #expect(model.orders[level].keys == model.orders[level].keys.sorted())
      for key in model.orders[level].keys {
        #expect(model.orders[level - 1].index(of: key >> 15) != nil)
        #expect(model.orders[level - 1].index(of: key & mask) != nil)
      }
    }
    // Every n-gram of the text was kept, so it must be found; only the last words, which begin no
    // n-gram of the highest order, are in none.
    var key: UInt64 = 0
    for (place, word) in tiny.stream.dropLast(2).enumerated() {
      key = (key << 15 | UInt64(word)) & BackoffModel.mask(words: 2)
      if place > 0 { #expect(model.orders[1].index(of: key) != nil, "seed \(seed) at \(place)") }
    }
    for start in 0..<200 {
      let words = Array(tiny.stream[start..<(start + 4)])
      let key = words.reduce(UInt64(0)) { $0 << 15 | UInt64($1) }
      let context = words.dropLast().reduce(tiny.model.start) { tiny.model.advance($0, with: $1) }
      #expect(
        abs(
          model.logProbability(key, level: 3)
            - tiny.model.logProbability(of: words[3], after: context)) < 1e-4)
    }
  }

  private static let foreign = """
    written by someone
    \\data\\
    ngram 1=7
    ngram 2=5
    ngram 3=1

    \\1-grams:
    -99\t<s>\t-0.3
    -0.7\t</s>
    -1.5\t<unk>
    -0.6\tỦy\t-0.2
    -0.9\tủy\t-0.1
    -0.5\tban\t-0.25
    -1.2\tnhân_dân\t-0.1

    \\2-grams:
    -0.2\t<s> Ủy\t-0.15
    -0.3\tỦy ban
    -0.4\tủy ban
    -0.5\tban nhân_dân
    -0.6\tban </s>

    \\3-grams:
    -0.1\t<s> Ủy ban

    \\end\\
    """

  /// A model file that knows the words of a file of one line.
  private func base() throws -> ModelFile {
    let text = try folder.write("ủy hội\n", to: "base.txt")
    var trainer = LanguageModelTrainer()
    trainer.listedWords = Set(["ủy", "hội"].compactMap { WordKey($0) })
    let sources = [LanguageModelTrainer.Source(path: text, weight: 4)]
    try ModelFile.write(try trainer.train(sources), to: folder.path + "/base.dau")
    return try ModelFile(path: folder.path + "/base.dau")
  }

  @Test("words of other files are folded, added or dropped, and all still sums to one")
  func foreign() throws {
    let arpa = try folder.write(Self.foreign, to: "foreign.arpa")
    let sections = try ARPAImporter().sections(of: arpa, wordsOf: try base())
    try ModelFile.write(sections, to: folder.path + "/foreign.dau")
    let model = try NGramModel(file: try ModelFile(path: folder.path + "/foreign.dau"))
    #expect(model.order == 3)
    let ban = try model.vocabulary.known("ban")
    let uy = try model.vocabulary.known("ủy")
    #expect(try model.vocabulary.known("hội") >= TokenClass.count)
    #expect(WordKey("nhân").flatMap { model.vocabulary.id(of: $0) } == nil)
    let words = 0..<UInt16(model.vocabulary.count)
    for context in [[], [uy], [ban], [uy, ban], [ban, uy]] {
      let state = context.reduce(model.start) { model.advance($0, with: $1) }
      let sum = words.reduce(0.0) { $0 + Float.exp(model.logProbability(of: $1, after: state)) }
      #expect(abs(sum - 1) < 0.09, "\(context): \(sum)")
    }
    let decades = model.logProbability(of: uy, after: model.start) * 0.4343
    #expect(abs(decades + 0.2) < 0.02)
  }

  @Test(
    "what is no ARPA file is an error that names it and the line",
    arguments: [
      ("", "end"), ("\\data\\\n\\1-grams:\n-1 a\n", "end"),
      ("\\1-grams:\nx a\n\\end\\\n", "line 2: there is no probability"),
      ("\\1-grams:\n-1\n\\end\\\n", "line 2: there are too few words"),
      ("\\1-grams:\n-1 a x\n\\end\\\n", "line 2: the backoff weight is no number"),
      ("\\1-grams:\n-1 a\n-1 a\n\\end\\\n", "line 3: a is there twice"),
      ("\\1-grams:\n-1 a\n\\2-grams:\n-1 a b\n\\end\\\n", "line 4: b is not among the unigrams"),
      ("\\2-grams:\n-1 a b\n\\end\\\n", "line 1: the orders do not follow each other"),
    ])
  func faults(text: String, reason: String) throws {
    let arpa = try folder.write(text, to: "bad.arpa")
    let error = #expect(throws: ModelError.self) {
      try ARPAImporter().sections(of: arpa, wordsOf: try base())
    }
    #expect(error?.description.contains(arpa) == true)
    #expect(error?.description.contains(reason) == true, "\(String(describing: error))")
  }

  @Test("an ARPA file that cannot be written is an error that names it")
  func unwritable() throws {
    _ = try base()
    let error = #expect(throws: ModelError.self) {
      try ARPAWriter().write(modelAt: folder.path + "/base.dau", to: "/nowhere/m.arpa")
    }
    #expect(error?.description.contains("/nowhere/m.arpa") == true)
  }

  @Test("lines are scored token by token and written in the words of the file")
  func scores() throws {
    let tiny = try TinyModel(seed: 5)
    var scorer = LineScorer(model: tiny.model)
    let line = Array("Ủy ban 12, nhân; xyz 30/2020/NĐ-CP".utf8)
    line.withUnsafeBufferPointer { line in
      #expect(
        scorer.tokens(of: line) == ["ủy", "ban", "<number>", "nhân", "</s>", "<unk>", "<symbol>"])
      let score = scorer.score(line)
      #expect(score.tokens == 8)
      #expect(score.unknown == 1)
      #expect(score.logProbability < 0)
    }
    var total = LineScorer.Score()
    for _ in 0..<3 { total += line.withUnsafeBufferPointer { scorer.score($0) } }
    #expect(total.tokens == 24)
    #expect(total.perplexity > 1)
  }
}
