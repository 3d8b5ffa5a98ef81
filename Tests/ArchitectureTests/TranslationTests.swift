import Foundation
import Testing

/// The README in Vietnamese shows the commands and the figures of the one in English.
@Suite struct TranslationTests {
  /// The parts of a README between its headings.
  private static func sections(_ document: String) throws -> [[Substring]] {
    try DocumentsTests.text(document).split(separator: "\n", omittingEmptySubsequences: false)
      .split { $0.hasPrefix("## ") }.map(Array.init)
  }

  /// The lines in fences, without what is said of them.
  private static func commands(_ sections: [[Substring]]) -> Set<String> {
    var fence: Substring?
    var found: Set<String> = []
    for line in sections.joined() {
      if line.hasPrefix("```") {
        fence = fence == nil ? line : nil
      } else if fence == "```sh", let command = line.split(separator: " # ").first {
        found.insert(command.trimmingCharacters(in: .whitespaces))
      }
    }
    return found
  }

  /// The digits of the numbers in the tables of a part, whatever marks stand between them.
  private static func figures(_ section: [Substring]) -> [String] {
    section.filter { $0.hasPrefix("|") }.flatMap { row in
      row.matches(of: /\d(?:[\d.,]*\d)?/).map { $0.output.filter(\.isNumber) }
    }
  }

  @Test func commandsAreTheSame() throws {
    let (english, vietnamese) = try (
      Self.commands(Self.sections("README.md")), Self.commands(Self.sections("README.vi.md"))
    )
    #expect(english.count > 30)
    #expect(english.subtracting(vietnamese) == [], "missing in README.vi.md")
    #expect(vietnamese.subtracting(english) == [], "missing in README.md")
  }

  @Test func figuresAreTheSame() throws {
    let parts = try ["README.md", "README.vi.md"].map { try Self.sections($0) }
    #expect(parts[0].count == parts[1].count)
    for (english, vietnamese) in zip(parts[0], parts[1]) {
      #expect(Self.figures(english) == Self.figures(vietnamese))
    }
    #expect(parts[0].map { Self.figures($0).count }.max() ?? 0 > 80)
  }
}
