import DurableFiles
import TestSupport
import Testing

@Suite struct OutputFolderTests {
  @Test func makesFoldersAboveAndAcceptsThoseThatAreThere() throws {
    let folder = try TemporaryFolder()
    try OutputFolder.make(folder.path + "/a/b/c/")
    try OutputFolder.make(folder.path + "/a/b/c")
    #expect(folder.contents == ["a", "a/b", "a/b/c"])
    try folder.write("", to: "file")
    #expect(throws: WriteError.self) { try OutputFolder.make(folder.path + "/file") }
    #expect(throws: WriteError.self) { try OutputFolder.make(folder.path + "/file/b") }
  }

  @Test(arguments: [("a/b.txt", "a"), ("/a.txt", "/"), ("a.txt", "."), ("/a/b/", "/a/b")])
  func theFolderAboveIsKnown(path: String, above: String) {
    #expect(OutputFolder.above(path) == above)
  }
}
