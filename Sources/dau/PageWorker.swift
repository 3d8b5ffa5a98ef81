import ArgumentParser
import PageWorkers

/// The process that reads pages for `convert` and `check`; not for users.
struct PageWorker: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "page-worker",
    abstract: "Reads pages for another dau process: requests on standard input, answers on output.",
    shouldDisplay: false)

  @Option(help: "The most memory that the process may hold, in megabytes.")
  var memoryLimit: Int?

  func run() { WorkerLoop.run(memoryLimit: memoryLimit) }
}
