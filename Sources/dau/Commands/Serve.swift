import ArgumentParser
import Desk
import Foundation
import Logging
import Pipeline
import Terminal

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Opens the review desk of an archive in the browser, with an HTTP interface.",
    discussion: """
      Listens on this machine only; to listen beyond it, a token is wanted. GET /openapi.json \
      describes the interface. The process ends on Ctrl-C or SIGTERM, when what was accepted is done.
      """)

  @Argument(
    help: ArgumentHelp(
      "The output folder of dau convert; without it, only texts and documents that are sent are read.",
      valueName: "folder"))
  var archive: String?

  @Option(help: "The address to listen at.")
  var host = "127.0.0.1"

  @Option(help: "The port to listen at; 0 for any that is free.")
  var port = 8017

  @Option(
    help: ArgumentHelp(
      "A file whose first line is the token that whoever asks must know; otherwise DAU_TOKEN.",
      valueName: "file"))
  var tokenFile: String?

  @Option(
    help: ArgumentHelp(
      "Where the source files lie, if their paths were given relative to another folder than this.",
      valueName: "folder"))
  var sources: String?

  @Option(
    help: ArgumentHelp(
      "How many texts are restored at a time; by default one a core.", valueName: "number"))
  var threads: Int?

  @OptionGroup(title: "Reading") var extraction: ExtractionFlags

  @OptionGroup var model: ModelOption

  func validate() throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError("--port wants a number from 0 to 65535.")
    }
    guard threads ?? 1 > 0 else { throw ValidationError("--threads wants a number above 0.") }
  }

  func run() async throws {
    var settings = DeskSettings(
      archive: archive,
      options: ConversionOptions(extraction: extraction.options, model: try model.find()),
      threads: threads ?? ProcessInfo.processInfo.activeProcessorCount)
    settings.sources = sources
    settings.host = host
    settings.port = port
    settings.token = try token()
    var logger = Logger(label: "dau") { _ in StreamLogHandler.standardError(label: "dau") }
    logger.logLevel = .warning
    let server = try DeskServer(settings, logger: logger)
    let address = host.contains(":") ? "[\(host)]" : host
    try await server.run { port in
      TerminalStream.error.writeLine("dau: the desk is open at http://\(address):\(port)/")
    }
  }

  private func token() throws -> String? {
    guard let tokenFile else { return ProcessInfo.processInfo.environment["DAU_TOKEN"] }
    let text = try TextFile.read(tokenFile)
    guard let line = text.split(whereSeparator: \.isNewline).first, !line.isEmpty else {
      throw InputError(path: tokenFile, reason: "holds no token on its first line")
    }
    return String(line)
  }
}
