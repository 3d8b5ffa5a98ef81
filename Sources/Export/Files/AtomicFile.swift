import Synchronization

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
public enum AtomicFile {
  private static let counter = Atomic<UInt64>(0)

  /// What the names of unfinished files end in.
  static let temporarySuffix = ".dau-tmp"

  /// Writes `text` in UTF-8 to the file at `path`, replacing what is there.
  public static func write(_ text: String, to path: String) throws(WriteError) {
    try write([(text, path)])
  }

  /// Writes several files, replacing what is there.
  ///
  /// None takes its final name before all of them are on the disk, so that a full disk changes
  /// nothing.
  public static func write(_ files: [(text: String, path: String)]) throws(WriteError) {
    var staged: [StagedFile] = []
    do throws(WriteError) {
      for (text, path) in files where !isStream(path) {
        let temporary = temporaryPath(for: path)
        staged.append(StagedFile(temporary: temporary, path: path))
        let code = create(temporary, text)
        guard code == 0 else { throw WriteError(path: path, code: code) }
      }
      for folder in try settle(staged) { try syncFolder(folder) }
      for (text, path) in files where isStream(path) {
        let code = put(text, into: path)
        guard code == 0 else { throw WriteError(path: path, code: code) }
      }
    } catch {
      discard(staged)
      throw error
    }
  }

  /// Writes a file piece by piece, replacing what is there.
  ///
  /// - Parameter body: Is given a function that adds text.
  public static func write(
    to path: String, _ body: (_ add: @escaping (String) throws -> Void) throws -> Void
  ) throws {
    let isStream = isStream(path)
    let staged = StagedFile(temporary: temporaryPath(for: path), path: path)
    do {
      let descriptor =
        isStream
        ? open(path, O_WRONLY | O_CLOEXEC)
        : open(staged.temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else { throw WriteError(path: path, code: errno) }
      defer { close(descriptor) }
      var buffer: [UInt8] = []
      func flush() throws(WriteError) {
        let code = buffer.withUnsafeBytes { writeAll($0, to: descriptor) }
        buffer.removeAll(keepingCapacity: true)
        guard code == 0 else { throw WriteError(path: path, code: code) }
      }
      try body { text in
        buffer += text.utf8
        if buffer.count >= 1 << 16 { try flush() }
      }
      try flush()
      if isStream { return }
      for folder in try settle([staged]) { try syncFolder(folder) }
    } catch {
      discard([staged])
      throw error
    }
  }

  // MARK: Files on their way

  /// A file that is written and has not its final name yet.
  public struct StagedFile: Hashable, Sendable {
    /// Where it is.
    public var temporary: String
    /// Where it is to be, on the same file system.
    public var path: String

    /// Creates a file on its way.
    public init(temporary: String, path: String) {
      self.temporary = temporary
      self.path = path
    }
  }

  /// Makes a file that must not be there yet; it is not forced to the disk.
  public static func stage(_ text: String, at path: String) throws(WriteError) {
    let code = create(path, text)
    guard code == 0 else { throw WriteError(path: path, code: code) }
  }

  /// Forces files to the disk, then gives each its final name.
  ///
  /// - Parameter isOnDisk: whether they are known to be there, as after `FileSystemSync.run`.
  /// - Returns: The folders whose entries have changed; `syncFolder` makes that last.
  public static func settle(
    _ staged: [StagedFile], isOnDisk: Bool = false
  ) throws(WriteError) -> Set<String> {
    for file in staged where !isOnDisk {
      let code = sync(file.temporary, O_RDONLY)
      guard code == 0 else { throw WriteError(path: file.path, code: code) }
    }
    var folders: Set<String> = []
    for file in staged {
      guard rename(file.temporary, file.path) == 0 else {
        throw WriteError(path: file.path, code: errno)
      }
      folders.insert(folder(of: file.path))
    }
    return folders
  }

  /// Takes files away that shall not come to their place; those that are there stay.
  public static func discard(_ staged: [StagedFile]) {
    for file in staged { unlink(file.temporary) }
  }

  /// Gives a file a second name, replacing what is there; where the file system knows no hard links,
  /// writes a copy.
  public static func link(_ source: String, to path: String) throws(WriteError) {
    let temporary = temporaryPath(for: path)
    #if canImport(Glibc)
      let linked = Glibc.link(source, temporary)
    #elseif canImport(Musl)
      let linked = Musl.link(source, temporary)
    #else
      let linked = Darwin.link(source, temporary)
    #endif
    if linked != 0 {
      let code = errno
      guard [EPERM, EMLINK, ENOTSUP, ENOSYS, EXDEV].contains(code) else {
        throw WriteError(path: path, code: code)
      }
      try copy(source, to: temporary)
    }
    // Where both names are links to one file already, renaming leaves the first as it is.
    defer { unlink(temporary) }
    guard rename(temporary, path) == 0 else { throw WriteError(path: path, code: errno) }
  }

  /// Makes the entries of a folder last.
  public static func syncFolder(_ path: String) throws(WriteError) {
    let code = sync(path, O_RDONLY | O_DIRECTORY)
    // Some network file systems do not know this for folders.
    guard code == 0 || code == EINVAL else { throw WriteError(path: path, code: code) }
  }

  private static func copy(_ source: String, to path: String) throws(WriteError) {
    let input = open(source, O_RDONLY | O_CLOEXEC)
    guard input >= 0 else { throw WriteError(path: source, code: errno) }
    defer { close(input) }
    let output = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard output >= 0 else { throw WriteError(path: path, code: errno) }
    defer { close(output) }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(input, &chunk, chunk.count)
      guard count >= 0 else { throw WriteError(path: path, code: errno) }
      if count == 0 { break }
      let code = chunk.withUnsafeBytes { writeAll(.init(rebasing: $0[..<count]), to: output) }
      guard code == 0 else { throw WriteError(path: path, code: code) }
    }
    guard fsync(output) == 0 else { throw WriteError(path: path, code: errno) }
  }

  /// Returns the error number, 0 when the content is on the disk.
  private static func sync(_ path: String, _ flags: Int32) -> Int32 {
    let descriptor = open(path, flags | O_CLOEXEC)
    guard descriptor >= 0 else { return errno }
    defer { close(descriptor) }
    return fsync(descriptor) == 0 ? 0 : errno
  }

  /// Makes a file that must not be there yet; returns the error number, 0 when it is written.
  private static func create(_ path: String, _ text: String) -> Int32 {
    put(text, into: path, O_CREAT | O_EXCL)
  }

  /// Returns the error number, 0 when all of the text is written.
  private static func put(_ text: String, into path: String, _ flags: Int32 = 0) -> Int32 {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC | flags, 0o666)
    guard descriptor >= 0 else { return errno }
    var text = text
    var code = text.withUTF8 { writeAll(UnsafeRawBufferPointer($0), to: descriptor) }
    if close(descriptor) != 0, code == 0 { code = errno }
    return code
  }

  /// Whether the path leads to a device, a pipe or a socket.
  private static func isStream(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    return ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Makes a folder and those above it; a folder that is there already is left as it is.
  public static func makeFolder(_ path: String) throws(WriteError) {
    if mkdir(path, 0o777) == 0 { return }
    let code = errno
    switch code {
    case EEXIST:
      var status = stat()
      if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
      throw WriteError(path: path, code: ENOTDIR)
    case ENOENT:
      let trimmed = path.utf8.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
      guard let slash = trimmed.lastIndex(of: "/"), slash != trimmed.startIndex else {
        throw WriteError(path: path, code: code)
      }
      try makeFolder(String(trimmed[..<slash]))
      guard mkdir(trimmed, 0o777) == 0 || errno == EEXIST else {
        throw WriteError(path: path, code: errno)
      }
      try syncFolder(folder(of: trimmed))
    default:
      throw WriteError(path: path, code: code)
    }
  }

  private static func temporaryPath(for path: String) -> String {
    let number = counter.wrappingAdd(1, ordering: .relaxed).newValue
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    // The final name is not part of it: with a suffix it could be too long for the file system.
    return path[..<slash] + ".\(getpid())-\(number)" + temporarySuffix
  }

  /// Returns the error number, 0 when all bytes were taken.
  private static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Self.write(descriptor, UnsafeRawBufferPointer(rebasing: rest))
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      rest = rest.dropFirst(count)
    }
    return 0
  }

  private static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}
