import ArgumentParser
import Foundation
import Pipeline

struct Restore: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Restores garbled text, line for line.",
    discussion: """
      Reads a file or standard input and writes to standard output. Line breaks and white space \
      stay as they are; a word is changed only where the model is surer of the change.
      """)

  @Argument(help: ArgumentHelp("The text; standard input where none is given.", valueName: "file"))
  var file: String?

  @Flag(help: "Write a JSON object a line, with the history of every token.")
  var json = false

  @OptionGroup var model: ModelOption

  func run() throws {
    let filter = try RestoreFilter(
      modelAt: try model.find(), format: json ? .json : .text,
      threads: ProcessInfo.processInfo.activeProcessorCount)
    try filter.run(path: file)
  }
}
