import ArgumentParser
import PageService

/// The program that reads pages for `dau`; not for users.
@main
struct PagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dau-pages",
    abstract: "Reads pages for dau: requests on standard input, answers on standard output.")

  @Option(help: "The most memory that the process may hold, in megabytes.")
  var memoryLimit: Int?

  @Flag(help: "Say in JSON what is read with, and end.")
  var describe = false

  func run() {
    if describe { PageService.describe() } else { PageService.run(memoryLimit: memoryLimit) }
  }
}
