import DocumentModel
import Foundation
import Terminal
import TestSupport
import Testing

@testable import Pipeline

@Suite struct RestoreFilterTests {
  /// What the filter writes, with a restoration that makes every `u` of a word an `ư`, even where
  /// it should not.
  private func filter(
    _ bytes: [UInt8], _ format: RestoreFilter.Format = .text
  ) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let input = folder.path + "/in"
    let output = folder.path + "/out"
    try Data(bytes).write(to: URL(fileURLWithPath: input))
    let descriptor = open(output, O_WRONLY | O_CREAT, 0o600)
    defer { close(descriptor) }
    try RestoreFilter(format: format) { lines, _ in
      lines.map { text in
        var line = Line(text: text)
        for index in line.words.indices where line.words[index].form.contains("u") {
          line.words[index].original = line.words[index].form
          line.words[index].form.replace("u", with: "ư")
        }
        return line
      }
    }.run(path: input, output: TerminalStream(descriptor: descriptor))
    return Array(FileManager.default.contents(atPath: output) ?? Data())
  }

  @Test(arguments: [
    "", "\n", "\n\n", "tu", "tu\n", "tu\r\nla\r\n", "  tu \t la  \n\n  \n", "a\u{0C}tu\n\u{0C}",
    "tu\rla", "\u{0}tu\n", "tu\u{A0}tu\u{3000}\n", "\r\n \r\n", "\u{FEFF}tu\n", "a\n\u{FEFF}u",
    " \u{301}tu",
  ])
  func whiteSpaceAndLineBreaksStay(text: String) throws {
    let expected = Array(text.replacing("u", with: "ư").utf8)
    #expect(try filter(Array(text.utf8)) == expected)
  }

  @Test func bytesThatAreNoTextStay() throws {
    for bytes: [UInt8] in [
      [0xFF], [0x74, 0xC3, 0x0A], [0xE1, 0xBA], [0xF4, 0x8F, 0xBF, 0xBF], [0xED, 0xA0, 0x80],
      [0xF4, 0x8F, 0xBC, 0x80, 0x20, 0xF4, 0x90, 0x80, 0x80], [0xC0, 0xAF, 0x0D, 0x0A, 0x80],
      Array(0x00...0xFF).filter { $0 != 0x75 },
    ] { #expect(try filter(bytes) == bytes) }
  }

  @Test func aWordWithBrokenBytesIsLeftAloneAndItsNeighboursAreNot() throws {
    let input = Array("tu cu".utf8) + [0xFF] + Array("u lu\n".utf8)
    let expected = Array("tư cu".utf8) + [0xFF] + Array("u lư\n".utf8)
    #expect(try filter(input) == expected)
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
    let bytes = try filter(Array("tu\n\nla ".utf8) + [0xFF], .json)
    #expect(
      String(decoding: bytes, as: UTF8.self) == #"""
        {"line":1,"text":"tư","tokens":[{"alternatives":[],"flags":[],"form":"tư","original":"tu"}]}
        {"line":2,"text":"","tokens":[]}
        {"line":3,"text":"la �","tokens":[{"alternatives":[],"flags":[],"form":"la","original":"la"},{"alternatives":[],"flags":[],"form":"�","original":"�"}]}

        """#)
  }

  @Test func aMissingFileIsAnError() {
    let error = #expect(throws: InputError.self) {
      try RestoreFilter { lines, _ in lines.map { Line(text: $0) } }.run(path: "/nonexistent-file")
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
    try RestoreFilter { lines, _ in lines.map { Line(text: $0) } }
      .run(path: input, output: TerminalStream(descriptor: ends[1]))
  }
}
