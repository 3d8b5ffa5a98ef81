import DocumentModel
import Foundation
import TestSupport
import Testing

@testable import Export

@Suite struct PageJSONTests {
  @Test(arguments: 0..<200) func areTheBytesThatAnEncoderGives(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let page = page(&generator)
    let bytes = try PageJSON.lines(of: [page])
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == String(decoding: try encoder.encode(rounded(page)), as: UTF8.self), "seed \(seed)")
  }

  @Test func standOnLines() throws {
    let bytes = try PageJSON.lines(of: [
      Page(number: 7, source: .blank), Page(number: 8, source: .blank),
    ])
    let page =
      #"{"height":0,"lines":[],"number":7,"reason":"","source":"blank","tables":[],"width":0}"#
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == page + StableJSON.separator + page.replacingOccurrences(of: "7", with: "8"))
  }

  @Test(arguments: [0, 1, 31, 32, 33, 200]) func areTheSameWithHelp(count: Int) throws {
    var document = Sample.document
    document.pages = (0..<count).map { Page(number: $0 + 1, source: .textLayer) }
    #expect(
      try DocumentJSON.bytes(of: document, hasHelp: true) == DocumentJSON.bytes(of: document))
  }

  private func rounded(_ page: Page) -> Page {
    var page = page
    page.width = Rounding.length.round(page.width)
    page.height = Rounding.length.round(page.height)
    page.tables = page.tables.map(\.rounded)
    for line in page.lines.indices {
      page.lines[line].box = page.lines[line].box?.rounded
      page.lines[line].words = page.lines[line].words.map(\.rounded)
    }
    return page
  }

  private func page(_ generator: inout SeededGenerator) -> Page {
    var page = Page(
      number: Int.random(in: -1...300, using: &generator), width: number(&generator),
      height: number(&generator), source: .allCases.randomElement(using: &generator) ?? .ocr,
      reason: text(&generator))
    for _ in 0..<Int.random(in: 0...4, using: &generator) {
      var line = Line(words: [], box: Bool.random(using: &generator) ? box(&generator) : nil)
      for _ in 0..<Int.random(in: 0...6, using: &generator) { line.words.append(word(&generator)) }
      page.lines.append(line)
    }
    if Bool.random(using: &generator) {
      page.footnotes = [Footnote(mark: text(&generator), lines: [0, 1])]
      page.tables = [
        TableRegion(
          rowCount: 1, columnCount: 2,
          cells: [.init(row: 0, column: 0, columnSpan: 2, lines: [3], box: box(&generator))],
          box: box(&generator))
      ]
    }
    return page
  }

  private func word(_ generator: inout SeededGenerator) -> Word {
    var word = Word(text(&generator))
    if Bool.random(using: &generator) { word.box = box(&generator) }
    if Bool.random(using: &generator) { word.original = text(&generator) }
    if Bool.random(using: &generator) { word.confidence = number(&generator) }
    if Bool.random(using: &generator) { word.probability = number(&generator) }
    if Bool.random(using: &generator) { word.leadingSpace = text(&generator) }
    for flag in Word.Flag.allCases where Bool.random(using: &generator) { word.flags.insert(flag) }
    for _ in 0..<Int.random(in: 0...3, using: &generator) {
      word.alternatives.append(
        Alternative(form: text(&generator), probability: number(&generator)))
    }
    return word
  }

  private func box(_ generator: inout SeededGenerator) -> Box {
    Box(
      x: number(&generator), y: number(&generator), width: number(&generator),
      height: number(&generator))
  }

  private func number(_ generator: inout SeededGenerator) -> Double {
    switch Int.random(in: 0..<12, using: &generator) {
    case 0:
      [.nan, .infinity, -0.0, -0.001, 1e13, 3e20, -1e300, 0.00004]
        .randomElement(using: &generator) ?? 0
    case 1: Double(Int.random(in: -3...1000, using: &generator))
    case 2, 3, 4: Double.random(in: 0...1, using: &generator)
    default: Double.random(in: -100...1000, using: &generator)
    }
  }

  private func text(_ generator: inout SeededGenerator) -> String {
    let letters = ["a", "ế", "đ", "\"", "\\", "/", "\n", "\t", "\u{1}", "\u{7F}", "\u{2028}", "🦉"]
    let plain = ["a", "b", "ế", "ạ", "đ", ".", ",", "/"]
    let from = Int.random(in: 0..<4, using: &generator) == 0 ? letters : plain
    return (0..<Int.random(in: 0...20, using: &generator)).map { _ in
      from.randomElement(using: &generator) ?? ""
    }.joined()
  }
}
