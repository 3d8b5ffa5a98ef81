import ArgumentParser
import Pipeline
import Terminal

struct Doctor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Says whether the machine has what is needed, and how to mend what is missing.")

  @OptionGroup var model: ModelOption

  func run() async throws {
    let diagnosis = await Diagnosis(model: model.model)
    let lines = diagnosis.lines(Style(.auto, for: .output))
    TerminalStream.output.writeLine(lines.joined(separator: "\n"))
    if diagnosis.status != .ok { throw ExitCode(diagnosis.status.rawValue) }
  }
}
