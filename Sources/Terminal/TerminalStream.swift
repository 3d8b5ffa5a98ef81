#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Standard output, standard error or a file of lines, written without buffering.
///
package struct TerminalStream: Hashable, Sendable {
  /// Where results go.
  package static let output = TerminalStream(descriptor: 1)
  /// Where messages go.
  package static let error = TerminalStream(descriptor: 2)

  /// What writing gives where the reader has gone away.
  package static let readerIsGone = EPIPE

  /// The file descriptor.
  package let descriptor: Int32

  /// Uses an open file descriptor.
  package init(descriptor: Int32) { self.descriptor = descriptor }

  /// Makes a file, or empties the one that is there; `nil` where that fails.
  package init?(creating path: String) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return nil }
    self.descriptor = descriptor
  }

  /// Whether a person watches, rather than a file or another program.
  package var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Columns of the terminal, or `nil` where it is none or does not say.
  package var columns: Int? {
    var size = winsize()
    guard isTerminal, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  /// Writes text and reports how that went.
  ///
  /// - Returns: 0, or the system's error number; a reader that has gone away counts as an error here.
  @discardableResult
  package func write(_ text: String) -> Int32 {
    var text = text
    return text.withUTF8 { write(UnsafeRawBufferPointer($0)) }
  }

  /// Writes bytes and reports how that went, as `write(_: String)` does.
  @discardableResult
  package func write(_ bytes: UnsafeRawBufferPointer) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      #if canImport(Glibc)
        let count = Glibc.write(descriptor, part.baseAddress, part.count)
      #elseif canImport(Musl)
        let count = Musl.write(descriptor, part.baseAddress, part.count)
      #else
        let count = Darwin.write(descriptor, part.baseAddress, part.count)
      #endif
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      rest = rest.dropFirst(count)
    }
    return 0
  }

  /// Writes a line.
  package func writeLine(_ text: String = "") { write(text + "\n") }
}
