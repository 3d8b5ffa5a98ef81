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

  /// A command line of a document, and what stands behind `# ` on the lines below it.
  struct Shown {
    var command: String
    var output: [String]
  }

  /// The command lines of the fenced shell blocks, with what they are shown to print.
  static func commands(_ document: String) throws -> [Shown] {
    var shown: [Shown] = []
    for match in try text(document).matches(of: /\n```sh\n(?<block>(?s:.*?)\n)```\n/) {
      for line in match.output.block.split(separator: "\n") {
        if line.hasPrefix("# ") {
          shown.indices.last.map { shown[$0].output.append(String(line.dropFirst(2))) }
        } else {
          // What stands behind the command is for the reader.
          let command = line.replacing(/\s+#\s.*$/, with: "")
          shown.append(Shown(command: String(command), output: []))
        }
      }
    }
    return shown
  }

  @Test(.enabled(if: Program.hasModel), arguments: ["README.md", "README.vi.md"])
  func exampleIsRestored(document: String) async throws {
    let blocks = try Self.blocks(document)
    try #require(blocks.count >= 2)
    let outcome = try await Program.run("restore", input: Array(blocks[0].utf8))
    #expect(outcome.code == 0)
    #expect(outcome.text == blocks[1])
  }

  /// Every command that needs neither another machine nor a server, one after the other, as a reader
  /// would type them. The desk has its own tests, the scripts theirs.
  @Test(.enabled(if: Program.hasModel))
  func commandsPrintWhatIsShown() async throws {
    let folder = try TemporaryFolder()
    let scan = "/Corpus/chuyen-doi-so-tinh/scan.pdf"
    try FileManager.default.createDirectory(
      atPath: folder.path + "/scans", withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: Program.checkout + scan, toPath: folder.path + "/scans/chuyen-doi-so-tinh.scan.pdf")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/Corpus", withDestinationPath: Program.checkout + "/Corpus")
    let commands = try Self.commands("README.md").filter {
      ($0.command.hasPrefix("dau ") && !$0.command.hasPrefix("dau serve"))
        || $0.command.hasPrefix("echo ")
    }
    try #require(commands.count > 10)
    let program = (Program.path as NSString).deletingLastPathComponent
    for shown in commands {
      // What a script goes on with is tested beside the script.
      let command = shown.command.split(separator: " && ")[0]
      let result = try await Subprocess.run(
        .name("bash"), arguments: ["-c", "\(command) 2>&1"],
        environment: .inherit.updating([
          "PATH": program + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
        ]), workingDirectory: .init(folder.path), output: .string(limit: 1 << 22), error: .discarded
      )
      // `dau check` says by its code where something needs a person.
      let codes: [TerminationStatus] = [.exited(0), .exited(6)]
      #expect(codes.contains(result.terminationStatus), "\(command)")
      let printed = (result.standardOutput ?? "").split(separator: "\n").map(Self.timeless)
      #expect(
        Array(printed.prefix(shown.output.count)) == shown.output.map { Self.timeless($0[...]) },
        "\(command)")
    }
  }

  /// A line without the times that it names.
  private static func timeless(_ line: Substring) -> String {
    String(line.replacing(/[0-9]+\.[0-9] (pages\/)?s\b/, with: "TIME"))
  }

  @Test func translationShowsTheSameCommands() throws {
    let original = try Self.commands("README.md")
    for shown in try Self.commands("README.vi.md") {
      let same = original.first { $0.command == shown.command }
      #expect(same?.output == shown.output, "\(shown.command)")
    }
  }
}
