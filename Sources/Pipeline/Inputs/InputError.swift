#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A path that cannot be read as an input.
public struct InputError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The path as given.
  public var path: String
  /// What is wrong with it, without the path.
  public var reason: String

  /// Creates the error.
  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// Creates the error from the system's error number.
  public init(path: String, code: Int32) {
    let reason =
      switch code {
      case ENOENT: "no such file or folder"
      case EACCES, EPERM: "may not be read; give yourself permission (chmod u+rX) and run again"
      default: "cannot be read: \(String(cString: strerror(code)))"
      }
    self.init(path: path, reason: reason)
  }

  /// One line for the user.
  public var description: String { "\(path): \(reason)" }
}
