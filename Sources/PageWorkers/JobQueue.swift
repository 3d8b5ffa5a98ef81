import Synchronization
import Workers

/// Why a worker did not answer.
enum WorkerFailure: Error, Hashable, Sendable {
  /// It could not be started.
  case notStarted(String)
  /// It took longer than it was given.
  case timedOut(seconds: Int)
  /// It ended in the middle; the text says how.
  case ended(String)
  /// Its answer was none.
  case unintelligible

  /// What the end of a worker means for the page that it was at.
  init(_ loss: WorkerLoss) {
    self =
      switch loss {
      case .silent(let seconds): .timedOut(seconds: seconds)
      case .signal(let number): .ended("crashed (signal \(number))")
      case .exit(let code): .ended("ended with code \(code)")
      case .memory(let megabytes): .ended("needed more than \(megabytes) MB of memory")
      case .notStarted(let reason): .notStarted(reason)
      }
  }

  /// For the reader of a report.
  var reason: String {
    switch self {
    case .notStarted(let reason): "its reader could not be started: \(reason)"
    case .timedOut(let seconds):
      "it took longer than \(seconds) seconds and its reader was stopped"
    case .ended(let how): "its reader \(how)"
    case .unintelligible: "its reader gave no intelligible answer"
    }
  }
}

/// A request that waits for a worker, and whoever waits for the answer.
struct WorkerJob: Sendable {
  var request: WorkerRequest
  var timeout: Duration
  var answer: CheckedContinuation<Result<WorkerReply, WorkerFailure>, Never>
}

/// Jobs in the order in which they came, for several workers.
final class JobQueue: Sendable {
  private struct State {
    var jobs: [WorkerJob] = []
    var first = 0
    var waiting: [CheckedContinuation<WorkerJob?, Never>] = []
    var isClosed = false
  }

  private let state = Mutex(State())

  /// Adds a job; a worker that waits gets it at once.
  func add(_ job: WorkerJob) {
    let worker = state.withLock { state -> CheckedContinuation<WorkerJob?, Never>? in
      if let worker = state.waiting.popLast() { return worker }
      state.jobs.append(job)
      return nil
    }
    worker?.resume(returning: job)
  }

  /// The next job; waits for one, and gives `nil` once the queue is closed and empty.
  func next() async -> WorkerJob? {
    await withCheckedContinuation { continuation in
      let outcome = state.withLock { state -> WorkerJob?? in
        if state.first < state.jobs.count {
          let job = state.jobs[state.first]
          state.first += 1
          if state.first > 256, state.first * 2 > state.jobs.count {
            state.jobs.removeFirst(state.first)
            state.first = 0
          }
          return .some(job)
        }
        if state.isClosed { return .some(nil) }
        state.waiting.append(continuation)
        return nil
      }
      if let outcome { continuation.resume(returning: outcome) }
    }
  }

  /// Lets the workers go home when nothing is left to do.
  func close() {
    let waiting = state.withLock { state in
      state.isClosed = true
      defer { state.waiting = [] }
      return state.waiting
    }
    for worker in waiting { worker.resume(returning: nil) }
  }
}
