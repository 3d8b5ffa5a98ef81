import Foundation
import Subprocess
import TestSupport
import Testing

@Suite struct CommandLineTests {
  @Test(arguments: [
    ["--help"], ["convert", "--help"], ["restore", "--help"], ["check", "--help"],
    ["report", "--help"],
    ["doctor", "--help"], ["evaluate", "--help"], ["evaluate", "text", "--help"],
    ["evaluate", "structure", "--help"], ["evaluate", "language", "--help"], ["train", "--help"],
    ["arpa", "--help"], ["arpa", "export", "--help"], ["arpa", "import", "--help"],
    ["arpa", "tokens", "--help"], ["worker", "--help"], ["watch", "--help"], ["find", "--help"],
    ["cites", "--help"], ["duties", "--help"], ["rows", "--help"],
  ])
  func everyCommandExplainsItself(arguments: [String]) async throws {
    let outcome = try await Program.run(arguments: arguments)
    #expect(outcome.code == 0)
    #expect(outcome.error.isEmpty)
    #expect(outcome.text.contains("OVERVIEW: ") && outcome.text.contains("USAGE: dau"))
  }

  @Test(arguments: [
    ["convert"], ["convert", "a.pdf"], ["convert", "a", "-o", "b", "--pages", "x"],
    ["convert", "a", "-o", "b", "--jobs", "0"], ["convert", "a", "-o", "b", "--dpi", "1"],
    ["report", "a"], ["report", "a", "-o", "b", "--language", "fr"],
    ["report", "a", "-o", "b", "--image-width", "1"], ["restore", "--nothing"], ["nothing"],
    ["evaluate", "text", "a"],
  ])
  func wrongUsageIs64(arguments: [String]) async throws {
    let outcome = try await Program.run(arguments: arguments)
    #expect(outcome.code == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.error.hasPrefix("Error: "))
  }

  @Test func doctorSaysWhatIsThereAndWhatIsMissing() async throws {
    let outcome = try await Program.run(
      "doctor", "--model", "/nonexistent.dau", environment: ["TESSDATA_PREFIX": "/nonexistent"])
    #expect(outcome.code == 4)
    #expect(outcome.error.isEmpty)
    let lines = outcome.text.split(separator: "\n")
    #expect(lines.first?.hasPrefix("✓ Tesseract") == true)
    #expect(lines.contains { $0.hasPrefix("✗ Tesseract data vie") })
    #expect(lines.contains { $0.contains("to mend: apt-get install tesseract-ocr-vie") })
    #expect(lines.contains { $0.hasPrefix("✗ model") })
  }

  @Test(.enabled(if: Program.hasModel, "there is no model in Dictionaries/ or DAU_MODEL"))
  func doctorIsContentWithThisMachine() async throws {
    let outcome = try await Program.run("doctor")
    #expect(outcome.code == 0, "\(outcome.text)")
    #expect(!outcome.text.contains("✗"))
  }

  @Test func doctorMissesTheProgramThatReadsPages() async throws {
    let folder = try TemporaryFolder()
    let alone = try Program.copy(to: folder)
    let result = try await Subprocess.run(
      .path(.init(alone)), arguments: ["doctor"], output: .string(limit: 1 << 16),
      error: .string(limit: 1 << 16))
    #expect(result.terminationStatus == .exited(4))
    let lines = result.standardOutput.split(separator: "\n")
    #expect(lines.first == "✗ dau-pages  \(folder.path)/dau-pages is missing")
    #expect(lines.dropFirst().first?.hasPrefix("  to mend: build all programs") == true)
  }

  @Test func evaluateMeasuresTexts() async throws {
    let folder = try TemporaryFolder()
    let gold = try folder.write("một hai\nba bốn\n", to: "gold.txt")
    let text = try folder.write("một hai\nba bon\n", to: "text.txt")
    let outcome = try await Program.run("evaluate", "text", "--worst", "5", gold, text)
    #expect(outcome.code == 0)
    #expect(outcome.text.contains("SER  25.00 %"))
    #expect(outcome.text.contains("bốn <- bon"))
    let missing = try await Program.run("evaluate", "text", gold, folder.path + "/no.txt")
    #expect(missing.code == 3)
    #expect(missing.messages.count == 1)
    let structure = try await Program.run("evaluate", "structure", gold, gold, gold)
    #expect(structure.code == 3)
    #expect(structure.messages.count == 1)
  }
}
