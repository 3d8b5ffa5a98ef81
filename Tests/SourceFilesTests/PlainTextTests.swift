import TestSupport
import Testing

@testable import SourceFiles

@Suite struct PlainTextTests {
  private func extract(_ bytes: [UInt8]) throws -> ExtractedFile {
    let file = try TemporaryFile(bytes, named: "a.txt")
    return try Extractor().extract(file.path)
  }

  @Test func byteOrderMarkAndCarriageReturnsGo() throws {
    let file = try extract([0xEF, 0xBB, 0xBF] + Array("KẾ HOẠCH\r\nsố 1\r\n".utf8))
    #expect(file.pages.map(\.text) == ["KẾ HOẠCH\nsố 1"])
    #expect(file.pages[0].source == .plainText)
    #expect(file.notes.isEmpty)
  }

  @Test(arguments: [true, false])
  func utf16(isBigEndian: Bool) throws {
    let units = Array("\u{FEFF}Kế hoạch\nsố 2".utf16)
    let bytes = units.flatMap { unit -> [UInt8] in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 255))
      return isBigEndian ? [high, low] : [low, high]
    }
    #expect(try extract(bytes).pages[0].text == "Kế hoạch\nsố 2")
  }

  @Test func invalidBytesAreReplacedAndNoted() throws {
    let file = try extract(Array("số ".utf8) + [0xFF] + Array(" 5".utf8))
    #expect(file.pages[0].text == "số \u{FFFD} 5")
    #expect(file.notes.count == 1)
  }

  @Test func formFeedsPartPages() throws {
    #expect(try extract(Array("một\n\u{0C}hai\n".utf8)).pages.map(\.text) == ["một", "hai"])
  }

  @Test func digestIsOfTheBytes() throws {
    #expect(
      try extract(Array("abc".utf8)).sha256
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
