#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file of corrections cannot be read.
package struct CorrectionFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file.
  package var path: String
  /// What is wrong.
  package var reason: String

  init(path: String, code: Int32) {
    self.path = path
    reason = String(cString: strerror(code))
  }

  init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// One line for the user.
  package var description: String { "\(path): the corrections cannot be read: \(reason)" }
}
