import Export
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that was made outside the output folder and has not been put in its place yet; it goes
/// with the object.
public final class PreparedFile: Sendable {
  private static let counter = Atomic<UInt64>(0)

  /// Where it is, or is to be written.
  public let path: String

  /// Finds a name for a file that is not there yet.
  public init() {
    let number = Self.counter.wrappingAdd(1, ordering: .relaxed).newValue
    let folder = Environment.value(of: "TMPDIR") ?? "/tmp"
    path = "\(folder)/dau-\(getpid())-\(number)"
  }

  deinit { unlink(path) }

  /// Puts it in its place, where it appears whole; what is there is replaced.
  public func move(to target: String) throws(WriteError) {
    if rename(path, target) == 0 { return }
    guard errno == EXDEV else { throw WriteError(path: target, code: errno) }
    // Another file system: copied beside the target first.
    let temporary = target + ".dau-tmp"
    let code = Self.copy(path, to: temporary)
    guard code == 0, rename(temporary, target) == 0 else {
      let code = code == 0 ? errno : code
      unlink(temporary)
      throw WriteError(path: target, code: code)
    }
  }

  /// Returns the error number, 0 when the copy is on the disk.
  private static func copy(_ source: String, to target: String) -> Int32 {
    let input = open(source, O_RDONLY | O_CLOEXEC)
    guard input >= 0 else { return errno }
    defer { close(input) }
    let output = open(target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard output >= 0 else { return errno }
    defer { close(output) }
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = read(input, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      if count < 0 { return errno }
      if count == 0 { break }
      var done = 0
      while done < count {
        let written = chunk.withUnsafeBytes {
          write(output, $0.baseAddress?.advanced(by: done), count - done)
        }
        if written < 0, errno == EINTR { continue }
        if written < 0 { return errno }
        done += written
      }
    }
    return fsync(output) == 0 ? 0 : errno
  }
}
