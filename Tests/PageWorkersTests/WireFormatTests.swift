import DocumentModel
import Foundation
import SourceFiles
import TestSupport
import Testing

@testable import PageWorkers

/// What goes through the pipe comes out as it was, packed or not.
@Suite struct WireFormatTests {
  private func sent(_ page: Page, layer: [Line] = []) throws -> OpenedFile.Outcome? {
    let answer = try WireFormat.answer(.page(OpenedFile.Outcome(page, layer: layer)))
    #expect(!answer.line.contains(0x0A))
    #expect(answer.count == answer.bytes?.count)
    guard case .page(let outcome) = WireFormat.reply(answer) else { return nil }
    return outcome
  }

  /// Lines of random words; the seed is fixed.
  @Test func pagesComeThrough() throws {
    var generator = SeededGenerator(seed: 11)
    let forms = ["Kế", "hoạch", "\u{1}", "\"", "\\", "\u{E000}", "😀", "a\u{301}", "", "-", "\n"]
    func box() -> Box? {
      if Bool.random(using: &generator) { return nil }
      func number() -> Double { Double.random(in: -1e3...1e3, using: &generator) }
      return Box(x: number(), y: 0, width: -0.0, height: number())
    }
    for isPlain in [true, false] {
      for _ in 0..<40 {
        var page = Page(number: 3, width: 595, height: 842, source: .textLayer, reason: "r")
        for _ in 0..<Int.random(in: 0..<5, using: &generator) {
          var line = Line(words: [], box: box())
          for _ in 0..<Int.random(in: 0..<6, using: &generator) {
            var word = Word(
              forms.randomElement(using: &generator) ?? "",
              leadingSpace: Bool.random(using: &generator) ? " " : "", box: box())
            if !isPlain { word.confidence = 0.25 }
            line.words.append(word)
          }
          page.lines.append(line)
        }
        let outcome = try #require(try sent(page, layer: page.lines))
        #expect(outcome == OpenedFile.Outcome(page, layer: page.lines))
      }
    }
  }

  @Test func brokenAnswersAreNone() throws {
    let page = Page(number: 1, source: .textLayer, lines: [Line(text: "một hai")])
    let whole = try WireFormat.answer(.page(OpenedFile.Outcome(page)))
    let bytes = try #require(whole.bytes)
    #expect(WireFormat.reply(whole) == .page(OpenedFile.Outcome(page)))
    for count in 1..<bytes.count {
      var broken = whole
      broken.bytes = Array(bytes.prefix(count))
      #expect(WireFormat.reply(broken) == nil, "\(count) of \(bytes.count) bytes")
    }
    // How many words, whether there is a box, how long a text is.
    for place in [0, 8, 9] {
      var broken = whole
      broken.bytes?[place] = 0x7F
      #expect(WireFormat.reply(broken) == nil, "byte \(place)")
    }
    var broken = whole
    broken.line.removeLast(5)
    #expect(WireFormat.reply(broken) == nil)
  }
}
