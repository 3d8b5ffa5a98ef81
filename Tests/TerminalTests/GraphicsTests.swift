import Foundation
import TestSupport
import Testing

@testable import Terminal

@Suite struct GraphicsTests {
  @Test func theEnvironmentTellsFirst() {
    #expect(TerminalGraphics.known(by: ["TERM": "xterm-kitty"]) == .some(.kitty))
    #expect(
      TerminalGraphics.known(by: ["TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"])
        == .some(.kitty))
    #expect(TerminalGraphics.known(by: ["TERM": "dumb"]) == .some(nil))
    #expect(TerminalGraphics.known(by: [:]) == .some(nil))
    // These must be asked.
    #expect(TerminalGraphics.known(by: ["TERM": "xterm-256color"]) == .none)
    #expect(
      TerminalGraphics.known(by: ["TERM": "tmux-256color", "TMUX": "1", "KITTY_WINDOW_ID": "1"])
        == .none)
  }

  @Test(
    arguments: [
      ("", nil), ("\u{1B}[?62;4;22c", .sixel), ("\u{1B}[?4c", .sixel), ("\u{1B}[?64;1;2c", nil),
      ("\u{1B}_Gi=31;OK\u{1B}\\\u{1B}[?62;4c", .kitty), ("\u{1B}[?62;14c", nil),
      ("\u{1B}_Gi=31;ENODATA\u{1B}\\\u{1B}[?62c", nil), ("j\u{1B}[?", nil), ("\u{1B}[?62;4", nil),
    ] as [(String, TerminalGraphics?)])
  func anAnswerTellsNext(_ answer: String, _ expected: TerminalGraphics?) {
    #expect(TerminalGraphics.answered(by: answer) == expected)
  }

  @Test func kittyGetsAFileInPieces() {
    let short = KittyImage.sequence(base64: "AAAA", rows: 2)
    #expect(short == "\u{1B}_Ga=T,f=100,q=2,r=2,m=0;AAAA\u{1B}\\")
    let long = String(repeating: "B", count: 9000)
    let sequence = KittyImage.sequence(base64: long, rows: 1)
    let pieces = sequence.components(separatedBy: "\u{1B}\\").filter { !$0.isEmpty }
    #expect(pieces.count == 3)
    #expect(pieces[0].contains("m=1;") && pieces[1].hasPrefix("\u{1B}_Gm=1;"))
    #expect(pieces[2].hasPrefix("\u{1B}_Gm=0;"))
    let payload = pieces.compactMap { $0.split(separator: ";").last }.joined()
    #expect(payload == long)
  }

  /// A property: what a terminal draws is the image in sixteen shades.
  @Test(arguments: Seeds.first(4)) func sixelsDrawTheImage(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<40 {
      let width = Int.random(in: 1...40, using: &generator)
      let height = Int.random(in: 1...20, using: &generator)
      let isFlat = Bool.random(using: &generator)
      let grey = (0..<width * height).map { _ in
        isFlat ? 200 : UInt8.random(in: 0...255, using: &generator)
      }
      let drawn = try #require(SixelScreen(SixelImage.sequence(grey: grey, width: width)))
      #expect(drawn.width == width && drawn.height == height, "seed \(seed)")
      let shades = grey.map { (Int($0) * 15 + 127) / 255 }
      #expect(drawn.shades == shades, "seed \(seed)")
    }
    #expect(SixelImage.sequence(grey: [], width: 0).isEmpty)
  }

  @Test func thePagerIsTheUsersChoice() {
    #expect(Pager(wanted: nil)?.command == "less -R")
    #expect(Pager(wanted: "more")?.command == "more")
    #expect(Pager(wanted: "") == nil)
    #expect(Pager(wanted: "cat") == nil)
  }
}

/// What a terminal that knows sixels would show.
private struct SixelScreen {
  var width = 0
  var height = 0
  var shades: [Int] = []

  init?(_ sequence: String) {
    guard sequence.hasPrefix("\u{1B}P0;0;0q\"1;1;"), sequence.hasSuffix("\u{1B}\\") else {
      return nil
    }
    var rest = Substring(sequence.dropFirst("\u{1B}P0;0;0q\"1;1;".count).dropLast(2))
    func number() -> Int {
      let digits = rest.prefix(while: \.isNumber)
      rest = rest.dropFirst(digits.count)
      return Int(digits) ?? 0
    }
    width = number()
    rest = rest.dropFirst()
    height = number()
    shades = Array(repeating: -1, count: width * height)
    var (x, top, shade) = (0, 0, 0)
    while let next = rest.popFirst() {
      switch next {
      case "#":
        shade = number()
        if rest.hasPrefix(";") { rest = rest.drop { $0.isNumber || $0 == ";" } }
      case "$": x = 0
      case "-": (x, top) = (0, top + 6)
      default:
        var (count, sixel) = (1, next)
        if next == "!" {
          count = number()
          guard let character = rest.popFirst() else { return nil }
          sixel = character
        }
        guard let value = sixel.asciiValue, value >= 63 else { return nil }
        for column in x..<(x + count) {
          for bit in 0..<6 where (value - 63) >> UInt8(bit) & 1 == 1 {
            guard column < width, top + bit < height else { return nil }
            shades[(top + bit) * width + column] = shade
          }
        }
        x += count
      }
    }
  }
}
