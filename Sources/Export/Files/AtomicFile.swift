import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is either wholly there or not there at all.
///
/// The bytes go into a hidden file in the same folder, are forced to the disk, and take the final
/// name in one step. Whoever reads the final name sees the old content or the new, never a part.
public enum AtomicFile {
  private static let counter = Atomic<UInt64>(0)

  /// What the names of unfinished files end in.
  static let temporarySuffix = ".dau-tmp"

  /// Writes `text` in UTF-8 to the file at `path`, replacing what is there.
  public static func write(_ text: String, to path: String) throws(WriteError) {
    try write([(text, path)])
  }

  /// Writes several files, replacing what is there.
  ///
  /// None takes its final name before all of them are on the disk, so that a full disk changes
  /// nothing.
  public static func write(_ files: [(text: String, path: String)]) throws(WriteError) {
    var staged: [(temporary: String, path: String)] = []
    do throws(WriteError) {
      for (text, path) in files {
        let temporary = temporaryPath(for: path)
        staged.append((temporary, path))
        let code = create(temporary, text)
        guard code == 0 else { throw WriteError(path: path, code: code) }
      }
      for (temporary, path) in staged where rename(temporary, path) != 0 {
        throw WriteError(path: path, code: errno)
      }
    } catch {
      // Those that have their final name already are no longer there under the temporary one.
      for file in staged { unlink(file.temporary) }
      throw error
    }
  }

  /// Makes a file that must not be there yet; returns the error number, 0 when it is on the disk.
  private static func create(_ path: String, _ text: String) -> Int32 {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return errno }
    var text = text
    var code = text.withUTF8 { writeAll(UnsafeRawBufferPointer($0), to: descriptor) }
    if code == 0, fsync(descriptor) != 0 { code = errno }
    if close(descriptor) != 0, code == 0 { code = errno }
    return code
  }

  /// Makes a folder and those above it; a folder that is there already is left as it is.
  public static func makeFolder(_ path: String) throws(WriteError) {
    if mkdir(path, 0o777) == 0 { return }
    let code = errno
    switch code {
    case EEXIST:
      var status = stat()
      if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
      throw WriteError(path: path, code: ENOTDIR)
    case ENOENT:
      let trimmed = path.utf8.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
      guard let slash = trimmed.lastIndex(of: "/"), slash != trimmed.startIndex else {
        throw WriteError(path: path, code: code)
      }
      try makeFolder(String(trimmed[..<slash]))
      guard mkdir(trimmed, 0o777) == 0 || errno == EEXIST else {
        throw WriteError(path: path, code: errno)
      }
    default:
      throw WriteError(path: path, code: code)
    }
  }

  private static func temporaryPath(for path: String) -> String {
    let number = counter.wrappingAdd(1, ordering: .relaxed).newValue
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    // The final name is not part of it: with a suffix it could be too long for the file system.
    return path[..<slash] + ".\(getpid())-\(number)" + temporarySuffix
  }

  /// Returns the error number, 0 when all bytes were taken.
  private static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Self.write(descriptor, UnsafeRawBufferPointer(rebasing: rest))
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      rest = rest.dropFirst(count)
    }
    return 0
  }

  private static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}
