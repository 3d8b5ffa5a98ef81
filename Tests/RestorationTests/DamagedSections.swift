import LanguageModel
import TestSupport
import Testing

/// Model files of which one section is missing or cut off.
enum DamagedSections {
  /// Expects each of them to be refused, with its path.
  static func expectRefusal(
    of sound: [String: [UInt8]], opening open: (ModelFile) throws -> Void,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/damaged.dau"
    for name in sound.keys.sorted() {
      for isMissing in [true, false] {
        var sections = sound
        if isMissing { sections[name] = nil } else { sections[name]?.removeLast(4) }
        try ModelFile.write(sections, to: path)
        let file = try ModelFile(path: path)
        let error = #expect(throws: ModelError.self, "\(name)", sourceLocation: sourceLocation) {
          try open(file)
        }
        #expect(error?.description.contains(path) == true, sourceLocation: sourceLocation)
      }
    }
  }
}
