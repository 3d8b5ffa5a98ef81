import Foundation
import Testing

/// The first thing that a reader sees is what the program prints.
@Suite struct ReadmeTests {
  /// The texts between fences without a language.
  static func blocks(_ document: String) throws -> [String] {
    let text = try String(
      contentsOfFile: Program.checkout + "/" + document, encoding: .utf8)
    return text.matches(of: /\n```\n(?<block>(?s:.*?)\n)```\n/).map { String($0.output.block) }
  }

  @Test(.enabled(if: Program.hasModel), arguments: ["README.md", "README.vi.md"])
  func exampleIsRestored(document: String) async throws {
    let blocks = try Self.blocks(document)
    try #require(blocks.count >= 2)
    let outcome = try await Program.run("restore", input: Array(blocks[0].utf8))
    #expect(outcome.code == 0)
    #expect(outcome.text == blocks[1])
  }
}
