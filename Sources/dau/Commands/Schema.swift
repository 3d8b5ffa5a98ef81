import ArgumentParser
import Export
import Terminal

struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema (draft 2020-12) of the documents that dau writes.")

  func run() throws {
    TerminalStream.output.write(DocumentSchema.text)
  }
}
