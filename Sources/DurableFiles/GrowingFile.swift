#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is written piece by piece and takes its name when it is whole.
///
/// A device or a pipe is written to as it is. What is not finished goes with the object.
package final class GrowingFile {
  private let path: String
  /// Where it is until it is whole; `nil` for a device or a pipe.
  private let staged: StagedFile?
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  /// Why writing has failed, if it has; what is added then is dropped.
  package private(set) var failure: WriteError?

  private static let bufferSize = 1 << 16

  /// Begins a file.
  package init(_ path: String) throws(WriteError) {
    self.path = path
    staged = AtomicFile.isStream(path) ? nil : StagedFile(for: path)
    descriptor =
      if let staged {
        open(staged.temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      } else {
        open(path, O_WRONLY | O_CLOEXEC)
      }
    guard descriptor >= 0 else { throw WriteError(path: path, code: errno) }
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    // After `finish` nothing has this name any more.
    if let staged { StagedFile.discard([staged]) }
  }

  /// Adds bytes; a failure shows in `failure` and in `finish`.
  package func add(_ bytes: [UInt8]) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { flush() }
  }

  /// Adds text in UTF-8.
  package func add(_ text: String) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.bufferSize { flush() }
  }

  /// Forces the bytes to the disk and gives the file its name; what is there is replaced.
  package func finish() throws(WriteError) {
    flush()
    if let failure { throw failure }
    guard let staged else { return }
    for folder in try StagedFile.settle([staged]) { try OutputFolder.sync(folder) }
  }

  private func flush() {
    if failure == nil {
      let code = buffer.withUnsafeBytes { Descriptor.writeAll($0, to: descriptor) }
      if code != 0 { failure = WriteError(path: path, code: code) }
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
