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

  /// Looks again and again until the task is cancelled or the process had to be ended.
  func run() async {
    while !Task.isCancelled {
      if let loss = breach() {
        state.withLock { $0.loss = loss }
        kill(process, SIGKILL)
        return
      }
      try? await Task.sleep(for: Self.interval)
    }
  }

  private func breach() -> WorkerLoss? {
    if let memory = limits.memory, let held = ProcessFacts.memory(of: process), held > memory {
      return .memory(megabytes: memory >> 20)
    }
    let (since, allowed) = state.withLock { ($0.waitingSince, $0.silence) }
    guard let silence = allowed, let since, .now - since > silence else { return nil }
    return .silent(seconds: Int(silence.components.seconds))
  }
}
