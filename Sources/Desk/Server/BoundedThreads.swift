import Foundation
import Synchronization

/// Threads for what takes long, and a bounded number of jobs that wait for them.
///
/// Whoever comes when all places are taken is told so at once, so that overload costs neither memory
/// nor the time of those who were let in.
final class BoundedThreads: Sendable {
  private struct State {
    var jobs: [@Sendable () -> Void] = []
    var first = 0
    var running = 0
    var isClosed = false

    var waiting: Int { jobs.count - first }
  }

  /// A state that threads wait for.
  private final class Waiting: @unchecked Sendable {
    // Safe: the state is touched only while the condition is locked.
    let condition = NSCondition()
    var state = State()
  }

  /// How many jobs may wait.
  let room: Int
  private let waiting = Waiting()

  /// Starts threads.
  init(_ name: String, threads: Int, waiting room: Int) {
    self.room = room
    for number in 1...threads {
      let thread = Thread { [waiting] in Self.work(waiting) }
      thread.name = "\(name)-\(number)"
      thread.stackSize = 8 << 20
      thread.start()
    }
  }

  deinit {
    waiting.condition.withLock {
      waiting.state.isClosed = true
      waiting.condition.broadcast()
    }
  }

  /// How many jobs wait, and how many are being done.
  var load: (waiting: Int, running: Int) {
    waiting.condition.withLock { (waiting.state.waiting, waiting.state.running) }
  }

  /// Does a job on one of the threads.
  ///
  /// - Parameter isPatient: whether the job waits however many do; for what goes on with something
  ///   that was let in.
  /// - Throws: `APIError.busy` where too many wait; what `body` throws.
  func run<Value: Sendable>(
    isPatient: Bool = false, _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let isTaken = waiting.condition.withLock {
        guard isPatient || waiting.state.waiting < room else { return false }
        waiting.state.jobs.append { continuation.resume(with: Result(catching: body)) }
        waiting.condition.signal()
        return true
      }
      if !isTaken { continuation.resume(throwing: APIError.busy) }
    }
  }

  private static func work(_ waiting: Waiting) {
    while true {
      let job = waiting.condition.withLock { () -> (@Sendable () -> Void)? in
        while waiting.state.waiting == 0 {
          if waiting.state.isClosed { return nil }
          waiting.condition.wait()
        }
        let job = waiting.state.jobs[waiting.state.first]
        waiting.state.first += 1
        if waiting.state.waiting == 0 {
          waiting.state.jobs.removeAll(keepingCapacity: true)
          waiting.state.first = 0
        }
        waiting.state.running += 1
        return job
      }
      guard let job else { return }
      job()
      waiting.condition.withLock { waiting.state.running -= 1 }
    }
  }
}
