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

  /// Lines of random words.
  @Test(arguments: Seeds.first(4)) func pagesComeThrough(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let forms = ["Kế", "hoạch", "\u{1}", "\"", "\\", "\u{E000}", "😀", "a\u{301}", "", "-", "\n"]
    func box() -> Box? {
      if Bool.random(using: &generator) { return nil }
      func number() -> Double { Double.random(in: -1e3...1e3, using: &generator) }
      return Box(x: number(), y: 0, width: -0.0, height: number())
    }
    for isPlain in [true, false] {
      for _ in 0..<10 {
        var page = Page(number: 3, width: 595, height: 842, source: .textLayer, reason: "r")
        for _ in 0..<Int.random(in: 0..<5, using: &generator) {
          var line = Line(words: [], box: box())
          for _ in 0..<Int.random(in: 0..<6, using: &generator) {
            var word = Word(
              forms.randomElement(using: &generator) ?? "",
              leadingSpace: Bool.random(using: &generator) ? " " : "", box: box())
            if !isPlain { complicate(&word, &generator) }
            line.words.append(word)
          }
          page.lines.append(line)
        }
        if !isPlain {
          page.tables = [
            TableRegion(rowCount: 1, columnCount: 1, cells: [.init(row: 0, column: 0, lines: [0])])
          ]
        }
        let outcome = try #require(try sent(page, layer: page.lines))
        #expect(outcome == OpenedFile.Outcome(page, layer: page.lines), "seed \(seed)")
      }
    }
  }

  private func complicate(_ word: inout Word, _ generator: inout SeededGenerator) {
    if Bool.random(using: &generator) { word.confidence = 0.25 }
    if Bool.random(using: &generator) { word.probability = 1 }
    if Bool.random(using: &generator) { word.original = "Ké" }
    if Bool.random(using: &generator) {
      word.alternatives = ["a", ""].map { Alternative(form: $0, probability: 0.125) }
    }
    for flag in Word.Flag.allCases where Bool.random(using: &generator) { word.flags.insert(flag) }
  }

  @Test func failuresComeThrough() throws {
    let failed = OpenedFile.Outcome(failedPage: 300, reason: "broken")
    #expect(WireFormat.reply(try WireFormat.answer(.page(failed))) == .page(failed))
  }

  /// Another page of the same file is asked for by its number alone.
  @Test func requestsComeThrough() throws {
    var first = WorkerRequest(path: "a.pdf", options: .init())
    var next = first
    next.page = 12
    let short = try WireFormat.message(of: next, after: first)
    #expect(String(decoding: short, as: UTF8.self) == #"{"page":12,"sameFile":true}"#)
    #expect(WireFormat.request(short, after: first) == next)
    #expect(WireFormat.request(short) == nil)
    #expect(WireFormat.request(try WireFormat.message(of: next)) == next)
    for change in [
      { $0.path = "b.pdf" }, { $0.options.resolution = 150 },
      { $0.picture = PictureRequest(page: 1, width: 10) },
    ] as [(inout WorkerRequest) -> Void] {
      first = next
      change(&first)
      #expect(WireFormat.request(try WireFormat.message(of: next, after: first)) == next)
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
    // The number of lines, of words, whether there is a box, and the length of a text.
    let start = try #require(bytes.firstIndex(of: UInt8(ascii: "m"))) - 5
    for place in start..<start + 5 {
      var broken = whole
      broken.bytes?[place] = 0x7F
      #expect(WireFormat.reply(broken) == nil, "byte \(place)")
    }
    var broken = whole
    broken.line.removeLast()
    broken.line.append(0x78)
    broken.bytes = nil
    #expect(WireFormat.reply(broken) == nil)
  }
}
