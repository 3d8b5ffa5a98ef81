import Synchronization
import Workers

/// Processes that read pages, one thread each, started when there is something to do and kept.
///
/// One that crashes or takes too long costs the page that it was at; the next page gets a new one.
package final class WorkerPool: Sendable {
  private let queue = PageQueue()

  /// Creates a pool; nothing is started yet.
  ///
  /// - Parameters:
  ///   - command: what a worker is started with; it must end in `PageService.run`.
  ///   - count: how many pages are read at a time.
  package init(_ command: WorkerCommand, count: Int) {
    for _ in 0..<max(1, count) {
      Task { [queue] in
        while let job = await queue.next() { await Self.work(off: queue, from: job, command) }
      }
    }
  }

  deinit { queue.close() }

  /// Has a request answered by the next worker that is free.
  ///
  /// - Parameter timeout: how long the answer may take from when a worker has the request.
  func send(
    _ request: WorkerRequest, timeout: Duration
  ) async throws(WorkerFailure) -> WireFormat.Answer {
    let result = await withCheckedContinuation { continuation in
      queue.add(PageJob(request: request, timeout: timeout, answer: continuation))
    }
    return try result.get()
  }

  /// The life of one worker: from its first job to its end.
  private static func work(
    off queue: PageQueue, from first: PageJob, _ command: WorkerCommand
  ) async {
    let open = OpenJob(first)
    do {
      try await WorkerProcess.run(command) { process in
        var job = first
        var last: WorkerRequest?
        while true {
          try await process.send(try WireFormat.message(of: job.request, after: last))
          last = job.request
          let answer = try await WireFormat.receive(from: process, within: job.timeout)
          open.answer(.success(answer))
          guard let next = await queue.next() else { return }
          job = next
          open.job.withLock { $0 = next }
        }
      }
    } catch let loss as WorkerLoss {
      open.answer(.failure(WorkerFailure(loss)))
    } catch {
      open.answer(.failure(.notStarted(String(describing: error))))
    }
  }
}

/// What a worker has been given and has not answered.
private final class OpenJob: Sendable {
  let job: Mutex<PageJob?>

  init(_ first: PageJob) { job = Mutex(first) }

  /// Answers the job, if one is open.
  func answer(_ result: Result<WireFormat.Answer, WorkerFailure>) {
    job.withLock { job in
      defer { job = nil }
      return job
    }?.answer.resume(returning: result)
  }
}
