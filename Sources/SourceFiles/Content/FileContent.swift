#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The bytes of a file, and their digest.
///
/// The bytes stay where they are until the object goes, so that libraries may point into them. PDFs
/// and images are mapped, so that several processes that read the same one hold it once; all else is
/// read, since a mapped file that someone shortens ends its reader.
package final class FileContent {
  /// The path as given.
  package let path: String
  /// The bytes; valid as long as the object lives.
  package let bytes: UnsafeRawBufferPointer
  /// SHA-256 in hexadecimal, worked out when it is first asked for.
  package private(set) lazy var sha256 = {
    var digest = FileDigest()
    digest.update(bytes)
    return digest.hexadecimal
  }()

  private let storage: UnsafeMutableRawBufferPointer
  private let isMapped: Bool

  /// Reads a file of at most `limit` bytes.
  init(path: String, limit: Int) throws(ExtractionError) {
    // A pipe without a writer would be waited for.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
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

    self.path = path
    var head = [UInt8](repeating: 0, count: 1024)
    let headLength = max(0, pread(descriptor, &head, head.count, 0))
    if FileKind.isMapped(head: head[..<headLength]),
      let mapped = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), mapped != MAP_FAILED
    {
      storage = UnsafeMutableRawBufferPointer(start: mapped, count: size)
      bytes = UnsafeRawBufferPointer(storage)
      isMapped = true
    } else {
      storage = try FileContent.read(descriptor, size: size, path: path)
      bytes = UnsafeRawBufferPointer(storage)
      isMapped = false
    }
  }

  /// Reads as many bytes as there are, at most as many as there were when the file was measured.
  private static func read(
    _ descriptor: Int32, size: Int, path: String
  ) throws(ExtractionError) -> UnsafeMutableRawBufferPointer {
    let storage = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
    var count = 0
    while count < size {
      let rest = UnsafeMutableRawBufferPointer(rebasing: storage[count..<min(count + chunk, size)])
      let got = systemRead(descriptor, rest.baseAddress, rest.count)
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else {
        let reason = systemReason()
        storage.deallocate()
        throw .unreadable(path: path, reason: reason)
      }
      // The file shrank since it was measured: what is there is what there is.
      if got == 0 { break }
      count += got
    }
    return UnsafeMutableRawBufferPointer(rebasing: storage[..<count])
  }

  deinit {
    if isMapped { munmap(storage.baseAddress, storage.count) } else { storage.deallocate() }
  }
}

/// The system's call, which the method of the same name hides.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int)
  -> Int
{
  read(descriptor, buffer, count)
}

/// How many bytes are read at a time.
private let chunk = 1 << 20

/// What the system says about the last call that failed.
private func systemReason() -> String {
  strerror(errno).map { String(cString: $0) } ?? "error \(errno)"
}
