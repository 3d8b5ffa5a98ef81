/// A file to convert.
package struct InputFile: Hashable, Sendable {
  /// Path as given, or below a folder as given; where its name is not valid UTF-8, with the bytes
  /// that are not as `%E1`.
  package var path: String
  /// Where it stands below the folder that was given; the file's name where a file was given.
  package var relativePath: String
  /// The bytes of the path, where `path` is not just these.
  var bytes: [UInt8]?

  /// Creates an input.
  package init(path: String, relativePath: String) {
    self.path = path
    self.relativePath = relativePath
  }

  init(_ path: PathBytes, relative: PathBytes) {
    self.path = path.text
    relativePath = relative.text
    bytes = path.isText ? nil : path.bytes
  }

  /// The path as the system takes it.
  var systemPath: PathBytes { PathBytes(bytes ?? Array(path.utf8)) }
}
