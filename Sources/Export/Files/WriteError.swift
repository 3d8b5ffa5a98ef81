#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An output could not be written.
public struct WriteError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file or folder that was to be written.
  public var path: String
  /// The system's error number.
  public var code: Int32

  /// Creates the error from the system's error number.
  public init(path: String, code: Int32) {
    self.path = path
    self.code = code
  }

  /// One line for the user: what happened, to which file, what to do.
  public var description: String {
    "\(path): cannot be written: \(String(cString: strerror(code)))\(advice)"
  }

  private var advice: String {
    switch code {
    case ENOSPC, EDQUOT: "; make room on the disk and run again"
    case EACCES, EPERM, EROFS: "; choose an output folder that you may write to"
    case ENOTDIR, EEXIST: "; choose an output folder whose name no file has"
    default: ""
    }
  }
}
