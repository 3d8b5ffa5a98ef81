import Foundation
import Subprocess
import TestSupport
import Testing

@Suite struct CommandLineTests {
  /// What the program says of a command.
  private struct Command: Decodable {
    struct Argument: Decodable {
      var kind: String
      var abstract: String?
      var shouldDisplay: Bool
      var names: [Name]?
      struct Name: Decodable { var name: String }
    }
    var commandName: String
    var abstract: String?
    var arguments: [Argument]?
    var subcommands: [Command]?
  }

  private static func commands() async throws -> [(path: [String], command: Command)] {
    struct Dump: Decodable { var command: Command }
    let dump = try await Program.run("--experimental-dump-help")
    func walk(_ command: Command, _ path: [String]) -> [(path: [String], command: Command)] {
      [(path, command)]
        + (command.subcommands ?? []).flatMap { walk($0, path + [$0.commandName]) }
    }
    return walk(try JSONDecoder().decode(Dump.self, from: Data(dump.output)).command, [])
      .filter { $0.path.first != "help" }
  }

  @Test func everyCommandExplainsItselfAndItsOptions() async throws {
    let commands = try await Self.commands()
    #expect(commands.count > 20)
    for (path, command) in commands {
      let outcome = try await Program.run(arguments: path + ["--help"])
      #expect(outcome.code == 0 && outcome.error.isEmpty, "\(path)")
      #expect(outcome.text.contains("OVERVIEW: ") && outcome.text.contains("USAGE: dau"), "\(path)")
      #expect(command.abstract?.hasSuffix(".") == true, "\(path)")
      for argument in command.arguments ?? [] where argument.shouldDisplay {
        let name = argument.names?.first?.name ?? argument.kind
        #expect(argument.abstract?.isEmpty == false, "\(path): \(name)")
      }
    }
  }

  /// An option that no test names may have stopped working; one that turns another off
  /// stands for both.
  @Test func everyOptionIsNamedByATest() async throws {
    let text = ["Tests", "Scripts/archive"].flatMap { folder in
      let files = FileManager.default.enumerator(atPath: "\(Program.checkout)/\(folder)")
      return files?.compactMap { $0 as? String }.map { "\(Program.checkout)/\(folder)/\($0)" } ?? []
    }.compactMap { try? String(contentsOfFile: $0, encoding: .utf8) }.joined()
    let named = Set(text.matches(of: /--?[a-z][a-z-]*/).map { String($0.output) })
    for (path, command) in try await Self.commands() {
      for argument in command.arguments ?? [] where argument.shouldDisplay {
        let names = argument.names?.map(\.name) ?? []
        let isNamed = names.contains { named.contains("--\($0)") || named.contains("--no-\($0)") }
        #expect(names.isEmpty || isNamed, "\(path): \(names)")
      }
    }
  }

  @Test func theProgramTellsItsVersion() async throws {
    let outcome = try await Program.run("--version")
    #expect(outcome.code == 0)
    #expect(outcome.text.wholeMatch(of: /dau \d+\.\d+\.\d+\n/) != nil, "\(outcome.text)")
  }

  @Test(arguments: [
    ["convert"], ["convert", "a.pdf"], ["convert", "a", "-o", "b", "--pages", "x"],
    ["report", "a"], ["report", "a", "-o", "b", "--language", "fr"], ["restore", "--nothing"],
    ["convert", "a", "-o", "b", "--formats", "docx"], ["nothing"],
  ])
  func wrongUsageIs64(arguments: [String]) async throws {
    let outcome = try await Program.run(arguments: arguments)
    #expect(outcome.code == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.error.hasPrefix("Error: "))
  }

  /// Command lines that no command takes, and what it says to them.
  static let wrong: [(line: String, text: String)] = [
    ("convert a -o b --jobs 0", "--jobs wants a number above 0."),
    ("convert a -o b --dpi 1", "--dpi wants a number from 72 to 1200, not 1."),
    ("convert a -o b --page-timeout 0", "--page-timeout wants a number of seconds above 0."),
    (
      "convert a -o b --document-timeout 0", "--document-timeout wants a number of seconds above 0."
    ),
    ("convert a -o b --memory-limit 1", "--memory-limit wants at least 64 megabytes."),
    ("watch a -o b --interval 0", "--interval and --quiet-time want numbers of seconds."),
    ("report a -o b --image-width 1", "--image-width wants a number from 100 to 4000, not 1."),
    ("report a -o b --page-limit=-1", "--page-limit wants a number from 0."),
    (
      "report /dev/null -o /dev/null",
      "--output wants another file than the one that the report is on."
    ),
    ("structure a -o b --timing", "--timing goes without -o."),
    ("structure a b", "Without -o give one file and one format."),
    ("structure a --formats pdf", "--formats wants no pdf here: text has no pages to write under."),
    ("duties a --before x", "--before wants a date as in 2025-06-30."),
    ("serve --port 70000", "--port wants a number from 0 to 65535."),
    ("serve --threads 0", "--threads wants a number above 0."),
    ("worker --page-workers 0", "--page-workers wants a number above 0."),
    (
      "train --adapt a -o b",
      "--adapt wants --text or --corrections (once or more), and no --language-model."
    ),
    ("train --channels a -o b", "--channels wants --text (once or more), and no --adapt."),
    ("train --text a --weight 2 -o b", "--weight wants a number from 0 to 1, and --adapt."),
    ("train -o b", "Give either --text (once or more) or --language-model."),
    ("train --text a --hold-out=-1 -o b", "--hold-out wants 0 or a number above."),
    ("train --text a --limits x -o b", "--limits wants one to three numbers above 0, not x"),
    (
      "train --text a=16 -o b",
      "--text wants FILE or FILE=WEIGHT with a weight from 1 to 15, not a=16"
    ),
    ("evaluate text a", "Give pairs of files: GOLD TEXT [GOLD TEXT ...]."),
    ("evaluate structure a", "Give triples of files: REFERENCE GOLD DOCUMENT ..."),
    ("evaluate evidence a", "Give scans with their true texts: SCAN=TRUTH ..."),
    ("arpa tokens a --clauses --score", "Give --clauses or --score, not both."),
  ]

  @Test(arguments: wrong) func whatIsWrongIsSaid(line: String, text: String) async throws {
    let outcome = try await Program.run(arguments: line.split(separator: " ").map(String.init))
    #expect(outcome.code == 64)
    #expect(outcome.messages.first == "Error: " + text)
  }

  /// The sources hold no refusal that the list above lacks.
  @Test func everyRefusalIsTested() throws {
    let sources = URL(fileURLWithPath: Program.checkout + "/Sources/dau")
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    var count = 0
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      let text = try String(contentsOf: file, encoding: .utf8)
      for refusal in text.matches(of: /ValidationError\(\s*"([^"\\]+)/) {
        count += 1
        #expect(Self.wrong.contains { $0.text.hasPrefix(refusal.output.1) }, "\(refusal.output.1)")
      }
    }
    #expect(count == Self.wrong.count)
  }

  @Test(.enabled(if: Program.canRun("python3"), "python3 is not installed"))
  func everyCommandHasAManualPage() async throws {
    let folder = try TemporaryFolder()
    let result = try await Subprocess.run(
      .path(.init(Program.checkout + "/Scripts/make-manuals")), arguments: [folder.path],
      environment: .inherit.updating(["DAU": Program.path]), output: .discarded,
      error: .string(limit: 1 << 16))
    #expect(result.terminationStatus == .exited(0), "\(result.standardError)")
    for (path, command) in try await Self.commands() {
      let name = (["dau"] + path).joined(separator: "-")
      let page = try #require(folder.text("man1/\(name).1"), "\(name)")
      for argument in command.arguments ?? [] where argument.shouldDisplay {
        for name in argument.names ?? [] {
          #expect(page.contains(name.name.replacing("-", with: "\\-")), "\(path): \(name.name)")
        }
      }
    }
    for shell in ["dau.bash", "_dau", "dau.fish"] {
      #expect(folder.text("completions/\(shell)")?.contains("only-failed") == true, "\(shell)")
    }
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
