import Synchronization

/// Jobs in the order in which they came, for several workers.
final class PageQueue: Sendable {
  private struct State {
    var jobs: [PageJob] = []
    var first = 0
    var waiting: [CheckedContinuation<PageJob?, Never>] = []
    var isClosed = false
  }

  private let state = Mutex(State())

  /// Adds a job; a worker that waits gets it at once.
  func add(_ job: PageJob) {
    let worker = state.withLock { state -> CheckedContinuation<PageJob?, Never>? in
      if let worker = state.waiting.popLast() { return worker }
      state.jobs.append(job)
      return nil
    }
    worker?.resume(returning: job)
  }

  /// The next job; waits for one, and gives `nil` once the queue is closed and empty.
  func next() async -> PageJob? {
    await withCheckedContinuation { continuation in
      let outcome = state.withLock { state -> PageJob?? in
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
