import Synchronization

/// Jobs in the order in which they came, for several workers.
final class PageQueue: Sendable {
  private struct State {
    var jobs: [PageJob] = []
    var first = 0
    var waiting: [CheckedContinuation<PageJob?, Never>] = []
    var isClosed = false

    /// The first of the jobs, of which there must be one.
    mutating func takeFirst() -> PageJob {
      let job = jobs[first]
      first += 1
      if first > 256, first * 2 > jobs.count {
        jobs.removeFirst(first)
        first = 0
      }
      return job
    }
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

  /// Puts a job back that nobody has begun; it comes before all others.
  func putBack(_ job: PageJob) {
    let worker = state.withLock { state -> CheckedContinuation<PageJob?, Never>? in
      if let worker = state.waiting.popLast() { return worker }
      state.jobs.insert(job, at: state.first)
      return nil
    }
    worker?.resume(returning: job)
  }

  /// The next job, where at least so many wait; `nil` at once where fewer do.
  func spare(of least: Int) -> PageJob? {
    state.withLock { state in
      state.jobs.count - state.first >= least ? state.takeFirst() : nil
    }
  }

  /// The next job; waits for one, and gives `nil` once the queue is closed and empty.
  func next() async -> PageJob? {
    await withCheckedContinuation { continuation in
      let outcome = state.withLock { state -> PageJob?? in
        if state.first < state.jobs.count { return .some(state.takeFirst()) }
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
