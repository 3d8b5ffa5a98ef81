import Synchronization
import TestSupport
import Testing

@testable import LanguageModel

@Suite("Training a language model")
struct LanguageModelTrainerTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func trainer() -> LanguageModelTrainer {
    var trainer = LanguageModelTrainer()
    trainer.listedWords = Set(TinyModel.words.compactMap { WordKey($0) })
    return trainer
  }

  @Test("training twice gives the same bytes", arguments: Seeds.first(3))
  func reproducible(seed: UInt64) throws {
    let text = try folder.write(TinyModel.text(seed: seed, sentences: 300, words: 20), to: "text")
    var trainer = trainer()
    trainer.limits = [50, 40, 30]
    for name in ["one", "two"] {
      try ModelFile.write(
        try trainer.train([.init(path: text, weight: 4), .init(path: text, weight: 1)]),
        to: "\(folder.path)/\(name)")
    }
    #expect(try folder.bytes("one") == folder.bytes("two"), "seed \(seed)")
  }

  @Test("a missing text is an error that names it")
  func missing() {
    let error = #expect(throws: ModelError.self) {
      try trainer().train([.init(path: "/nowhere/text", weight: 4)])
    }
    guard case .badTrainingInput(let path, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(path == "/nowhere/text")
  }

  @Test(
    "lines that are held out are reported with their set and left out", arguments: ["", ".zst"])
  func heldOut(ending: String) throws {
    let lines = (0..<4050).map { "Ủy ban nhân dân tỉnh \($0)" }
    let text = try folder.write(lines.joined(separator: "\n"), to: "text.txt" + ending)
    let held = Held()
    var trainer = trainer()
    trainer.holdOut = HoldOut(share: 5)
    trainer.onHeldOutLine = { path, part, line in
      held.lines.withLock { $0.append("\(part) \(line)") }
    }
    _ = try trainer.train([.init(path: text, weight: 4)])
    let expected = lines.enumerated().compactMap { number, line in
      trainer.holdOut.part(ofBlock: number / 100, in: "text.txt").map { "\($0) \(line)" }
    }
    #expect((200...2000).contains(expected.count), "\(expected.count) of 4050")
    #expect(held.lines.withLock { $0 } == expected)
  }

  private final class Held: Sendable {
    let lines = Mutex<[String]>([])
  }

  @Test("a heavier source counts for more")
  func weights() throws {
    let one = try folder.write(String(repeating: "ủy ban\n", count: 20), to: "one")
    let two = try folder.write(String(repeating: "ủy viên\n", count: 20), to: "two")
    var trainer = trainer()
    trainer.listedWords.formUnion([WordKey("viên")].compactMap { $0 })
    let path = folder.path + "/m.dau"
    try ModelFile.write(
      try trainer.train([.init(path: one, weight: 12), .init(path: two, weight: 2)]), to: path)
    let model = try NGramModel(file: try ModelFile(path: path))
    func id(_ word: String) throws -> UInt16 {
      try model.vocabulary.known(word)
    }
    let context = model.advance(model.start, with: try id("ủy"))
    #expect(
      model.logProbability(of: try id("ban"), after: context)
        > model.logProbability(of: try id("viên"), after: context) + 1)
  }

  @Test("words of a list")
  func listedWords() throws {
    let list = try folder.write("Đắk Lắk\nPlei Ku, Gia Lai\n2024\n", to: "list")
    let words = try LanguageModelTrainer.words(inList: list).map(\.text).sorted()
    #expect(Set(words) == ["đắk", "lắk", "plei", "ku", "gia", "lai"])
  }
}
