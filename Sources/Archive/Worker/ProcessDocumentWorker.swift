import Catalogue
import Foundation
import Pipeline
import Synchronization
import Workers

/// A worker that is a process of its own: `dau worker`.
struct ProcessDocumentWorker: DocumentWorker {
  let process: WorkerProcess

  func send(_ request: DocumentRequest) async throws {
    var request = request
    request.packedRows = request.rows
    request.rows = nil
    try await process.send(Array(try JSONEncoder().encode(request)))
  }

  func receive(
    onPage: @Sendable (_ done: Int, _ total: Int) -> Void
  ) async throws -> UnreadReply {
    while true {
      let message = try await process.receive()
      let reply: DocumentReply
      do {
        reply = try JSONDecoder().decode(DocumentReply.self, from: Data(message))
      } catch {
        return { Self.unreadable(error) }
      }
      if let progress = reply.progress {
        onPage(progress.done, progress.total)
        continue
      }
      guard let counts = reply.packedRows else { return { reply } }
      var parts: [[UInt8]] = []
      for count in counts { parts.append(try await process.receive(bytes: count)) }
      return { [parts] in
        do {
          var reply = reply
          reply.rows = try PackedRows.entry(from: parts)
          return reply
        } catch {
          return Self.unreadable(error)
        }
      }
    }
  }

  private static func unreadable(_ error: any Error) -> DocumentReply {
    var reply = DocumentReply(id: nil)
    reply.error = DocumentReply.Problem(
      stage: "internal", reason: "the worker's answer cannot be read: \(error)",
      exitCode: RunStatus.failure.rawValue, isPassing: true)
    return reply
  }

  /// How a worker takes its memory: a document of hundreds of pages takes much at once, which the
  /// kernel gives faster in large pieces; and what one list leaves the next one takes, where the kernel
  /// would clear it anew.
  private static let memory = [
    "hugetlb=1", "top_pad=\(4 << 20)", "mmap_threshold=\(32 << 20)", "trim_threshold=\(64 << 20)",
  ].map { "glibc.malloc." + $0 }.joined(separator: ":")

  /// How long a worker may take to come up, on the slowest disk.
  private static let startTime = Duration.seconds(120)

  /// Processes of the running program that convert with these options.
  static func source(_ options: ConversionOptions, limits: WorkerLimits) throws -> WorkerSource {
    let json = String(decoding: try JSONEncoder().encode(options), as: UTF8.self)
    return { pageWorkers, body in
      var command = WorkerCommand.own([
        "worker", "--ends-with-input", "--page-workers", "\(pageWorkers)", "--options", json,
      ])
      command.environment["GLIBC_TUNABLES"] = memory
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
