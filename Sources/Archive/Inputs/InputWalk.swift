import Pipeline

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Collects the files to convert from paths of files and folders.
///
/// A file that is named is taken whatever it is. Of a folder are taken, in the order of their names,
/// the files with a known extension, and so on in the folders below it. Hidden files and folders and
/// the output folder are passed over. Links are followed as long as they stay within the folder that
/// was given, but no file and no folder is taken twice.
struct InputWalk: Sendable {
  /// The files in the order in which they were found.
  private(set) var files: [InputFile] = []
  /// The paths that could not be read.
  private(set) var failures: [InputError] = []
  /// Links that were not followed, since they lead out of the folder that was given.
  private(set) var linksOut: [String] = []

  private let fileExtensions: Set<String>
  private let excluded: Identity?
  private var seen: Set<Identity> = []
  private var root = PathBytes("")

  /// What makes two paths the same file.
  private struct Identity: Hashable {
    var device: UInt64
    var node: UInt64

    init(_ status: stat) {
      device = UInt64(status.st_dev)
      node = UInt64(status.st_ino)
    }
  }

  /// Walks the paths.
  ///
  /// - Parameters:
  ///   - paths: Files and folders.
  ///   - fileExtensions: Lower-case extensions, without the full stop, to take from folders.
  ///   - output: A folder to pass over, since it holds what an earlier run wrote.
  init(_ paths: [String], fileExtensions: Set<String>, excluding output: String? = nil) {
    self.fileExtensions = fileExtensions
    var status = stat()
    excluded = output.flatMap { stat($0, &status) == 0 ? Identity(status) : nil }
    for path in paths { visitNamed(PathBytes(path)) }
  }

  private mutating func visitNamed(_ path: PathBytes) {
    guard let status = FileStatus.following(path) else {
      failures.append(InputError(path: path.text, code: errno))
      return
    }
    guard seen.insert(Identity(status)).inserted else { return }
    if status.st_mode & S_IFMT == S_IFDIR {
      root = FileStatus.realPath(path) ?? path
      visitFolder(path, relative: PathBytes(""))
    } else {
      let name = path.lastComponent
      files.append(InputFile(path, relative: name.isEmpty ? path : PathBytes(name)))
    }
  }

  private mutating func visitFolder(_ path: PathBytes, relative: PathBytes) {
    guard let folder = path.withCString(opendir) else {
      failures.append(InputError(path: path.text, code: errno))
      return
    }
    var names: [[UInt8]] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name.first != UInt8(ascii: ".") { names.append(name) }
    }
    closedir(folder)
    // By bytes, so that the order does not hang on a locale.
    names.sort { $0.lexicographicallyPrecedes($1) }
    for name in names { visit(path.appending(name), relative: relative.appending(name)) }
  }

  private mutating func visit(_ path: PathBytes, relative: PathBytes) {
    guard let status = FileStatus.following(path) else {
      // A link that leads nowhere is nobody's document.
      if errno != ENOENT { failures.append(InputError(path: path.text, code: errno)) }
      return
    }
    let kind = status.st_mode & S_IFMT
    guard kind == S_IFDIR || kind == S_IFREG && isKnown(path) else { return }
    if FileStatus.isLink(path), !isInside(path) {
      linksOut.append(path.text)
      return
    }
    let identity = Identity(status)
    guard identity != excluded, seen.insert(identity).inserted else { return }
    if kind == S_IFDIR {
      visitFolder(path, relative: relative)
    } else {
      files.append(InputFile(path, relative: relative))
    }
  }

  /// Whether what a link leads to lies in the folder that was given.
  private func isInside(_ path: PathBytes) -> Bool {
    guard let real = FileStatus.realPath(path) else { return false }
    return real.bytes.starts(with: root.appending([]).bytes)
  }

  private func isKnown(_ path: PathBytes) -> Bool {
    let name = path.lastComponent
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return false }
    return fileExtensions.contains(String(decoding: name[(dot + 1)...], as: UTF8.self).lowercased())
  }
}
