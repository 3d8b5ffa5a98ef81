import Foundation
import TestSupport
import Testing

@testable import LanguageModel

@Suite("Model files")
struct ModelFileTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path + "/m.dau" }

  init() throws { folder = try TemporaryFolder() }

  private func write() throws -> [UInt8] {
    try ModelFile.write(
      ["a": [1, 2, 3], "long.name": Array(repeating: 7, count: 100), "empty": []], to: path)
    return try folder.bytes("m.dau")
  }

  /// Opens bytes and expects an error whose text has the path and the reason.
  private func expectFault(_ bytes: [UInt8], _ reason: String) throws {
    let path = try folder.write(bytes, to: "broken.dau")
    let error = #expect(throws: ModelError.self) { try ModelFile(path: path) }
    guard let error else { return }
    #expect(error.description.contains(path))
    #expect(error.description.contains(reason), "\(error)")
    guard case .wrongFormat = error else {
      Issue.record("not a fault of the format: \(error)")
      return
    }
  }

  @Test("sections come back")
  func roundTrip() throws {
    _ = try write()
    let file = try ModelFile(path: path)
    #expect(file.path == path)
    #expect(Array(try file.section("a")) == [1, 2, 3])
    #expect(try file.section("long.name").count == 100)
    #expect(try file.section("empty").isEmpty)
    #expect(file.contains("a") && !file.contains("b"))
    #expect(Array(try file.section("a", of: UInt8.self)) == [1, 2, 3])
    #expect(try folder.bytes("m.dau").count % 64 == 0)
  }

  @Test("a pipe is written to and stays a pipe")
  func pipe() throws {
    try #require(mkfifo(path, 0o600) == 0)
    // Opened for both, so that neither side waits for the other.
    let descriptor = open(path, O_RDWR)
    defer { close(descriptor) }
    try ModelFile.write(["a": [1, 2, 3]], to: path)
    var bytes = [UInt8](repeating: 0, count: 1024)
    let count = read(descriptor, &bytes, bytes.count)
    try folder.write(Array(bytes[..<max(0, count)]), to: "copy.dau")
    let copy = try ModelFile(path: folder.path + "/copy.dau")
    #expect(Array(try copy.section("a")) == [1, 2, 3])
    #expect(folder.contents.sorted() == ["copy.dau", "m.dau"])
  }

  @Test("values of several bytes come back and lie aligned")
  func values() throws {
    let values: [UInt64] = [1, .max, 42]
    try ModelFile.write(["x": [9], "y": values.rawBytes], to: path)
    let file = try ModelFile(path: path)
    #expect(Array(try file.section("y", of: UInt64.self)) == values)
    #expect(Int(bitPattern: try file.section("y").baseAddress) % 64 == 0)
  }

  @Test("a missing file is unreadable")
  func missing() throws {
    let error = #expect(throws: ModelError.self) { try ModelFile(path: "/nowhere/m.dau") }
    guard case .unreadable(let path, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(path == "/nowhere/m.dau")
    #expect(error?.description.hasPrefix("cannot read the model \(path): ") == true)
  }

  @Test("a folder is no model")
  func folderInstead() throws {
    let error = #expect(throws: ModelError.self) { try ModelFile(path: folder.path) }
    #expect(error?.description.contains(folder.path) == true)
  }

  @Test("a missing section is named")
  func missingSection() throws {
    _ = try write()
    let file = try ModelFile(path: path)
    let error = #expect(throws: ModelError.self) { try file.section("ngrams.1") }
    #expect(error?.description.contains("ngrams.1") == true)
    #expect(error?.description.contains(path) == true)
  }

  @Test("a section with a broken length is named")
  func brokenLength() throws {
    _ = try write()
    let file = try ModelFile(path: path)
    let error = #expect(throws: ModelError.self) { try file.section("a", of: UInt64.self) }
    #expect(error?.description.contains("section a") == true)
  }

  @Test("an empty or too short file", arguments: [0, 1, 8, 15])
  func tooShort(length: Int) throws {
    try expectFault(Array(try write().prefix(length)), "too short")
  }

  @Test("another kind of file")
  func otherMagic() throws {
    try expectFault(
      Array("%PDF-1.4 is quite another thing, is it not".utf8), "does not start like a model")
  }

  @Test("another version is named")
  func otherVersion() throws {
    var bytes = try write()
    bytes[8] = 77
    try expectFault(bytes, "version 77")
  }

  @Test("a damaged table of sections")
  func damagedTable() throws {
    var bytes = try write()
    bytes[12] = 0xFF
    try expectFault(bytes, "table of sections is damaged")
    bytes[15] = 0xFF
    try expectFault(bytes, "table of sections is damaged")
    try expectFault(Array(try write().prefix(40)), "table of sections is damaged")
  }

  @Test("a file cut off in a section")
  func cutOff() throws {
    try expectFault(Array(try write().dropLast(128)), "cut off in its section long.name")
  }

  @Test("an offset or length out of the file", arguments: [40, 47, 48, 55])
  func wildOffset(at place: Int) throws {
    var bytes = try write()
    bytes[place] = 0xFF
    try expectFault(bytes, "cut off in its section a")
  }

  @Test(
    "every file cut short and every damaged head is refused or read, never a crash",
    arguments: Seeds.first(10))
  func randomDamage(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let sound = try write()
    var refused = 0
    for number in 0..<50 {
      // A file that is cut short is always refused; one that is whole may be read all the same.
      let isCut = number.isMultiple(of: 2)
      let length = isCut ? Int.random(in: 0..<sound.count, using: &random) : sound.count
      var bytes = Array(sound.prefix(length))
      for _ in 0..<(number % 4) where !bytes.isEmpty {
        bytes[Int.random(in: 0..<min(bytes.count, 136), using: &random)] = .random(
          in: 0...255, using: &random)
      }
      let path = try folder.write(bytes, to: "random.dau")
      do throws(ModelError) {
        let file = try ModelFile(path: path)
        for name in ["a", "long.name", "empty"] where file.contains(name) {
          _ = try file.section(name).reduce(0) { $0 &+ Int($1) }
        }
      } catch {
        refused += 1
        #expect(error.description.contains(path), "seed \(seed)")
      }
    }
    #expect((1..<50).contains(refused), "seed \(seed): \(refused) of 50")
  }

  @Test("a place that cannot be written is an error, and nothing is left behind")
  func unwritable() throws {
    let error = #expect(throws: ModelError.self) {
      try ModelFile.write(["a": [1]], to: "/nowhere/m.dau")
    }
    guard case .unwritable = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.description.hasPrefix("cannot write the model /nowhere/m.dau: ") == true)
    try folder.write("x", to: "taken/inside")
    #expect(throws: ModelError.self) {
      try ModelFile.write(["a": [1]], to: folder.path + "/taken")
    }
    #expect(folder.contents == ["taken", "taken/inside"])
  }
}
