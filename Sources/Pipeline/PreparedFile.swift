import DurableFiles
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that was made outside the output folder and has not been put in its place yet; it goes
/// with the object.
package final class PreparedFile: Sendable {
  private static let counter = Atomic<UInt64>(0)

  /// Where it is, or is to be written.
  package let path: String

  /// Finds a name for a file that is not there yet.
  package init() {
    let number = Self.counter.wrappingAdd(1, ordering: .relaxed).newValue
    let folder = Environment.value(of: "TMPDIR") ?? "/tmp"
    path = "\(folder)/dau-\(getpid())-\(number)"
  }

  deinit { unlink(path) }

  /// Puts it in its place, where it appears whole; what is there is replaced.
  package func move(to target: String) throws(WriteError) {
    try AtomicFile.move(path, to: target)
  }
}
