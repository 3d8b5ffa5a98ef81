import Foundation
import TestSupport
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
    #expect(outcome.messages.count == 5, "a line for each document, the summary and the places")
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
    let corpus = Program.checkout + "/Corpus"
    let plans = (try? FileManager.default.contentsOfDirectory(atPath: corpus)) ?? []
    let scans = plans.sorted().map { "\(corpus)/\($0)/scan.pdf" }
      .filter { FileManager.default.fileExists(atPath: $0) }
    guard scans.count >= 4 else { try Test.cancel("the samples in \(corpus) are absent") }
    let text = try folder.write("KẾ HOẠCH\n", to: "a.txt")
    let folder = folder
    let messages = try folder.write("", to: "messages")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["convert", text] + scans + ["--jobs", "1", "-o", folder.path + "/out"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle(forWritingAtPath: messages)
    try process.run()
    let identifier = process.processIdentifier
    // On a thread of its own, which need not wait for other tests; the scans take seconds.
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        for _ in 0..<6000 where folder.text("out/a.md") == nil { usleep(10_000) }
        kill(identifier, SIGINT)
        continuation.resume()
      }
    }
    while process.isRunning { try await Task.sleep(for: .milliseconds(10)) }
    #expect(process.terminationReason == .exit && process.terminationStatus == 130)
    let told = try #require(folder.text("messages"))
    #expect(told.contains("interrupted: "))
    let finished = folder.contents.filter { $0.hasPrefix("out/") && $0.hasSuffix(".json") }
      .filter { !["out/index.json", "out/failures.json"].contains($0) }
    #expect(finished.contains("out/a.json") && finished.count < scans.count + 1)
    // What is there is whole, and the index lists just that.
    let expected = finished.flatMap { name in
      ["json", "md", "txt"].map { String(name.dropLast(4)) + $0 }
    }
    #expect(
      folder.contents.filter { $0.hasPrefix("out/") }
        == (expected + [
          "out/catalogue.sqlite", "out/failures.json", "out/index.json", "out/index.md",
        ]).sorted())
    let index = try #require(folder.text("out/index.json"))
    for name in finished { #expect(index.contains(name.dropFirst(4)), "\(name)") }
    #expect(told.contains("interrupted: \(finished.count) document"))
  }

  @Test func checkShowsADocument() async throws {
    let file = try folder.write("UBND XA BAC SON\nKE HOACH\n\nI. MUC DICH\n", to: "a.txt")
    let outcome = try await Program.run("check", file, "--page", "1")
    #expect(outcome.code == 0 || outcome.code == 6)
    #expect(outcome.error.isEmpty)
    #expect(!outcome.text.contains("\u{1B}"), "no colours in a pipe")
    for part in ["Page 1 of 1, plainText", "KE HOACH", "[KẾ] [HOẠCH]", "Head and signature"] {
      #expect(outcome.text.contains(part))
    }
    let colored = try await Program.run("check", file, "--color", "always")
    #expect(colored.text.contains("\u{1B}[1;36m"))
  }
}
