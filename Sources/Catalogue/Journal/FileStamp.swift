/// What marks a file as unchanged without reading it.
package struct FileStamp: Hashable, Sendable {
  /// Size in bytes.
  package var size: Int64
  /// Last change of the content, in nanoseconds since 1970.
  package var modified: Int64
  /// Last change of content, name or permissions, in nanoseconds since 1970.
  package var changed: Int64
  /// The file's number on its file system.
  package var node: Int64

  /// Creates a stamp.
  package init(size: Int64, modified: Int64, changed: Int64, node: Int64) {
    self.size = size
    self.modified = modified
    self.changed = changed
    self.node = node
  }
}
