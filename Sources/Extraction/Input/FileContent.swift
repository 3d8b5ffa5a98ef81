#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The bytes of a file, read once, and their digest.
///
/// The bytes stay where they are until the object goes, so that libraries may point into them.
final class FileContent {
  /// The path as given.
  let path: String
  /// The bytes; valid as long as the object lives.
  let bytes: UnsafeRawBufferPointer
  /// SHA-256 in hexadecimal.
  let sha256: String

  private let storage: UnsafeMutableRawBufferPointer

  /// Reads a file of at most `limit` bytes.
  init(path: String, limit: Int) throws(ExtractionError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { throw .notFound(path: path) }
      throw .unreadable(path: path, reason: systemReason())
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .unreadable(path: path, reason: systemReason())
    }
    if status.st_mode & S_IFMT == S_IFDIR {
      throw .unreadable(path: path, reason: "it is a folder")
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable(path: path, reason: "it is not a regular file")
    }
    let size = Int(status.st_size)
    guard size > 0 else { throw .empty(path: path) }
    guard size <= limit else {
      throw .tooLarge(path: path, reason: "\(size >> 20) MB, the limit is \(limit >> 20) MB")
    }

    let storage = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
    var digest = FileDigest()
    var count = 0
    while count < size {
      let rest = UnsafeMutableRawBufferPointer(rebasing: storage[count..<min(count + chunk, size)])
      let got = read(descriptor, rest.baseAddress, rest.count)
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else {
        let reason = systemReason()
        storage.deallocate()
        throw .unreadable(path: path, reason: reason)
      }
      // The file shrank since it was measured: what is there is what there is.
      if got == 0 { break }
      digest.update(UnsafeRawBufferPointer(rebasing: rest[..<got]))
      count += got
    }
    self.path = path
    self.storage = storage
    self.bytes = UnsafeRawBufferPointer(rebasing: storage[..<count])
    self.sha256 = digest.hexadecimal
  }

  deinit { storage.deallocate() }
}

/// How many bytes are read at a time.
private let chunk = 1 << 20

/// What the system says about the last call that failed.
private func systemReason() -> String {
  strerror(errno).map { String(cString: $0) } ?? "error \(errno)"
}
