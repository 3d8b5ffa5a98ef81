import DocumentModel
import TestSupport
import Testing
import VietnameseText

@testable import Restoration

/// Compares text that is restored as bytes with the same text restored as lines.
@Suite("Restoring text as bytes")
struct TextStreamTests {
  private static func restored(_ text: [UInt8], threads: Int = 1) -> [UInt8] {
    var stream = TextStream(
      TextRestorer(restorer: Restorer(model: SmallModel.model)), threads: threads)
    let blocks = text.withUnsafeBufferPointer { TextStream.blocks(of: $0) }
    return stream.restore(blocks).flatMap { $0 }
  }

  private static func restored(_ text: String) -> String {
    String(decoding: restored(Array(text.utf8)), as: UTF8.self)
  }

  /// The text by way of lines and words.
  private static func byLines(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let restored = TextRestorer(restorer: Restorer(model: SmallModel.model)).restore(lines)
    return zip(lines, restored).map { $1.text + TextRestorer.trailingSpace(of: $0) }
      .joined(separator: "\n")
  }

  @Test("real text comes out as by way of lines")
  func realText() {
    let clean = SmallModel.sentences + SmallModel.unseen
    for lines in [
      clean, clean.map(SmallModel.garbled), clean.map(SmallModel.mistoned),
      clean.map(\.withoutMarks), clean.map(SmallModel.garbled) + ["Uy ban ~ nhan dan | tinh  ~"],
      ["II. KE HOACH", "l. Uy ban", "2. So N6i vu", "", "a) Cong an", "d) So Tai chinh"]
        + clean.map(SmallModel.garbled),
    ] {
      let text = lines.joined(separator: "\n")
      #expect(Self.restored(text) == Self.byLines(text))
    }
  }

  @Test("random text comes out as by way of lines", arguments: Seeds.first(40))
  func randomText(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let words = SmallModel.sentences.flatMap { SmallModel.garbled($0).split(separator: " ") }
    let odd = [
      "~", "|", "1.", "l.", "II.", "a)", "-", "+", "QP-TTg", "468/QD-TTg", "Uy-ban/nhan.dan", "nh",
      "an", "(", "a\u{301}", "e\u{302}\u{323}", "\u{0}", "漢", "x1x2", "co’", "st?", "…", "U\u{31B}",
    ]
    var text = ""
    for _ in 0..<Int.random(in: 20...400, using: &random) {
      switch Int.random(in: 0..<10, using: &random) {
      case 0: text += "\n"
      case 1: text += odd.randomElement(using: &random) ?? ""
      case 2:
        for scalar in (words.randomElement(using: &random) ?? "").unicodeScalars {
          text.unicodeScalars.append(scalar)
          if Int.random(in: 0..<4, using: &random) == 0 { text += " " }
        }
      default: text += words.randomElement(using: &random) ?? ""
      }
      let spaces = [" ", " ", " ", "  ", "   ", "\t", "\u{A0}", "\u{3000}"]
      text += spaces.randomElement(using: &random) ?? ""
    }
    #expect(Self.restored(text) == Self.byLines(text), "seed \(seed)")
  }

  @Test(
    "white space and line breaks stay",
    arguments: [
      "", "\n", "\n\n", "  xx \t yy  \n\n  \n", "a\u{0C}xx\n\u{0C}", "\u{0}xx\n", "xx\rla\r\n",
      "xx\u{A0}xx\u{3000}\n", "\r\n \r\n", "\u{FEFF}xx\n",
      "\u{85}\u{1680}\u{2003}\u{2028}x\u{202F}\u{205F}",
      " \u{301}xx",
    ])
  func whiteSpace(text: String) {
    let shape = { (text: String) in Array(text.unicodeScalars.filter(\.properties.isWhitespace)) }
    #expect(shape(Self.restored(text)) == shape(text))
    #expect(Self.restored(text).hasPrefix("\u{FEFF}") == text.hasPrefix("\u{FEFF}"))
  }

  @Test("bytes that are no UTF-8 stay with their token")
  func brokenBytes() {
    for bytes: [UInt8] in [
      [0xFF], [0xE1, 0xBA], [0xF4, 0x8F, 0xBF, 0xBF], [0xED, 0xA0, 0x80], [0xC0, 0xAF, 0x0D, 0x0A],
      [0xF4, 0x8F, 0xBC, 0x80, 0x20, 0xF4, 0x90, 0x80, 0x80], Array(0x80...0xFF),
    ] { #expect(Self.restored(bytes) == bytes) }
    let input = Array("Uy ban nh".utf8) + [0xFF] + Array("n dan tinh\n".utf8)
    #expect(Self.restored(input).contains(0xFF))
  }

  @Test("the number of threads changes nothing")
  func threads() {
    let garbled = SmallModel.sentences.map(SmallModel.garbled)
    let bare = SmallModel.sentences.map(\.withoutMarks)
    var lines: [String] = []
    for _ in 0..<20 { lines += garbled + bare + SmallModel.sentences }
    let text = Array(lines.joined(separator: "\n").utf8)
    let one = Self.restored(text)
    #expect(Self.restored(text, threads: 2) == one)
    #expect(Self.restored(text, threads: 5) == one)
  }

  @Test("a token of a megabyte and a line of a megabyte are survived")
  func long() {
    for text in [
      String(repeating: "a-", count: 500_000), String(repeating: "Uy ban ", count: 150_000),
    ] {
      let restored = Self.restored(text)
      #expect(restored.utf8.count >= text.utf8.count)
    }
    let token = String(repeating: "a-", count: 500_000)
    #expect(Self.restored(token) == token)
  }
}
