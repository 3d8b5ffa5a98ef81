import Foundation
import Terminal

/// Tells how a conversion goes as newline JSON, an object for each event.
package struct ProgressLog: Sendable {
  private struct Line: Encodable {
    var event: String
    var time: String
    var path: String?
    var documents: Int?
    var done: Int?
    var total: Int?
    var page: Int?
    var pages: Int?
    var seconds: Double?
    var stage: String?
    var reason: String?
    var exitCode: Int32?
    var duplicateOf: String?
    var message: String?
    var converted: Int?
    var kept: Int?
    var duplicates: Int?
    var failed: Int?
    var failedPages: Int?
    var doubtfulWords: Int?
    var reasons: [Reason]?
    var output: String?

    init(_ event: String) {
      self.event = event
      time = Date().formatted(.iso8601)
    }
  }

  private struct Reason: Encodable {
    var reason: String
    var count: Int
    var examples: [String]
  }

  private let stream: TerminalStream
  private let isQuiet: Bool

  /// Creates a log.
  ///
  /// - Parameters:
  ///   - stream: Where to write it.
  ///   - isQuiet: Whether to tell failures and notices only.
  package init(on stream: TerminalStream = .error, isQuiet: Bool = false) {
    self.stream = stream
    self.isQuiet = isQuiet
  }

  /// Tells an event.
  package func show(_ event: ConversionEvent) {
    switch event {
    case .failed, .notice: break
    default: if isQuiet { return }
    }
    write(Self.line(for: event))
  }

  /// Tells what came of the run.
  package func finish(_ report: ConversionReport) {
    var line = Line("ended")
    line.converted = report.converted
    line.kept = report.kept
    line.duplicates = report.duplicates
    line.failed = report.failed
    line.failedPages = report.failedPages
    line.doubtfulWords = report.doubtfulWords
    line.pages = report.pages
    line.seconds = report.seconds
    line.exitCode = report.status.rawValue
    line.output = report.output
    line.reasons = report.failureGroups.map {
      Reason(reason: $0.reason, count: $0.count, examples: $0.examples)
    }
    write(line)
  }

  private static func line(for event: ConversionEvent) -> Line {
    var line: Line
    switch event {
    case .planned(let documents):
      line = Line("planned")
      line.documents = documents
    case .started(let path):
      line = Line("started")
      line.path = path
    case .page(let path, let done, let total):
      line = Line("page")
      (line.path, line.done, line.total) = (path, done, total)
    case .finished(let path, let pages, let seconds):
      line = Line("finished")
      (line.path, line.pages, line.seconds) = (path, pages, seconds)
    case .kept(let path, let original):
      line = Line("kept")
      (line.path, line.duplicateOf) = (path, original)
    case .passed(let path):
      line = Line("passed")
      line.path = path
    case .stillFailed(let path):
      line = Line("stillFailed")
      line.path = path
    case .postponed(let path):
      line = Line("postponed")
      line.path = path
    case .failed(let failure):
      line = Line("failed")
      line.path = failure.path
      line.page = failure.page
      line.stage = failure.stage
      line.reason = failure.reason
      line.exitCode = failure.exitCode
    case .notice(let message):
      line = Line("notice")
      line.message = message
    }
    return line
  }

  private func write(_ line: Line) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let json = try? encoder.encode(line) else { return }
    stream.writeLine(String(decoding: json, as: UTF8.self))
  }
}
