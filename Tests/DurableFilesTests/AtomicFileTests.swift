import Foundation
import TestSupport
import Testing

@testable import DurableFiles

@Suite struct AtomicFileTests {
  @Test func writesAndReplacesAndLeavesNothingElse() throws {
    let folder = try TemporaryFolder()
    try AtomicFile.write("một", to: folder.path + "/a.txt")
    try AtomicFile.write("hai", to: folder.path + "/a.txt")
    #expect(folder.text("a.txt") == "hai")
    #expect(folder.contents == ["a.txt"])
  }

  @Test func aPipeIsWrittenToAndStays() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/pipe"
    try #require(mkfifo(path, 0o600) == 0)
    // Opened for both, so that neither side waits for the other.
    let descriptor = open(path, O_RDWR)
    defer { close(descriptor) }
    try AtomicFile.write("một", to: path)
    try AtomicFile.write(to: path) { add in try add("hai") }
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(descriptor, &bytes, bytes.count)
    #expect(String(decoding: bytes[..<max(0, count)], as: UTF8.self) == "mộthai")
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
    #expect(folder.contents == ["pipe"])
  }

  @Test func aFailureKeepsTheOldFileAndLeavesNoTemporaryOne() throws {
    let folder = try TemporaryFolder()
    // The final name is a folder with content, so that the last step fails.
    try folder.write("x", to: "a.txt/inside")
    let error = #expect(throws: WriteError.self) {
      try AtomicFile.write("hai", to: folder.path + "/a.txt")
    }
    #expect(error?.description.hasPrefix(folder.path + "/a.txt: cannot be written: ") == true)
    #expect(folder.contents == ["a.txt", "a.txt/inside"])
  }

  @Test func ofSeveralFilesNoneIsWrittenWhereOneCannotBe() throws {
    let folder = try TemporaryFolder()
    try folder.write("cũ", to: "a.txt")
    #expect(throws: WriteError.self) {
      try AtomicFile.write([("mới", folder.path + "/a.txt"), ("b", folder.path + "/no/b.txt")])
    }
    #expect(folder.contents == ["a.txt"])
    #expect(folder.text("a.txt") == "cũ")
  }

  @Test func aMissingFolderIsAnError() {
    let error = #expect(throws: WriteError.self) {
      try AtomicFile.write("x", to: "/nonexistent-folder/a.txt")
    }
    #expect(error == WriteError(path: "/nonexistent-folder/a.txt", code: ENOENT))
  }

  @Test func aFullDiskSaysSo() {
    #expect(WriteError(path: "o/a.json", code: ENOSPC).description.contains("make room"))
  }

  @Test func aNameOfTheGreatestLengthCanBeWritten() throws {
    let folder = try TemporaryFolder()
    let name = String(repeating: "a", count: 255)
    try AtomicFile.write("x", to: "\(folder.path)/\(name)")
    #expect(folder.contents == [name])
  }

  @Test func aFileIsMovedAlsoToAnotherFileSystem() throws {
    let folder = try TemporaryFolder()
    for (number, place) in ["/dev/shm", "/tmp", folder.path].enumerated() {
      let source = "\(place)/dau-move-\(getpid())"
      guard FileManager.default.createFile(atPath: source, contents: Data("\(number)".utf8)) else {
        continue
      }
      try AtomicFile.move(source, to: folder.path + "/a.txt")
      #expect(folder.text("a.txt") == "\(number)")
      #expect(!FileManager.default.fileExists(atPath: source))
    }
    #expect(folder.contents == ["a.txt"])
    #expect(throws: WriteError(path: folder.path + "/b.txt", code: ENOENT)) {
      try AtomicFile.move(folder.path + "/absent", to: folder.path + "/b.txt")
    }
  }

  @Test func aSecondNameIsTheSameFile() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("một", to: "a.txt")
    for _ in 0..<2 { try AtomicFile.link(path, to: folder.path + "/b.txt") }
    #expect(folder.text("b.txt") == "một")
    #expect(folder.contents == ["a.txt", "b.txt"])
  }
}
