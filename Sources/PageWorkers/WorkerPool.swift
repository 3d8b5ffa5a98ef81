import Subprocess
import Synchronization
import Workers

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Processes that read pages, one thread each, started when there is something to do and kept.
///
/// One that crashes or takes too long costs the page that it was at; the next page gets a new one.
public final class WorkerPool: Sendable {
  private let queue = JobQueue()

  /// Creates a pool; nothing is started yet.
  ///
  /// A worker that is gone must not take the process along when it is written to, so `SIGPIPE` is
  /// ignored from here on.
  ///
  /// - Parameters:
  ///   - command: what a worker is started with; it must end in `PageService.run`.
  ///   - count: how many pages are read at a time.
  public init(_ command: WorkerCommand, count: Int) {
    signal(SIGPIPE, SIG_IGN)
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
  ) async throws(WorkerFailure) -> WorkerReply {
    let result = await withCheckedContinuation { continuation in
      queue.add(WorkerJob(request: request, timeout: timeout, answer: continuation))
    }
    return try result.get()
  }

  /// The life of one worker: from its first job to its end.
  private static func work(
    off queue: JobQueue, from first: WorkerJob, _ command: WorkerCommand
  ) async {
    let state = WorkerState(first)
    guard WorkerCommand.isExecutable(command.executable) else {
      state.fail(.notStarted("\(command.executable) is missing; it belongs beside dau"))
      return
    }
    do {
      let run = try await Subprocess.run(
        .path(.init(command.executable)), arguments: Arguments(command.arguments),
        // Inner threads of Tesseract only get in the way of the other workers, and what the runtime
        // would write of a crash nobody reads.
        environment: .inherit.updating(
          ["OMP_THREAD_LIMIT": "1", "SWIFT_BACKTRACE": "enable=no"]),
        input: .inputWriter, output: .sequence, error: .discarded
      ) { execution in
        var answers = Answers(execution.standardOutput)
        var job = first
        while true {
          let process = execution.processIdentifier.value
          let watch = Alarm(after: job.timeout) {
            state.isTimedOut.withLock { $0 = true }
            kill(process, SIGKILL)
          }
          defer { watch.cancel() }
          _ = try await execution.standardInputWriter.write(WireFormat.line(of: job.request))
          guard let answer = try await answers.next() else { return }
          watch.cancel()
          state.answer(WireFormat.reply(answer).map(Result.success) ?? .failure(.unintelligible))
          guard let next = await queue.next() else { return }
          job = next
          state.job.withLock { $0 = next }
        }
      }
      switch run.terminationStatus {
      case .exited(let code): state.fail(.ended("ended with code \(code)"))
      case .signaled(let signal): state.fail(.ended("crashed (signal \(signal))"))
      }
    } catch {
      state.fail(.notStarted(String(describing: error)))
    }
  }
}

/// What a worker has been given and has not answered.
private final class WorkerState: Sendable {
  let job: Mutex<WorkerJob?>
  let isTimedOut = Mutex(false)

  init(_ first: WorkerJob) { job = Mutex(first) }

  /// Answers the job that is open.
  func answer(_ result: Result<WorkerReply, WorkerFailure>) {
    job.withLock { job in
      defer { job = nil }
      return job
    }?.answer.resume(returning: result)
  }

  /// Answers the job that is open, if one is, with a failure; one that took too long is told so.
  func fail(_ failure: WorkerFailure) {
    let timeout = job.withLock { $0?.timeout }
    answer(.failure(isTimedOut.withLock { $0 } ? .timedOut(timeout ?? .zero) : failure))
  }
}
