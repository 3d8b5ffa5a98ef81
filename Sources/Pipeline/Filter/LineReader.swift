import Restoration

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads blocks of lines from a file or from standard input.
struct LineReader: ~Copyable {
  let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  /// Opens a file; `nil` and `-` are standard input.
  init(path: String?) throws(InputError) {
    guard let path, path != "-" else {
      self.path = "standard input"
      descriptor = 0
      return
    }
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputError(path: path, code: errno) }
  }

  deinit {
    if descriptor > 0 { close(descriptor) }
  }

  /// The next line with its line feed, if it has one; `nil` at the end.
  mutating func next() throws(InputError) -> ArraySlice<UInt8>? {
    var searched = position
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { position = end + 1 }
        return buffer[position...end]
      }
      if isAtEnd {
        defer { position = buffer.count }
        return position < buffer.count ? buffer[position...] : nil
      }
      searched = buffer.count - position
      try fill()
    }
  }

  /// The text that comes first, up to some thousand bytes; it is still to be read.
  mutating func beginning() throws(InputError) -> String {
    if buffer.isEmpty, !isAtEnd { try fill() }
    return String(decoding: buffer[position...].prefix(8192), as: UTF8.self)
  }

  /// The next block of whole lines, as many as are restored together; `nil` at the end.
  ///
  /// - Complexity: O(*n*) in the length of the block.
  mutating func nextBlock() throws(InputError) -> [UInt8]? {
    var lines = 0
    var searched = position
    while true {
      while searched < buffer.count {
        searched += 1
        guard buffer[searched - 1] == 0x0A else { continue }
        lines += 1
        if lines == TextRestorer.blockSize || searched - position >= TextRestorer.blockBytes {
          defer { position = searched }
          return Array(buffer[position..<searched])
        }
      }
      if isAtEnd {
        defer { position = buffer.count }
        return position < buffer.count ? Array(buffer[position...]) : nil
      }
      searched = buffer.count - position
      try fill()
    }
  }

  /// Reads on; what has been handed out leaves the buffer.
  private mutating func fill() throws(InputError) {
    buffer.removeSubrange(..<position)
    position = 0
    let size = 1 << 16
    let start = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: size))
    let count = buffer.withUnsafeMutableBytes { bytes in
      var count = 0
      repeat {
        count = read(descriptor, bytes.baseAddress?.advanced(by: start), size)
      } while count
        < 0 && errno == EINTR
      return count
    }
    let code = errno
    buffer.removeLast(size - max(0, count))
    if count < 0 { throw InputError(path: path, code: code) }
    isAtEnd = count == 0
  }
}
