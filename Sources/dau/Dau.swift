import ArgumentParser
import Pipeline
import Terminal

/// The program: its commands, and the one place where errors become exit codes.
@main
struct Dau: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dau",
    abstract: "Restores Vietnamese administrative documents from scans and garbled text.",
    discussion: """
      Exit codes: 0 done; 1 other error; 2 some inputs failed, the rest was converted; 3 the input \
      could not be read; 4 something is missing on the machine (see dau doctor); 5 an output could \
      not be written; 6 dau check found something that needs a person; 64 wrong usage; 130 interrupted.
      """,
    version: Version.generator,
    subcommands: [
      Convert.self, Watch.self, Find.self, Cites.self, Duties.self, Rows.self, Serve.self,
      Worker.self, Restore.self, StructureCommand.self, Render.self, CitationsCommand.self,
      Schema.self, Check.self, ReportCommand.self, Train.self, Evaluate.self, ARPA.self,
      Doctor.self,
    ])

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      // What the commands throw is known; the rest is the argument parser's.
      let status = RunStatus(for: error)
      if status == .failure { exit(withError: error) }
      TerminalStream.error.writeLine("dau: \(String(describing: error).printable)")
      exit(withError: ExitCode(status.rawValue))
    }
  }
}
