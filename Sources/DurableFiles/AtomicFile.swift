#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is either wholly there or not there at all.
///
/// The bytes go into a hidden file in the same folder, are forced to the disk, and take the final
/// name in one step. Whoever reads the final name sees the old content or the new, never a part.
/// Devices and pipes are written to as they are: a file in the place of `/dev/null` helps nobody.
package enum AtomicFile {
  /// Writes `text` in UTF-8 to the file at `path`, replacing what is there.
  package static func write(_ text: String, to path: String) throws(WriteError) {
    try write([(text, path)])
  }

  /// Writes several files, replacing what is there.
  ///
  /// None takes its final name before all of them are on the disk, so that a full disk changes
  /// nothing.
  package static func write(_ files: [(text: String, path: String)]) throws(WriteError) {
    var staged: [StagedFile] = []
    do throws(WriteError) {
      for (text, path) in files where !isStream(path) {
        let file = StagedFile(for: path)
        staged.append(file)
        let code = StagedFile.put(text, into: file.temporary, O_CREAT | O_EXCL)
        guard code == 0 else { throw WriteError(path: path, code: code) }
      }
      for folder in try StagedFile.settle(staged) { try OutputFolder.sync(folder) }
      for (text, path) in files where isStream(path) {
        let code = StagedFile.put(text, into: path)
        guard code == 0 else { throw WriteError(path: path, code: code) }
      }
    } catch {
      StagedFile.discard(staged)
      throw error
    }
  }

  /// Writes a file piece by piece, replacing what is there.
  ///
  /// - Parameter body: Is given a function that adds text.
  package static func write(
    to path: String, _ body: (_ add: @escaping (String) throws -> Void) throws -> Void
  ) throws {
    let file = try GrowingFile(path)
    try body { text in
      file.add(text)
      if let failure = file.failure { throw failure }
    }
    try file.finish()
  }

  /// Gives a file a second name, replacing what is there; where the file system knows no hard links,
  /// writes a copy.
  package static func link(_ source: String, to path: String) throws(WriteError) {
    let temporary = StagedFile(for: path).temporary
    // Where both names are links to one file already, renaming leaves the first as it is.
    defer { unlink(temporary) }
    if makeLink(source, temporary) != 0 {
      guard [EPERM, EMLINK, ENOTSUP, ENOSYS, EXDEV].contains(errno) else {
        throw WriteError(path: path, code: errno)
      }
      let code = copy(source, to: temporary)
      guard code == 0 else { throw WriteError(path: path, code: code) }
    }
    guard rename(temporary, path) == 0 else { throw WriteError(path: path, code: errno) }
  }

  /// Gives a file its place, also on another file system, replacing what is there.
  package static func move(_ source: String, to path: String) throws(WriteError) {
    if rename(source, path) == 0 { return }
    guard errno == EXDEV else { throw WriteError(path: path, code: errno) }
    let temporary = StagedFile(for: path).temporary
    var code = copy(source, to: temporary)
    if code == 0, rename(temporary, path) != 0 { code = errno }
    guard code == 0 else {
      unlink(temporary)
      throw WriteError(path: path, code: code)
    }
    unlink(source)
  }

  /// Whether the path leads to a device, a pipe or a socket.
  static func isStream(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    return ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }

  /// Returns the error number, 0 when the copy is on the disk.
  private static func copy(_ source: String, to path: String) -> Int32 {
    let input = open(source, O_RDONLY | O_CLOEXEC)
    guard input >= 0 else { return errno }
    defer { close(input) }
    let output = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard output >= 0 else { return errno }
    defer { close(output) }
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = Descriptor.readSome(from: input, into: &chunk)
      guard count >= 0 else { return errno }
      if count == 0 { break }
      let code = chunk.withUnsafeBytes {
        Descriptor.writeAll(.init(rebasing: $0[..<count]), to: output)
      }
      guard code == 0 else { return code }
    }
    return fsync(output) == 0 ? 0 : errno
  }
}

/// `AtomicFile.link` hides the call.
private func makeLink(_ source: String, _ path: String) -> Int32 { link(source, path) }
