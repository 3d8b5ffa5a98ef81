import Foundation
import TestSupport
import Testing

@testable import DurableFiles

@Suite struct GrowingFileTests {
  @Test func takesItsNameWhenItIsWhole() throws {
    let folder = try TemporaryFolder()
    try folder.write("cũ", to: "a.txt")
    let file = try GrowingFile(folder.path + "/a.txt")
    let piece = String(repeating: "một ", count: 10_000)
    for _ in 0..<3 { file.add(piece) }
    file.add([0x2E])
    #expect(folder.text("a.txt") == "cũ")
    try file.finish()
    #expect(folder.text("a.txt") == piece + piece + piece + ".")
    #expect(folder.contents == ["a.txt"])
  }

  @Test func whatIsNotFinishedGoes() throws {
    let folder = try TemporaryFolder()
    var file: GrowingFile? = try GrowingFile(folder.path + "/a.txt")
    file?.add("một")
    #expect(folder.contents.count == 1)
    file = nil
    #expect(folder.contents == [])
  }

  @Test func aFullDiskIsNoticedOnTheWayAndAtTheEnd() throws {
    let file = try GrowingFile("/dev/full")
    file.add([UInt8](repeating: 0, count: 1 << 17))
    #expect(file.failure == WriteError(path: "/dev/full", code: ENOSPC))
    #expect(throws: WriteError(path: "/dev/full", code: ENOSPC)) { try file.finish() }
    #expect(FileManager.default.fileExists(atPath: "/dev/full"))
  }
}
