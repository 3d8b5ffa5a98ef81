#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which of the files that were found are converted.
package struct InputFilter: Hashable, Sendable {
  /// Patterns of which one must match; none admits all.
  package var include: [String]
  /// Patterns of which none may match.
  package var exclude: [String]
  /// Only files that changed at this time or later, in nanoseconds since 1970.
  package var since: Int64?

  /// Creates a filter.
  package init(include: [String] = [], exclude: [String] = [], since: Int64? = nil) {
    self.include = include
    self.exclude = exclude
    self.since = since
  }

  /// Whether a file is admitted by its place below the folder that was given.
  ///
  /// A pattern with `*`, `?` and `[a-z]` is held against the names of the file and of each folder
  /// above it; a pattern with a slash against the whole place, where `*` stands for slashes too.
  package func admits(_ relativePath: String) -> Bool {
    (include.isEmpty || include.contains { Self.matches($0, relativePath) })
      && !exclude.contains { Self.matches($0, relativePath) }
  }

  static func matches(_ pattern: String, _ relativePath: String) -> Bool {
    if pattern.contains("/") {
      let pattern = pattern.hasSuffix("/") ? pattern + "*" : pattern
      return fnmatch(pattern, relativePath, 0) == 0
    }
    return relativePath.split(separator: "/").contains { fnmatch(pattern, String($0), 0) == 0 }
  }
}
