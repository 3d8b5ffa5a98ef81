import Foundation

/// Requests that wait, handed from the thread that reads them to the one that answers.
final class RequestQueue: @unchecked Sendable {
  // Safe: every access holds the lock.
  private let condition = NSCondition()
  private var messages: [[UInt8]] = []

  func add(_ message: [UInt8]) {
    condition.withLock {
      messages.append(message)
      condition.signal()
    }
  }

  func next() -> [UInt8] {
    condition.withLock {
      while messages.isEmpty { condition.wait() }
      return messages.removeFirst()
    }
  }
}
