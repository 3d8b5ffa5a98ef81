import SourceFiles

/// Where the outputs of each input go: a different place for each, whatever their names.
///
/// An input's outputs take its path below the given folder without the extension: `2023/a.pdf`
/// becomes `2023/a.json`. Where that would be the same for several inputs, or the name of an index,
/// these keep their extension (`2023/a.pdf.json`, `2023/a.png.json`); where even that is the same,
/// the second takes `-2`, and so on in the order of the inputs. A name that would be too long for the
/// file system with an ending behind it is cut and carries a digest of the whole name.
package struct OutputNames: Sendable {
  /// Names in the output folder itself that belong to the run.
  static let reserved: Set<String> = ["index", "failures"]

  /// Paths below the output folder without extension, one for each input.
  package let bases: [String]

  /// Gives each input its place.
  package init(_ files: [InputFile]) {
    var counts: [String: Int] = [:]
    for file in files { counts[Self.key(Self.stem(file.relativePath)), default: 0] += 1 }
    var taken = Self.reserved
    // First come those whose short name is theirs alone, so that no long name takes it.
    var bases = files.map { file -> String? in
      let stem = Self.stem(file.relativePath)
      guard counts[Self.key(stem)] == 1, !Self.reserved.contains(Self.key(stem)) else { return nil }
      taken.insert(Self.key(stem))
      return stem
    }
    for (index, file) in files.enumerated() where bases[index] == nil {
      var base = file.relativePath
      var number = 2
      while !taken.insert(Self.key(base)).inserted {
        base = "\(file.relativePath)-\(number)"
        number += 1
      }
      bases[index] = base
    }
    self.bases = bases.compactMap { $0.map(Self.fitting) }
  }

  /// The place with each of its names short enough for the file system.
  static func fitting(_ base: String) -> String {
    guard base.utf8.count > nameLimit else { return base }
    return base.split(separator: "/", omittingEmptySubsequences: false).map { name in
      guard name.utf8.count > nameLimit else { return String(name) }
      let digest = ContentDigest.sha256(of: Array(name.utf8)).prefix(12)
      var start = ""
      for character in name {
        if start.utf8.count + character.utf8.count > nameLimit - 13 { break }
        start.append(character)
      }
      return start + "~" + digest
    }.joined(separator: "/")
  }

  /// File systems take 255 bytes; the longest ending of an output is `.json`, and a number may stand
  /// before it.
  private static let nameLimit = 240

  private static func stem(_ path: String) -> String {
    guard let dot = path.lastIndex(of: "."), dot != path.startIndex,
      path[path.index(before: dot)] != "/", !path[dot...].contains("/")
    else { return path }
    return String(path[..<dot])
  }

  /// Names that some file systems hold for the same have the same key.
  private static func key(_ path: String) -> String { path.lowercased() }
}
