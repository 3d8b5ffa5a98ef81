import Foundation
import Subprocess
import Testing

@Suite(.enabled(if: Program.hasModel, "there is no model in Dictionaries/ or DAU_MODEL"))
struct ConvertTests {
  private let folder: TemporaryFolder
  private var output: String { folder.path + "/out" }

  init() throws { folder = try TemporaryFolder() }

  @Test func filesOfOneNameDoNotOverwriteEachOther() async throws {
    try folder.write("KẾ HOẠCH một\n", to: "in/a.txt")
    try folder.write("KẾ HOẠCH hai\n", to: "in/b/a.txt")
    try folder.write("KẾ HOẠCH ba\n", to: "in2/a.txt")
    let outcome = try await Program.run(
      "convert", folder.path + "/in", folder.path + "/in2", "-o", output)
    #expect(outcome.code == 0)
    #expect(outcome.output.isEmpty)
    #expect(outcome.messages.count == 4, "a line for each document, and the summary")
    #expect(folder.text("out/a.txt.txt")?.contains("một") == true)
    #expect(folder.text("out/b/a.txt")?.contains("hai") == true)
    #expect(folder.text("out/a.txt-2.txt")?.contains("ba") == true)
  }

  @Test func theSameInputGivesTheSameBytes() async throws {
    let file = try folder.write(
      "KẾ HOẠCH\nI. MỤC ĐÍCH\n1. Lam tot cong tac cai cach.\n", to: "a.txt")
    for name in ["x", "y"] {
      #expect(try await Program.run("convert", file, "-o", "\(folder.path)/\(name)").code == 0)
    }
    for ending in ["json", "txt", "md"] {
      #expect(folder.text("x/a.\(ending)") != nil)
      #expect(folder.text("x/a.\(ending)") == folder.text("y/a.\(ending)"))
    }
  }

  /// Reads a scan of the corpus by its image and by its garbled text layer.
  @Test(arguments: ["scan", "layer"]) func aScanIsReadNearlyWithoutErrors(kind: String) async throws
  {
    let plan = Program.checkout + "/Corpus/an-toan-thuc-pham-huyen"
    guard FileManager.default.fileExists(atPath: "\(plan)/\(kind).pdf") else {
      try Test.cancel("the sample \(plan)/\(kind).pdf is absent")
    }
    let outcome = try await Program.run("convert", "\(plan)/\(kind).pdf", "-o", output)
    #expect(outcome.code == 0, "\(outcome.error)")
    let score = try await Program.run(
      "evaluate", "text", "--pages", "\(plan)/text.txt", "\(output)/\(kind).txt")
    #expect(score.code == 0)
    let total = try #require(
      score.text.firstMatch(of: /total +\d+ \/ +(\d+) +SER +([0-9.]+) % +substituted (\d+)/))
    let syllables = try #require(Double(total.1))
    #expect(try #require(Double(total.3)) / syllables <= 0.02, "\(score.text)")
    // Beyond wrong syllables this counts those of the head and the foot, where two columns stand
    // side by side, that are right but in another order.
    #expect(try #require(Double(total.2)) <= 6, "\(score.text)")
    let structure = try await Program.run(
      "evaluate", "structure", "\(plan)/structure.json", "\(plan)/text.txt",
      "\(output)/\(kind).json")
    #expect(structure.code == 0, "\(structure.error)")
    #expect(structure.text.contains("sections"))
  }

  @Test func anInterruptedRunKeepsWhatIsFinishedAndListsIt() async throws {
    let scan = Program.checkout + "/Corpus/an-toan-thuc-pham-huyen/scan.pdf"
    guard FileManager.default.fileExists(atPath: scan) else {
      try Test.cancel("the sample \(scan) is absent")
    }
    let text = try folder.write("KẾ HOẠCH\n", to: "a.txt")
    let folder = folder
    let result = try await Subprocess.run(
      .path(.init(Program.path)),
      arguments: ["convert", text, scan, "--jobs", "1", "-o", folder.path + "/out"],
      input: .none, output: .discarded, error: .string(limit: 1 << 20)
    ) { execution in
      for _ in 0..<600 where folder.text("out/a.md") == nil {
        try await Task.sleep(for: .milliseconds(50))
      }
      // The scan takes seconds from here on.
      try await Task.sleep(for: .milliseconds(300))
      try execution.send(signal: .interrupt)
    }
    #expect(result.terminationStatus == .exited(130))
    #expect(result.standardError.contains("interrupted: 1 document") == true)
    #expect(
      folder.contents.filter { $0.hasPrefix("out/") }
        == ["a.json", "a.md", "a.txt", "failures.json", "index.json", "index.md"].map {
          "out/" + $0
        })
    #expect(folder.text("out/index.json")?.contains("a.txt") == true)
  }

  @Test func checkShowsADocument() async throws {
    let file = try folder.write("UBND XA BAC SON\nKE HOACH\n\nI. MUC DICH\n", to: "a.txt")
    let outcome = try await Program.run("check", file, "--page", "1")
    #expect(outcome.code == 0)
    #expect(outcome.error.isEmpty)
    #expect(!outcome.text.contains("\u{1B}"), "no colours in a pipe")
    for part in ["Page 1 of 1, plainText", "Changed on page 1", "Head and signature"] {
      #expect(outcome.text.contains(part))
    }
    let colored = try await Program.run("check", file, "--color", "always")
    #expect(colored.text.contains("\u{1B}[1;36m"))
  }
}
