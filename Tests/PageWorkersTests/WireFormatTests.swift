import DocumentModel
import Foundation
import SourceFiles
import TestSupport
import Testing

@testable import PageWorkers

/// What goes through the pipe comes out as it was, packed or not.
@Suite struct WireFormatTests {
  private func sent(_ page: Page, layer: [Line] = []) throws -> OpenedFile.Outcome? {
    var line = Array(try WireFormat.line(of: .page(OpenedFile.Outcome(page, layer: layer))))
    #expect(line.popLast() == 0x0A)
    #expect(!line.contains(0x0A))
    guard case .page(let outcome) = WireFormat.reply(line) else { return nil }
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
    let line = String(
      decoding: try WireFormat.line(of: .page(OpenedFile.Outcome(page))), as: UTF8.self)
    #expect(line.contains("packedPage"))
    for (good, bad) in [("mộthai", "mt"), ("một hai", "m"), ("2 - ", "3 - "), ("2 - ", "z - ")]
    where line.contains(good) {
      let broken = line.replacingOccurrences(of: good, with: bad)
      #expect(WireFormat.reply(Array(broken.utf8.dropLast())) == nil, "\(bad)")
    }
    #expect(WireFormat.reply(Array(line.utf8.dropLast(20))) == nil)
  }
}
