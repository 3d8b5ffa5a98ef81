import Dispatch
import Synchronization

/// Calls something after a while, on a thread of its own: also where all threads that run tasks are
/// busy, as limits must hold just then.
package final class Alarm: Sendable {
  private static let queue = DispatchQueue(label: "dau.alarm", qos: .userInitiated)

  private let isCancelled = Mutex(false)

  /// Sets an alarm.
  ///
  /// - Parameter body: short, for other alarms wait for it.
  package init(after time: Duration, _ body: @escaping @Sendable () -> Void) {
    let (seconds, attoseconds) = time.components
    let nanoseconds = attoseconds / 1_000_000_000
    let start = DispatchTime.now() + .seconds(Int(clamping: min(seconds, 1 << 30)))
    Alarm.queue.asyncAfter(deadline: start + .nanoseconds(Int(nanoseconds))) { [self] in
      // Held while the body runs, so that it has ended when `cancel` returns.
      isCancelled.withLock { if !$0 { body() } }
    }
  }

  /// Sees to it that nothing is called from now on.
  package func cancel() { isCancelled.withLock { $0 = true } }
}
