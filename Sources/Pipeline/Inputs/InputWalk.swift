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
/// the output folder are passed over. Links are followed, but no file and no folder is taken twice.
public struct InputWalk: Sendable {
  /// The files in the order in which they were found.
  public private(set) var files: [InputFile] = []
  /// The paths that could not be read.
  public private(set) var failures: [InputError] = []

  private let fileExtensions: Set<String>
  private let excluded: Identity?
  private var seen: Set<Identity> = []

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
  public init(_ paths: [String], fileExtensions: Set<String>, excluding output: String? = nil) {
    self.fileExtensions = fileExtensions
    var status = stat()
    excluded = output.flatMap { stat($0, &status) == 0 ? Identity(status) : nil }
    for path in paths { visitNamed(path) }
  }

  private mutating func visitNamed(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      failures.append(InputError(path: path, code: errno))
      return
    }
    if status.st_mode & S_IFMT == S_IFDIR {
      if seen.insert(Identity(status)).inserted { visitFolder(path, relative: "") }
    } else if seen.insert(Identity(status)).inserted {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      files.append(InputFile(path: path, relativePath: name))
    }
  }

  private mutating func visitFolder(_ path: String, relative: String) {
    guard let folder = opendir(path) else {
      failures.append(InputError(path: path, code: errno))
      return
    }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    closedir(folder)
    // By bytes, so that the order does not hang on a locale.
    names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for name in names {
      visit(
        path.hasSuffix("/") ? path + name : "\(path)/\(name)",
        relative: relative.isEmpty ? name : "\(relative)/\(name)")
    }
  }

  private mutating func visit(_ path: String, relative: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      // A link that leads nowhere is nobody's document.
      if errno != ENOENT { failures.append(InputError(path: path, code: errno)) }
      return
    }
    let identity = Identity(status)
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      guard identity != excluded, seen.insert(identity).inserted else { return }
      visitFolder(path, relative: relative)
    case S_IFREG:
      guard fileExtensions.contains(Self.fileExtension(of: path)), seen.insert(identity).inserted
      else { return }
      files.append(InputFile(path: path, relativePath: relative))
    default:
      return
    }
  }

  private static func fileExtension(of path: String) -> String {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return "" }
    return path[dot...].dropFirst().lowercased()
  }
}
