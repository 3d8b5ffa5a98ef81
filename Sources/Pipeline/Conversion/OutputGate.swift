import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Lets documents be written side by side until it is closed; closing waits for those under way.
///
/// So an interrupted run can end at once and yet leave no document half written.
final class OutputGate: Sendable {
  private let closed = Atomic<Bool>(false)
  // Safe: the address never changes and the lock is made for many threads.
  private nonisolated(unsafe) let lock: UnsafeMutablePointer<pthread_rwlock_t>

  init() {
    lock = .allocate(capacity: 1)
    pthread_rwlock_init(lock, nil)
  }

  deinit {
    pthread_rwlock_destroy(lock)
    lock.deallocate()
  }

  /// Whether nothing may be written any more.
  var isClosed: Bool { closed.load(ordering: .acquiring) }

  /// Runs `body` while the gate is held open; throws `CancellationError` once it is closed.
  func pass<Result>(_ body: () throws -> Result) throws -> Result {
    if isClosed { throw CancellationError() }
    pthread_rwlock_rdlock(lock)
    defer { pthread_rwlock_unlock(lock) }
    if isClosed { throw CancellationError() }
    return try body()
  }

  /// Closes the gate for good and waits until what is being written is written.
  func close() {
    closed.store(true, ordering: .releasing)
    pthread_rwlock_wrlock(lock)
    pthread_rwlock_unlock(lock)
  }
}
