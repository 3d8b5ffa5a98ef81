import NIOCore

/// Closes a connection unless something happens in time.
///
/// Only a connection that is closed wakes whoever waits for its next bytes.
final class ConnectionTimer: @unchecked Sendable {
  // Safe: what changes is touched only on the connection's event loop.
  private let channel: any Channel
  private let time: TimeAmount
  private var closing: Scheduled<Void>?
  private var isOver = false

  /// Starts the time.
  init(_ channel: any Channel, seconds: Double) {
    self.channel = channel
    time = .nanoseconds(Int64(seconds * 1e9))
    extend()
  }

  /// Starts the time anew.
  func extend() {
    channel.eventLoop.execute { [self] in
      closing?.cancel()
      if isOver { return }
      closing = channel.eventLoop.scheduleTask(in: time) { [channel] in
        channel.close(promise: nil)
      }
    }
  }

  /// There is no need to hurry any more.
  func end() {
    channel.eventLoop.execute { [self] in
      isOver = true
      closing?.cancel()
    }
  }
}
