import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The worker's end of the conversation: messages on standard input and standard output.
///
/// Standard output is taken away from everything else in the process: what a library prints there
/// goes to standard error and cannot fall between the messages.
package final class MessageStream: Sendable {
  private struct Input {
    var buffer: [UInt8] = []
    var position = 0
    var isAtEnd = false
  }

  private let output: Int32
  private let input = Mutex(Input())
  private let writing = Mutex(())
  /// A message longer than this is cut: the sender is out of step.
  private static let limit = 1 << 28

  /// Takes standard input and output.
  package init() {
    output = fcntl(1, F_DUPFD_CLOEXEC, 3)
    dup2(2, 1)
  }

  /// Waits for the next message; `nil` where the sender is gone.
  package func receive() -> [UInt8]? {
    input.withLock { input in
      var searched = input.position
      while true {
        if let end = input.buffer[searched...].firstIndex(of: 0x0A) {
          defer { input.position = end + 1 }
          return Array(input.buffer[input.position..<end])
        }
        input.buffer.removeSubrange(..<input.position)
        input.position = 0
        searched = input.buffer.count
        if input.isAtEnd || searched > Self.limit {
          defer { input.buffer = [] }
          return input.buffer.isEmpty ? nil : input.buffer
        }
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(0, &chunk, chunk.count)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { input.isAtEnd = true } else { input.buffer += chunk[..<count] }
      }
    }
  }

  /// Sends a message; says whether anybody is there to read it.
  ///
  /// - Parameter attachment: bytes of any kind behind the message, which says how many they are.
  @discardableResult
  package func send(_ message: [UInt8], _ attachment: [UInt8] = []) -> Bool {
    writing.withLock { _ in
      var bytes = message
      bytes.append(0x0A)
      bytes += attachment
      return bytes.withUnsafeBytes { bytes in
        var rest = bytes[...]
        while !rest.isEmpty {
          let part = UnsafeRawBufferPointer(rebasing: rest)
          let count = write(output, part.baseAddress, part.count)
          if count < 0 {
            if errno == EINTR { continue }
            return false
          }
          rest = rest.dropFirst(count)
        }
        return true
      }
    }
  }
}
