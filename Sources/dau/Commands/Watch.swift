import Archive
import ArgumentParser
import Pipeline
import Terminal

struct Watch: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Converts what arrives in a folder, until it is ended.",
    discussion: """
      Looks into the folders every few seconds and converts new and changed files as dau convert \
      does. A file that is still being written is left until it has not changed for a while. \
      Nothing is moved; started again, the watch goes on where it was. Ctrl-C ends it.
      """)

  @Argument(help: ArgumentHelp("The folders to watch.", valueName: "folder"))
  var folders: [String]

  @Option(name: .shortAndLong, help: ArgumentHelp("The output folder.", valueName: "folder"))
  var output: String

  @Option(help: ArgumentHelp("Time between two looks.", valueName: "seconds"))
  var interval = 2.0

  @Option(
    help: ArgumentHelp("For how long a file must not have changed.", valueName: "seconds"))
  var quietTime = 5.0

  @Flag(help: "End when all that is there is converted.")
  var once = false

  @OptionGroup(title: "Reading") var extraction: ExtractionFlags

  @OptionGroup(title: "Batches") var batch: BatchFlags

  @OptionGroup var model: ModelOption

  @OptionGroup(title: "Progress") var progress: ProgressFlags

  func validate() throws {
    guard interval > 0, quietTime >= 0 else {
      throw ValidationError("--interval and --quiet-time want numbers of seconds.")
    }
  }

  func run() async throws {
    var settings = Watcher.Settings()
    settings.interval = .seconds(interval)
    settings.quietTime = .seconds(quietTime)
    settings.isOnce = once
    let progress = progress.progress
    let watcher = try Watcher(
      try batch.options(extraction, model), output: output, conversion: batch.settings,
      settings: settings
    ) { progress.show($0) }
    let interruption = Interruption {
      if let report = try? watcher.interrupt() { progress.finish(report) }
      return RunStatus.ok.rawValue
    }
    do {
      try await watcher.run(folders) { progress.finish($0) }
    } catch is CancellationError {
      // The interruption ends the program as soon as it has said what was finished.
      while true { try await Task.sleep(for: .seconds(60)) }
    }
    withExtendedLifetime(interruption) {}
  }
}
