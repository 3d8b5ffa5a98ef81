import TestSupport
import Testing

@testable import DurableFiles

@Suite struct FileSystemSyncTests {
  @Test func aFileSystemIsForcedToTheDiskWhereItTellsOfFailures() throws {
    for (release, tells) in [
      ("5.7.19", false), ("5.8.0", true), ("6.1.0-18-amd64", true), ("4.18.0-553.el8", false),
      ("10.0", true), ("", false), ("x", false),
    ] {
      #expect(FileSystemSync.tellsOfFailures(release: release) == tells, "\(release)")
    }
    let folder = try TemporaryFolder()
    #expect(FileSystemSync(of: folder.path + "/no") == nil)
    if let fileSystem = FileSystemSync(of: folder.path) { #expect(fileSystem.run()) }
  }
}
