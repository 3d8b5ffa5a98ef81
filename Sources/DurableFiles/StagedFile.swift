import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is written and has not its final name yet.
package struct StagedFile: Hashable, Sendable {
  /// Where it is.
  package var temporary: String
  /// Where it is to be, on the same file system.
  package var path: String

  /// A file on its way.
  package init(temporary: String, path: String) {
    self.temporary = temporary
    self.path = path
  }

  private static let counter = Atomic<UInt64>(0)

  /// What the names of unfinished files end in.
  static let suffix = ".dau-tmp"

  /// A file on its way to a path, under a hidden name in the same folder.
  init(for path: String) {
    let number = Self.counter.wrappingAdd(1, ordering: .relaxed).newValue
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    // The final name is not part of it: with a suffix it could be too long for the file system.
    self.init(temporary: path[..<slash] + ".\(getpid())-\(number)" + Self.suffix, path: path)
  }

  /// Makes a file that must not be there yet; it is not forced to the disk.
  package static func write(_ text: String, at path: String) throws(WriteError) {
    let code = put(text, into: path, O_CREAT | O_EXCL)
    guard code == 0 else { throw WriteError(path: path, code: code) }
  }

  /// The same with bytes.
  package static func write(_ bytes: [UInt8], at path: String) throws(WriteError) {
    let code = bytes.withUnsafeBytes { put($0, into: path, O_CREAT | O_EXCL) }
    guard code == 0 else { throw WriteError(path: path, code: code) }
  }

  /// Forces files to the disk, then gives each its final name.
  ///
  /// - Parameter isOnDisk: whether they are known to be there, as after `FileSystemSync.run`.
  /// - Returns: The folders whose entries have changed; `OutputFolder.sync` makes that last.
  package static func settle(
    _ staged: [StagedFile], isOnDisk: Bool = false
  ) throws(WriteError) -> Set<String> {
    for file in staged where !isOnDisk {
      let code = Descriptor.sync(file.temporary, O_RDONLY)
      guard code == 0 else { throw WriteError(path: file.path, code: code) }
    }
    var folders: Set<String> = []
    for file in staged {
      guard rename(file.temporary, file.path) == 0 else {
        throw WriteError(path: file.path, code: errno)
      }
      folders.insert(OutputFolder.above(file.path))
    }
    return folders
  }

  /// Takes files away that shall not come to their place; those that are there stay.
  package static func discard(_ staged: [StagedFile]) {
    for file in staged { unlink(file.temporary) }
  }

  /// Returns the error number, 0 when all of the text is written.
  static func put(_ text: String, into path: String, _ flags: Int32 = 0) -> Int32 {
    var text = text
    return text.withUTF8 { put(UnsafeRawBufferPointer($0), into: path, flags) }
  }

  private static func put(
    _ bytes: UnsafeRawBufferPointer, into path: String, _ flags: Int32
  ) -> Int32 {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC | flags, 0o666)
    guard descriptor >= 0 else { return errno }
    var code = Descriptor.writeAll(bytes, to: descriptor)
    if close(descriptor) != 0, code == 0 { code = errno }
    return code
  }
}
