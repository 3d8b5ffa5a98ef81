/// A file to convert.
public struct InputFile: Hashable, Sendable {
  /// Path as given, or below a folder as given.
  public var path: String
  /// Where it stands below the folder that was given; the file's name where a file was given.
  public var relativePath: String

  /// Creates an input.
  public init(path: String, relativePath: String) {
    self.path = path
    self.relativePath = relativePath
  }
}
