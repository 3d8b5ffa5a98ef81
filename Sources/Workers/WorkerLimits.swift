/// What a worker process may use before it is ended.
package struct WorkerLimits: Hashable, Sendable {
  /// The longest time without a message while one is awaited; `nil` for any time.
  package var silence: Duration?
  /// The most memory that it may hold, in bytes; `nil` for any amount.
  package var memory: Int?

  /// Creates limits.
  package init(silence: Duration? = nil, memory: Int? = nil) {
    self.silence = silence
    self.memory = memory
  }
}
