#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Folders that outputs lie in.
package enum OutputFolder {
  /// Makes a folder and those above it; a folder that is there already is left as it is.
  package static func make(_ path: String) throws(WriteError) {
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
      try make(String(trimmed[..<slash]))
      guard mkdir(trimmed, 0o777) == 0 || errno == EEXIST else {
        throw WriteError(path: path, code: errno)
      }
      try sync(above(trimmed))
    default:
      throw WriteError(path: path, code: code)
    }
  }

  /// Makes the entries of a folder last.
  package static func sync(_ path: String) throws(WriteError) {
    let code = Descriptor.sync(path, O_RDONLY | O_DIRECTORY)
    // Some network file systems do not know this for folders.
    guard code == 0 || code == EINVAL else { throw WriteError(path: path, code: code) }
  }

  /// The folder that a path lies in.
  package static func above(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
