import TestSupport
import Testing
import VietnameseText

@testable import LanguageModel

@Suite("Tokens of paragraphs")
struct ParagraphTokenizerTests {
  /// The tokens as text: `*Word` starts a sentence, classes in angle brackets, `|` is a boundary.
  private static func tokens(_ bytes: some Sequence<UInt8>) -> String {
    var tokenizer = ParagraphTokenizer()
    var result: [String] = []
    Array(bytes).withUnsafeBufferPointer { bytes in
      tokenizer.forEachToken(in: bytes) { token in
        switch token {
        case .word(let key, let shape, let isFirst):
          result.append((isFirst ? "*" : "") + shape.apply(to: key.text))
        case .other(.boundary): result.append("|")
        case .other(let kind): result.append("<\(kind)>")
        }
      }
    }
    return result.joined(separator: " ")
  }

  @Test(
    "sentences",
    arguments: [
      (
        "Căn cứ Luật Tổ chức chính quyền địa phương;",
        "*Căn cứ Luật Tổ chức chính quyền địa phương |"
      ),
      (
        "Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ",
        "*Thực hiện Nghị định số <symbol> ngày <date> của Chính phủ |"
      ),
      ("1. Mục đích: Nâng cao. Đạt 95%.", "<number> | *Mục đích | *Nâng cao | *Đạt <number> |"),
      ("Uỷ ban (UBND) và/hoặc sở", "*Ủy ban UBND và hoặc sở |"),
      ("hệ thống e-mail a.b", "*hệ thống e mail <unknown> |"),
      ("“Chuyển đổi số” – 2025", "*Chuyển đổi số <number> |"),
      ("", ""), ("   \t ", ""), ("...", ""), ("- a", "*a |"), ("a\u{A0}b", "*a b |"),
      ("xin-chao-ban", "xin chao ban |"),
      ("nghiêngngả", "<unknown> |"), ("a\r", "*a |"),
    ])
  func sentences(text: String, expected: String) {
    #expect(Self.tokens(text.utf8) == expected)
  }

  @Test(
    "broken UTF-8 is unknown, and nothing behind it is lost",
    arguments: [
      [0x61, 0x20, 0xFF, 0x20, 0x62], [0x61, 0x20, 0xC3, 0x20, 0x62],
      [0x61, 0x20, 0xE1, 0xBB, 0x20, 0x62],
      [0x61, 0x20, 0x80, 0x20, 0x62],
    ] as [[UInt8]])
  func brokenBytes(bytes: [UInt8]) {
    let tokens = Self.tokens(bytes)
    #expect(tokens.hasPrefix("*a"))
    #expect(tokens.hasSuffix("b |"), "\(tokens)")
  }

  @Test(
    "bytes cut off at the end of a paragraph do not matter",
    arguments: [
      [0xC3], [0xE1, 0xBB], [0xF0, 0x9F, 0x98], [0xFF],
    ] as [[UInt8]])
  func cutOff(end: [UInt8]) {
    #expect(Self.tokens(Array("ban ".utf8) + end).hasPrefix("*ban"))
  }

  @Test("random bytes are survived", arguments: Seeds.first(30))
  func randomBytes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let bytes = (0..<2000).map { _ in UInt8.random(in: 0...255, using: &random) }
    let tokens = Self.tokens(bytes)
    #expect(tokens.isEmpty || tokens.hasSuffix("|"), "seed \(seed)")
  }
}
