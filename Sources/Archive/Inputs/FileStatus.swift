import Catalogue

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the file system tells of a path.
enum FileStatus {
  /// The status of what a path leads to; `nil` where that fails, with the reason in `errno`.
  static func following(_ path: PathBytes) -> stat? {
    var status = stat()
    return path.withCString { stat($0, &status) } == 0 ? status : nil
  }

  /// Whether the path itself is a symbolic link.
  static func isLink(_ path: PathBytes) -> Bool {
    var status = stat()
    return path.withCString { lstat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// The path without links, `.` and `..`; `nil` where nothing is there.
  static func realPath(_ path: PathBytes) -> PathBytes? {
    guard let resolved = path.withCString({ realpath($0, nil) }) else { return nil }
    defer { free(resolved) }
    let length = strlen(resolved)
    return PathBytes(Array(UnsafeRawBufferPointer(start: resolved, count: length)))
  }

  /// Whether something is at the path.
  static func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }
}

extension FileStamp {
  /// The stamp of a file's status.
  init(_ status: stat) {
    func nanoseconds(_ time: timespec) -> Int64 {
      Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
    #if canImport(Darwin)
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #endif
    self.init(
      size: Int64(status.st_size), modified: nanoseconds(modified), changed: nanoseconds(changed),
      node: Int64(bitPattern: UInt64(status.st_ino)))
  }
}
