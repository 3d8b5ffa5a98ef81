import Foundation
import Pipeline
import Synchronization
import Workers

/// Something that converts one document at a time and may be lost over it.
public protocol DocumentWorker {
  /// Converts a document.
  ///
  /// - Throws: Where the worker is gone; what the document is to blame for is in the answer.
  func convert(
    _ request: DocumentRequest, onPage: @Sendable (_ done: Int, _ total: Int) -> Void
  ) async throws -> DocumentReply
}

/// Starts a worker that reads so many pages at a time, hands it to `body`, and ends it.
///
/// Throws `WorkerLoss` where the worker comes to an end before `body` does.
public typealias WorkerSource =
  @Sendable (
    _ pageWorkers: Int, _ body: @Sendable (any DocumentWorker) async throws -> Void
  ) async throws -> Void

/// A worker that is a process of its own: `dau worker`.
struct ProcessDocumentWorker: DocumentWorker {
  let process: WorkerProcess

  func convert(
    _ request: DocumentRequest, onPage: @Sendable (_ done: Int, _ total: Int) -> Void
  ) async throws -> DocumentReply {
    try await process.send(Array(try JSONEncoder().encode(request)))
    while true {
      let reply = try JSONDecoder().decode(
        DocumentReply.self, from: Data(try await process.receive()))
      guard let progress = reply.progress else { return reply }
      onPage(progress.done, progress.total)
    }
  }

  /// How long a worker may take to come up, on the slowest disk.
  private static let startTime = Duration.seconds(120)

  /// Processes of the running program that convert with these options.
  static func source(_ options: ConversionOptions, limits: WorkerLimits) throws -> WorkerSource {
    let json = String(decoding: try JSONEncoder().encode(options), as: UTF8.self)
    return { pageWorkers, body in
      let command = WorkerCommand.own([
        "worker", "--ends-with-input", "--page-workers", "\(pageWorkers)", "--options", json,
      ])
      let isReady = Mutex(false)
      do {
        try await WorkerProcess.run(command, limits: limits) { process in
          _ = try await process.receive(within: Self.startTime)
          isReady.withLock { $0 = true }
          try await body(ProcessDocumentWorker(process: process))
        }
      } catch let loss as WorkerLoss where !isReady.withLock({ $0 }) {
        // No document is to blame for a worker that does not come up.
        throw WorkerLoss.notStarted(reason: String(describing: loss))
      }
    }
  }
}
