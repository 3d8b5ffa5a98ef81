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

  /// A page that is read in less time than this is soon done with.
  private static let shortTime = Duration.milliseconds(20)
  /// So many jobs must wait before a worker gets one ahead of its time: the last pages of a document go
  /// to whoever is free.
  private static let plenty = 4

  /// The life of one worker: from its first job to its end.
  private static func work(
    off queue: PageQueue, from first: PageJob, _ command: WorkerCommand
  ) async {
    let open = OpenJobs(first)
    do {
      try await WorkerProcess.run(command) { process in
        var last: WorkerRequest?
        func send(_ job: PageJob) async throws {
          try await process.send(try WireFormat.message(of: job.request, after: last))
          last = job.request
        }
        try await send(first)
        var isQuick = false
        while let job = open.first {
          // Where pages take no longer than messages, the next request waits for the worker, and not
          // the worker for it.
          if isQuick, open.count == 1, let spare = queue.spare(of: plenty) {
            open.add(spare)
            try await send(spare)
          }
          let start = ContinuousClock.now
          open.answer(
            .success(try await WireFormat.receive(from: process, within: job.timeout)))
          isQuick = ContinuousClock.now - start < shortTime
          if open.count == 0 {
            guard let next = await queue.next() else { return }
            open.add(next)
            try await send(next)
          }
        }
      }
    } catch let loss as WorkerLoss {
      open.answer(.failure(WorkerFailure(loss)))
    } catch {
      open.answer(.failure(.notStarted(String(describing: error))))
    }
    // The worker had not begun with what is left.
    while let job = open.take() { queue.putBack(job) }
  }
}

/// What a worker has been given and has not answered, in this order.
private final class OpenJobs: Sendable {
  private let jobs: Mutex<[PageJob]>

  init(_ first: PageJob) { jobs = Mutex([first]) }

  var count: Int { jobs.withLock(\.count) }
  var first: PageJob? { jobs.withLock(\.first) }

  func add(_ job: PageJob) { jobs.withLock { $0.append(job) } }

  /// Takes the first job out.
  func take() -> PageJob? { jobs.withLock { $0.isEmpty ? nil : $0.removeFirst() } }

  /// Answers the first job, if one is open.
  func answer(_ result: Result<WireFormat.Answer, WorkerFailure>) {
    take()?.answer.resume(returning: result)
  }
}
