#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Calls of the system on open files, made again where a signal interrupts them.
package enum Descriptor {
  /// Returns the error number, 0 when all bytes were taken.
  package static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      let count = restarting { write(descriptor, part.baseAddress, part.count) }
      if count < 0 { return errno }
      rest = rest.dropFirst(count)
    }
    return 0
  }

  /// Fills the buffer from its beginning with what comes next; returns how many bytes that are, 0 at
  /// the end and -1 after a failure, with its number in `errno`.
  package static func readSome(from descriptor: Int32, into buffer: inout [UInt8]) -> Int {
    buffer.withUnsafeMutableBytes { buffer in
      restarting { read(descriptor, buffer.baseAddress, buffer.count) }
    }
  }

  /// Returns the result of a call that says with a number below 0 that it failed.
  package static func restarting(_ call: () -> Int) -> Int {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }

  /// Forces what is at a path to the disk; returns the error number, 0 when it is there.
  static func sync(_ path: String, _ flags: Int32) -> Int32 {
    let descriptor = open(path, flags | O_CLOEXEC)
    guard descriptor >= 0 else { return errno }
    defer { close(descriptor) }
    return fsync(descriptor) == 0 ? 0 : errno
  }
}
