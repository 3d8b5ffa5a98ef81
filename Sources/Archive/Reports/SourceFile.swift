import SourceFiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The file that a document was read from, as it is now.
enum SourceFile {
  /// Whether its images still belong to the document.
  enum State {
    case same, changed, absent
  }

  static func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func state(_ path: String, sha256: String) -> State {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return .absent }
    defer { close(descriptor) }
    guard let digest = ContentDigest.sha256(ofFile: descriptor) else { return .absent }
    return digest == sha256 ? .same : .changed
  }
}
