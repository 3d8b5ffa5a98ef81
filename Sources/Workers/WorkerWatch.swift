import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Ends a worker process that breaks its limits, and remembers why.
final class WorkerWatch: Sendable {
  private struct State {
    var waitingSince: ContinuousClock.Instant?
    var silence: Duration?
    var loss: WorkerLoss?
    var isOver = false
  }

  private static let interval = Duration.milliseconds(100)

  private let process: pid_t
  private let limits: WorkerLimits
  private let state = Mutex(State())

  init(process: pid_t, limits: WorkerLimits) {
    self.process = process
    self.limits = limits
  }

  /// Why the process was ended, if it was.
  var loss: WorkerLoss? { state.withLock { $0.loss } }

  /// Starts the clock: a message is awaited from now on, for so long.
  func await(_ silence: Duration?) {
    state.withLock { state in
      state.waitingSince = .now
      state.silence = silence
    }
  }

  /// Stops the clock.
  func rest() { state.withLock { $0.waitingSince = nil } }

  /// Looks again and again until `stop` or until the process had to be ended.
  func start() {
    _ = Alarm(after: Self.interval) { [self] in
      let loss = breach()
      let goesOn = state.withLock { state in
        guard !state.isOver else { return false }
        state.loss = loss
        if loss != nil { kill(process, SIGKILL) }
        return loss == nil
      }
      if goesOn { start() }
    }
  }

  /// Ends the watch; from now on no process is ended.
  func stop() { state.withLock { $0.isOver = true } }

  private func breach() -> WorkerLoss? {
    if let memory = limits.memory, let held = ProcessFacts.memory(of: process), held > memory {
      return .memory(megabytes: memory >> 20)
    }
    let (since, allowed) = state.withLock { ($0.waitingSince, $0.silence) }
    guard let silence = allowed, let since, .now - since > silence else { return nil }
    return .silent(seconds: Int(silence.components.seconds))
  }
}
