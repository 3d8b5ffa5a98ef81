import CFileSync

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Forces to the disk, in one call, all that was written to a file system since this was opened.
///
/// For many small files that costs far less than to ask for each by itself.
package final class FileSystemSync: Sendable {
  private let descriptor: Int32

  /// Opens the file system that holds a folder; `nil` where the system would not tell of a failure,
  /// as Linux before 5.8.
  package init?(of folder: String) {
    #if os(Linux)
      guard Self.tellsOfFailures else { return nil }
      descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      if descriptor < 0 { return nil }
    #else
      return nil
    #endif
  }

  deinit { close(descriptor) }

  /// Whether all is on the disk; where it is not, each file by itself says why.
  package func run() -> Bool { syncfs(descriptor) == 0 }

  private static var tellsOfFailures: Bool {
    var system = utsname()
    guard uname(&system) == 0 else { return false }
    let release = withUnsafeBytes(of: &system.release) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
    return tellsOfFailures(release: release)
  }

  /// Whether Linux of this release (`6.1.0-18-amd64`) tells of a failure to write something back.
  static func tellsOfFailures(release: String) -> Bool {
    let numbers = release.split { !$0.isNumber }.prefix(2).compactMap { Int($0) }
    guard let major = numbers.first else { return false }
    return major > 5 || (major == 5 && (numbers.dropFirst().first ?? 0) >= 8)
  }
}
