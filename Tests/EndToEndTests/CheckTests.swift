import Foundation
import Subprocess
import TestSupport
import Testing

@Suite struct CheckTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The JSON of a document whose text needs no model to be read.
  private func document() async throws -> String {
    try folder.write("KẾ HOẠCH\nI. MỤC ĐÍCH\n1. Làm tốt.\n", to: "in/a.txt")
    let outcome = try await Program.run(
      "structure", folder.path + "/in", "-o", folder.path + "/out")
    #expect(outcome.code == 0)
    return folder.path + "/out/a.json"
  }

  /// The same with a word that someone should look at.
  private func doubtfulDocument() async throws -> String {
    _ = try await document()
    let text = try #require(folder.text("out/a.json"))
    #expect(text.contains(#"{"form":"tốt."}"#))
    return try folder.write(
      text.replacing(
        #"{"form":"tốt."}"#,
        with: #"{"form":"tốt.","original":"tot.","probability":0.5,"flags":["doubtful"],"#
          + #""alternatives":[{"form":"tột.","probability":0.3}]}"#),
      to: "doubtful.json")
  }

  @Test func theExitCodeTellsWhetherSomethingNeedsAPerson() async throws {
    let sound = try await Program.run("check", try await document())
    #expect(sound.code == 0)
    #expect(sound.text.contains("Nothing needs a person."))
    let doubtful = try await Program.run("check", try await doubtfulDocument())
    #expect(doubtful.code == 6)
    #expect(doubtful.error.isEmpty)
    #expect(doubtful.text.contains("Needs a person: 1 doubtful word."))
    #expect(doubtful.text.contains("[tốt.]?"))
    #expect(doubtful.text.contains("tột. 30.0 %"))
    #expect(!doubtful.text.contains("\u{1B}"))
  }

  @Test func programsGetJSON() async throws {
    let outcome = try await Program.run("check", "--json", try await doubtfulDocument())
    #expect(outcome.code == 6)
    let json = try JSONSerialization.jsonObject(with: Data(outcome.output)) as? [String: Any]
    #expect(json?["schema"] as? String == "dau.check/1")
  }

  @Test func aPageThatIsNotThereIsToldOf() async throws {
    let outcome = try await Program.run("check", try await document(), "--page", "2")
    #expect(outcome.code == 3)
    #expect(outcome.messages.count == 1)
  }

  /// Runs the program with a terminal as its standard output.
  private func onTerminal(
    _ arguments: String, _ environment: [Environment.Key: String?]
  ) async throws -> String {
    let result = try await Subprocess.run(
      .name("script"),
      arguments: ["-qec", "'\(Program.path)' \(arguments)", "/dev/null"],
      environment: .inherit.updating(environment), input: .none, output: .bytes(limit: 1 << 22),
      error: .discarded)
    return String(decoding: result.standardOutput, as: UTF8.self)
  }

  @Test(.enabled(if: Program.canRun("script"), "script (bsdutils) is not installed"))
  func onATerminalTheOutputGoesThroughThePager() async throws {
    let path = try await doubtfulDocument()
    let paged: [Environment.Key: String?] = ["TERM": "dumb", "PAGER": "sed s/^/paged:/"]
    #expect(try await onTerminal("check '\(path)'", paged).contains("paged:Outline"))
    let unpaged = try await onTerminal("check --no-pager '\(path)'", paged)
    #expect(unpaged.contains("Outline") && !unpaged.contains("paged:"))
    #expect(!unpaged.contains("\u{1B}"))
    let missing = try await onTerminal(
      "check '\(path)'", ["TERM": "dumb", "PAGER": "/nonexistent/pager"])
    #expect(missing.contains("Outline"))
  }

  @Test(
    .enabled(
      if: Program.hasModel && Program.canRun("script"),
      "there is no model in Dictionaries/ or DAU_MODEL, or no script (bsdutils)"))
  func terminalsThatShowImagesGetTheDoubtfulWords() async throws {
    let scan = Program.checkout + "/Corpus/an-toan-thuc-pham-huyen/scan.pdf"
    let out = folder.path + "/out"
    #expect(try await Program.run("convert", scan, "-o", out).code == 0)
    let path = out + "/scan.json"
    let kitty = try await onTerminal("check '\(path)'", ["TERM": "xterm-kitty"])
    #expect(kitty.contains("\u{1B}_Ga=T,f=100,"))
    let plain = try await Program.run("check", path)
    #expect(plain.code == 6 && !plain.text.contains("\u{1B}"))
    let sixel = try await Program.run("check", path, "--graphics", "sixel")
    #expect(sixel.text.contains("\u{1B}P0;0;0q"))
  }
}
