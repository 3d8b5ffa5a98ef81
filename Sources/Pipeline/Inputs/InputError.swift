#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A path that cannot be read as an input.
package struct InputError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The path as given.
  package var path: String
  /// What is wrong with it, without the path.
  package var reason: String

  /// Creates the error.
  package init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// Creates the error from the system's error number.
  package init(path: String, code: Int32) {
    let reason =
      switch code {
      case ENOENT: "no such file or folder"
      case EACCES, EPERM: "may not be read; give yourself permission (chmod u+rX) and run again"
      default: "cannot be read: \(String(cString: strerror(code)))"
      }
    self.init(path: path, reason: reason)
  }

  /// One line for the user.
  package var description: String { "\(path): \(reason)" }
}
