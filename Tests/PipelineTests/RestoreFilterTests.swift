import DocumentModel
import Foundation
import Terminal
import TestSupport
import Testing

@testable import Pipeline

@Suite struct RestoreFilterTests {
  /// What the filter writes, with a restoration that makes every `u` an `ư`.
  private func filter(_ bytes: [UInt8], isJSON: Bool = false) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let input = folder.path + "/in"
    let output = folder.path + "/out"
    try Data(bytes).write(to: URL(fileURLWithPath: input))
    let descriptor = open(output, O_WRONLY | O_CREAT, 0o600)
    defer { close(descriptor) }
    let filter = RestoreFilter(isJSON ? .lines(Self.restore) : .text { Self.restore })
    try filter.run(path: input, output: TerminalStream(descriptor: descriptor))
    return Array(FileManager.default.contents(atPath: output) ?? Data())
  }

  private static func restore(_ blocks: [[UInt8]]) -> [[UInt8]] {
    blocks.map { $0.flatMap { $0 == UInt8(ascii: "u") ? Array("ư".utf8) : [$0] } }
  }

  private static func restore(_ lines: [String], isContinued: Bool) -> [Line] {
    lines.map { text in
      var line = Line(text: text)
      for index in line.words.indices where line.words[index].form.contains("u") {
        line.words[index].original = line.words[index].form
        line.words[index].form.replace("u", with: "ư")
      }
      return line
    }
  }

  @Test(arguments: ["", "\n", "\n\n", "tu", "tu\n", "tu\r\nla\r\n", "a\n\u{FEFF}u"])
  func everyByteReachesTheRestoration(text: String) throws {
    #expect(try filter(Array(text.utf8)) == Array(text.replacing("u", with: "ư").utf8))
  }

  @Test func bytesThatAreNoTextStay() throws {
    for bytes: [UInt8] in [[0xFF], [0x74, 0xC3, 0x0A], Array(0x00...0xFF).filter { $0 != 0x75 }] {
      #expect(try filter(bytes) == bytes)
    }
  }

  @Test func manyLinesKeepTheirNumberAndOrder() throws {
    let text = (0..<3001).map { "\($0) tu" }.joined(separator: "\n")
    #expect(try filter(Array(text.utf8)) == Array(text.replacing("u", with: "ư").utf8))
  }

  @Test func aLineLongerThanAnyBufferComesThrough() throws {
    let text = String(repeating: "tu la ", count: 50_000)
    #expect(try filter(Array(text.utf8)) == Array(text.replacing("u", with: "ư").utf8))
  }

  @Test func jsonHasALineForEachLine() throws {
    let bytes = try filter(Array("tu\n\nla ".utf8) + [0xFF], isJSON: true)
    #expect(
      String(decoding: bytes, as: UTF8.self) == #"""
        {"line":1,"text":"tư","tokens":[{"alternatives":[],"flags":[],"form":"tư","original":"tu"}]}
        {"line":2,"text":"","tokens":[]}
        {"line":3,"text":"la �","tokens":[{"alternatives":[],"flags":[],"form":"la","original":"la"},{"alternatives":[],"flags":[],"form":"�","original":"�"}]}

        """#)
  }

  @Test func aMissingFileIsAnError() {
    let error = #expect(throws: InputError.self) {
      try RestoreFilter(.text { { $0 } }).run(path: "/nonexistent-file")
    }
    #expect(error?.description == "/nonexistent-file: no such file or folder")
  }

  @Test func aReaderThatGoesAwayEndsItQuietly() throws {
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [0, 0]
    pipe(&ends)
    close(ends[0])
    defer { close(ends[1]) }
    let folder = try TemporaryFolder()
    let input = try folder.write("tu\n", to: "in")
    let output = TerminalStream(descriptor: ends[1])
    try RestoreFilter(.text { { $0 } }).run(path: input, output: output)
  }
}
