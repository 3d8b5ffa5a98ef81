import Foundation
import Subprocess
import TestSupport
import Testing

/// The first thing that a reader sees is what the program prints.
@Suite struct ReadmeTests {
  /// The paragraph of the picture; `Scripts/make-pictures` takes it from these lines.
  @Test(.enabled(if: Program.hasModel)) func paragraphIsRestored() async throws {
    func lines(_ name: String) throws -> [String] {
      let path = Program.checkout + "/Corpus/chuyen-doi-so-tinh/" + name
      let lines = try String(contentsOfFile: path, encoding: .utf8).split(
        separator: "\n", omittingEmptySubsequences: false)
      return lines[21..<25].map { $0.trimmingCharacters(in: .whitespaces) }
    }
    let garbled = try lines("garbled.txt")
    try #require(garbled[0].hasPrefix("Thu hién Nghi quyét s6 27-NQ/TU"))
    let outcome = try await Program.run(
      "restore", input: Array(garbled.joined(separator: "\n").utf8))
    #expect(outcome.code == 0)
    let restored = outcome.text.split(separator: "\n").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    #expect(restored == (try lines("text.txt")))
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

  /// The DocC catalogues, with the symbols of this build; warnings are errors there.
  @Test func documentationIsBuiltWithoutWarnings() async throws {
    let folder = try TemporaryFolder()
    let modules = (Program.path as NSString).deletingLastPathComponent + "/Modules"
    let result = try await Subprocess.run(
      .path(.init(Program.checkout + "/Scripts/build-docs")), arguments: [folder.path],
      environment: .inherit.updating(["MODULES": modules]), output: .string(limit: 1 << 20),
      error: .string(limit: 1 << 20))
    if result.terminationStatus == .exited(4) { try Test.cancel("\(result.standardError)") }
    #expect(
      result.terminationStatus.isSuccess, "\(result.standardOutput)\(result.standardError)")
    #expect(folder.contents.contains("Restoration.doccarchive/index.html"))
  }
}
