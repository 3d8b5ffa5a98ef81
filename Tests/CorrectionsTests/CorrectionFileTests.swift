import Corrections
import DocumentModel
import Foundation
import TestSupport
import Testing

struct CorrectionFileTests {
  private static func correction(_ text: String) -> Correction {
    Correction(
      at: "2025-03-18T09:00:00Z", by: "an <b>", document: "abc",
      place: WordPlace(page: 1, line: 0, word: 0), word: Word("ke\u{2028}\"\n"), source: .ocr,
      becomes: text)
  }

  @Test("what was added is read again, in order, whatever it holds")
  func roundTrip() throws {
    let folder = try TemporaryFolder()
    let file = CorrectionFile(base: "\(folder.path)/a")
    #expect(!file.exists)
    #expect(try file.read().isEmpty)
    let entries =
      ["kế", "</script>", "\u{0}\n\r", "🙂", ""].map {
        CorrectionLog.Entry.made(Self.correction($0))
      } + [.undone(Undoing(at: "t", by: "an", document: "abc", undoes: "x"))]
    for entry in entries { try file.append(entry) }
    #expect(file.path.hasSuffix("/a.corrections.jsonl"))
    #expect(try file.read().entries == entries)
  }

  @Test("a torn last line costs itself alone, and what is added behind it is whole")
  func tornLine() throws {
    let folder = try TemporaryFolder()
    let file = CorrectionFile(base: "\(folder.path)/a")
    let (first, second) = (Self.correction("kế"), Self.correction("kẻ"))
    try file.append(.made(first))
    var bytes = try Data(contentsOf: URL(fileURLWithPath: file.path))
    bytes.append(contentsOf: bytes.prefix(40))
    try bytes.write(to: URL(fileURLWithPath: file.path))
    #expect(try file.read().entries == [.made(first)])
    try file.append(.made(second))
    let log = try file.read()
    #expect(log.entries == [.made(first), .made(second)])
    #expect(log.unreadableLines == 1)
  }

  @Test("where the folder cannot be written to, that is said and nothing is left")
  func unwritable() throws {
    let file = CorrectionFile(base: "/proc/nowhere")
    #expect(throws: (any Error).self) { try file.append(.made(Self.correction("kế"))) }
    #expect(!file.exists)
  }

  @Test("many at once lose nothing")
  func concurrent() async throws {
    let folder = try TemporaryFolder()
    let file = CorrectionFile(base: "\(folder.path)/a")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<40 {
        group.addTask { try file.append(.made(Self.correction("\(number)"))) }
      }
      try await group.waitForAll()
    }
    let log = try file.read()
    #expect(Set(log.corrections.map(\.correction.becomes)).count == 40)
    #expect(log.unreadableLines == 0)
  }

  @Test("a folder gives the log of each document, a file under two names once")
  func folder() throws {
    let folder = try TemporaryFolder()
    let file = CorrectionFile(base: "\(folder.path)/a")
    try file.append(.made(Self.correction("kế")))
    try FileManager.default.linkItem(
      atPath: file.path, toPath: CorrectionFile(base: "\(folder.path)/b").path)
    var other = Self.correction("kẻ")
    other.document = "def"
    try CorrectionFile(base: "\(folder.path)/c").append(.made(other))
    let logs = try CorrectionFiles.read(folder.path)
    #expect(logs.map { $0.entries.count } == [1, 1])
    let none = folder.path + "/none"
    let error = #expect(throws: CorrectionFileError.self) { try CorrectionFiles.read(none) }
    #expect(error?.description.hasPrefix("\(none): the corrections cannot be read: ") == true)
  }
}
