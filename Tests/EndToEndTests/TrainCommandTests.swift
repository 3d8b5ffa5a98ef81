import Foundation
import TestSupport
import Testing

/// What `dau train` does with its options, on a text so small that it takes no time.
@Suite struct TrainCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Lines of the words of plans, in an order that nothing foretells.
  private static func lines(_ count: Int) -> String {
    let words = "ủy ban nhân dân tỉnh ban hành kế hoạch thực hiện nghị quyết của hội đồng".split(
      separator: " ")
    var random = SeededGenerator(seed: 1)
    return (0..<count).map { _ in
      (0..<12).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ") + "\n"
    }.joined()
  }

  private func train(_ options: [String]) async throws -> String {
    let model = folder.path + "/model.dau"
    let outcome = try await Program.run(arguments: ["train", "-o", model] + options)
    #expect(outcome.code == 0, "\(outcome.error)")
    return model
  }

  @Test func whatIsHeldOutIsWrittenAndMeasured() async throws {
    let text = try folder.write(Self.lines(600), to: "plans.txt")
    let heldOut = folder.path + "/held-out.tsv"
    let model = try await train(["--text", text, "--hold-out", "2", "--held-out", heldOut])
    let rows = try #require(folder.text("held-out.tsv")).split(separator: "\n").map {
      $0.split(separator: "\t")
    }
    let sets = Dictionary(grouping: rows) { $0[1] }.mapValues(\.count)
    // Whole blocks of 100 lines, and something is left to learn from.
    #expect(Set(sets.keys) == ["development", "test"])
    #expect(sets.values.allSatisfy { $0 % 100 == 0 } && rows.count < 600, "\(sets)")
    let known = Set(Self.lines(600).split(separator: "\n"))
    #expect(rows.allSatisfy { $0.count == 3 && $0[0] == "plans.txt" && known.contains($0[2]) })
    let measured = try await Program.run("evaluate", "language", "--model", model, heldOut)
    #expect(measured.code == 0, "\(measured.error)")
    for set in sets.keys { #expect(measured.text.contains("\(set) plans.txt\n"), "\(set)") }
  }

  @Test func channelsLearnFromPairs() async throws {
    let text = try folder.write(Self.lines(100), to: "plans.txt")
    let pairs = try folder.write("Uy ban nhan dan\tủy ban nhân dân\n", to: "pairs.tsv")
    let run = try await Program.run(
      "train", "--text", text, "--pairs", "eng=\(pairs)", "-o", folder.path + "/model.dau")
    #expect(run.code == 0)
    #expect(run.messages.contains { $0.hasPrefix("channel eng: 4 words, ") }, "\(run.error)")
    #expect(run.messages.contains { $0.hasPrefix("channel vie: 0 words, ") }, "\(run.error)")
  }

  @Test func wordsOfAListAreKnownHoweverRare() async throws {
    let text = try folder.write(Self.lines(100) + "xuyễn xuyễn ủy ban\n", to: "plans.txt")
    let list = try folder.write("Xuyễn\n", to: "names.txt")
    var restored: [String] = []
    for options in [[], ["--words", list]] {
      let model = try await train(["--text", text] + options)
      let run = try await Program.run("restore", "--model", model, input: Array("xuyen\n".utf8))
      restored.append(run.text.lowercased())
    }
    #expect(restored[0] != "xuyễn\n" && restored[1] == "xuyễn\n", "\(restored)")
  }
}
