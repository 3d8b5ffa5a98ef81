import Foundation
import Subprocess
import TestSupport
import Testing

/// The first thing that a reader sees is what the program prints.
@Suite struct ReadmeTests {
  private static func text(_ document: String) throws -> String {
    try String(contentsOfFile: Program.checkout + "/" + document, encoding: .utf8)
  }

  /// The texts between fences without a language.
  static func blocks(_ document: String) throws -> [String] {
    try text(document).matches(of: /\n```\n(?<block>(?s:.*?)\n)```\n/).map {
      String($0.output.block)
    }
  }

  @Test(.enabled(if: Program.hasModel), arguments: ["README.md", "README.vi.md"])
  func exampleIsRestored(document: String) async throws {
    let blocks = try Self.blocks(document)
    try #require(blocks.count >= 2)
    let outcome = try await Program.run("restore", input: Array(blocks[0].utf8))
    #expect(outcome.code == 0)
    #expect(outcome.text == blocks[1])
  }

  /// Every command line of all documents that neither takes long nor needs another machine, as a
  /// reader would type it; the names of commands and options in running text, and the Swift.
  @Test(.enabled(if: Program.hasModel))
  func documentsShowWhatIsThere() async throws {
    let result = try await Subprocess.run(
      .path(.init(Program.checkout + "/Scripts/check-documents")),
      arguments: ["--dau", Program.path], output: .string(limit: 1 << 22),
      error: .string(limit: 1 << 20))
    let broken = result.standardOutput.split(separator: "\n")
      .filter { $0.hasPrefix("BROKEN") || $0.hasPrefix(" ") }.joined(separator: "\n")
    #expect(result.terminationStatus.isSuccess, "\(broken)\(result.standardError)")
  }
}
