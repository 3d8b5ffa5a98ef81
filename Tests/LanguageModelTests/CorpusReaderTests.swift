import CZstandard
import TestSupport
import Testing

@testable import LanguageModel

@Suite("Reading corpora")
struct CorpusReaderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func lines(_ path: String) throws -> [String] {
    var lines: [String] = []
    try CorpusReader.forEachLine(of: path) { lines.append(String(decoding: $0, as: UTF8.self)) }
    return lines
  }

  private static func compress(_ text: String, withChecksum: Bool = false) throws -> [UInt8] {
    let source = Array(text.utf8)
    var target = [UInt8](repeating: 0, count: ZSTD_compressBound(source.count))
    let context = try #require(ZSTD_createCCtx())
    defer { ZSTD_freeCCtx(context) }
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, withChecksum ? 1 : 0)
    let size = ZSTD_compress2(context, &target, target.count, source, source.count)
    try #require(ZSTD_isError(size) == 0)
    return Array(target.prefix(size))
  }

  @Test(
    "plain text comes line by line",
    arguments: [
      ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\nb", ["a", "b"]), ("\n\n", ["", ""]),
      ("a\n\nb\n", ["a", "", "b"]), ("a\r\nb", ["a\r", "b"]),
    ])
  func plain(text: String, expected: [String]) throws {
    let path = try folder.write(text, to: "plain")
    #expect(try lines(path) == expected)
  }

  @Test("compressed text gives the same lines", arguments: [true, false])
  func compressed(withChecksum: Bool) throws {
    let text = "Ủy ban\n\nnhân dân\ntỉnh"
    let path = try folder.write(Self.compress(text, withChecksum: withChecksum), to: "text.zst")
    #expect(try lines(path) == ["Ủy ban", "", "nhân dân", "tỉnh"])
  }

  @Test(
    "text much longer than its compressed form comes whole",
    arguments: [
      100_000, 262_144, 393_216, 1_000_000, 3_000_001,
    ])
  func highlyCompressible(length: Int) throws {
    let line = String(repeating: "a", count: 99) + "\n"
    let text = String(String(repeating: line, count: length / 100 + 1).prefix(length))
    let path = try folder.write(Self.compress(text), to: "long.zst")
    var total = 0
    try CorpusReader.forEachLine(of: path) { total += $0.count + 1 }
    #expect(total == length + (text.hasSuffix("\n") ? 0 : 1))
  }

  @Test("several compressed pieces in one file are one text")
  func frames() throws {
    let bytes = try Self.compress("a\nb") + Self.compress("c\nd\n")
    #expect(try lines(folder.write(bytes, to: "two.zst")) == ["a", "bc", "d"])
  }

  @Test("a compressed file that is cut off is an error that names it", arguments: [1, 2, 7, 30])
  func cutOff(missing: Int) throws {
    var random = SeededGenerator(seed: 7)
    let text = (0..<3000).map { _ in "\(Int.random(in: 0..<1_000_000, using: &random))" }
      .joined(separator: "\n")
    let bytes = try Self.compress(text)
    let path = try folder.write(bytes.dropLast(missing), to: "cut.zst")
    let error = #expect(throws: ModelError.self) { try lines(path) }
    #expect(error?.description.contains(path) == true)
    #expect(error?.description.contains("cut off") == true)
  }

  @Test("a damaged compressed file is an error that names it")
  func damaged() throws {
    var bytes = try Self.compress(String(repeating: "Ủy ban nhân dân\n", count: 50))
    bytes[5] ^= 0xFF
    bytes[9] ^= 0xFF
    let path = try folder.write(bytes, to: "damaged.zst")
    let error = #expect(throws: ModelError.self) { try lines(path) }
    #expect(error?.description.contains(path) == true)
  }

  @Test("a missing file and a folder are errors that name them")
  func unreadable() throws {
    for path in ["/nowhere/text.txt", folder.path] {
      let error = #expect(throws: ModelError.self) { try lines(path) }
      #expect(error?.description.contains(path) == true)
    }
  }

  @Test("very long lines and lines across blocks come whole")
  func longLines() throws {
    let long = String(repeating: "ủy ban ", count: 100_000)
    let path = try folder.write("a\n\(long)\nb", to: "long")
    let read = try lines(path)
    #expect(read.count == 3)
    #expect(read[1] == long)
    #expect(read[0] == "a" && read[2] == "b")
  }

  @Test("random lines come back, plain and compressed", arguments: Seeds.first(10))
  func randomLines(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var expected: [String] = []
    for _ in 0..<2000 {
      expected.append(String(repeating: "đ", count: Int.random(in: 0...300, using: &random)) + "x")
    }
    let text = expected.joined(separator: "\n") + "\n"
    #expect(try lines(folder.write(text, to: "r")) == expected, "seed \(seed)")
    #expect(try lines(folder.write(Self.compress(text), to: "r.zst")) == expected, "seed \(seed)")
  }
}
