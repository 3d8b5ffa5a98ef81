#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that takes its name when it is whole; a device or a pipe is written to as it is.
struct ReplacedFile {
  private let path: String
  /// What is written to first; the path itself where that is a device or a pipe.
  private let temporary: String
  private let file: UnsafeMutablePointer<FILE>
  private var isWritten = true

  /// Begins a file.
  init(_ path: String) throws(ModelError) {
    var status = stat()
    let isStream =
      stat(path, &status) == 0 && ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
    self.path = path
    temporary = isStream ? path : path + ".partial"
    guard let file = fopen(temporary, "wb") else {
      throw .unwritable(path: path, reason: String(cString: strerror(errno)))
    }
    self.file = file
  }

  /// Adds bytes; a failure shows in `finish`.
  mutating func add(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    isWritten = isWritten && fwrite(bytes, 1, bytes.count, file) == bytes.count
  }

  /// Forces the bytes to the disk and gives the file its name; what is there is replaced.
  mutating func finish() throws(ModelError) {
    isWritten = fflush(file) == 0 && isWritten
    if temporary != path { isWritten = fsync(fileno(file)) == 0 && isWritten }
    isWritten = fclose(file) == 0 && isWritten
    if isWritten, temporary == path || rename(temporary, path) == 0 { return }
    let reason = String(cString: strerror(errno))
    if temporary != path { unlink(temporary) }
    throw .unwritable(path: path, reason: reason)
  }
}
