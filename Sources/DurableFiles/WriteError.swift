#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An output could not be written.
package struct WriteError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file or folder that was to be written.
  package var path: String
  /// The system's error number.
  package var code: Int32

  /// Creates the error from the system's error number.
  package init(path: String, code: Int32) {
    self.path = path
    self.code = code
  }

  /// What a disk can come to while a program runs, and go back from.
  package enum DiskTrouble: String, Hashable, Sendable {
    /// No room is left.
    case full = "the disk is full"
    /// The user's quota is used up.
    case quota = "the quota of the disk is used up"
    /// The disk has been made read-only.
    case readOnly = "the disk is read-only"
    /// The disk, or the network mount, does not answer any more.
    case lost = "the disk or the network mount is lost"
  }

  /// What is the matter with the disk, where that is the cause.
  package var diskTrouble: DiskTrouble? {
    switch code {
    case ENOSPC: .full
    case EDQUOT: .quota
    case EROFS: .readOnly
    case EIO, ESTALE, ENOTCONN, ENODEV, ENXIO, EHOSTDOWN, EHOSTUNREACH, ETIMEDOUT, ENETDOWN,
      ENETUNREACH, ECONNRESET:
      .lost
    default: nil
    }
  }

  /// Whether only this output cannot be written, by its own name or what stands in its place.
  package var concernsOneOutput: Bool {
    [EISDIR, ENAMETOOLONG, ENOTDIR, EEXIST, EILSEQ, EINVAL].contains(code)
  }

  /// One line for the user: what happened, to which file, what to do.
  package var description: String {
    "\(path): cannot be written: \(reason)"
  }

  /// What happened, and what to do.
  package var reason: String { String(cString: strerror(code)) + advice }

  private var advice: String {
    switch code {
    case ENOSPC, EDQUOT: "; make room on the disk and run again"
    case EACCES, EPERM, EROFS: "; choose an output folder that you may write to"
    case ENAMETOOLONG: "; choose an output folder with a shorter path"
    case EISDIR: "; move the folder away that has this name"
    case ENOTDIR, EEXIST: "; choose an output folder whose name no file has"
    default: ""
    }
  }
}
