import DurableFiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Keeps a second run out of an output folder; it goes with the process, however that ends.
final class OutputLock: Sendable {
  private let descriptor: Int32

  /// Takes the folder.
  init(_ folder: String) throws {
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw WriteError(path: folder, code: errno) }
    // Where a file system knows no locks, there is none.
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      // `deinit` runs and closes: by now the object is whole.
      throw OutputBusy(folder: folder)
    }
  }

  deinit { close(descriptor) }

  /// Gives the folder back.
  func release() { flock(descriptor, LOCK_UN) }
}
