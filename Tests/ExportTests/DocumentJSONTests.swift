import DocumentModel
import Foundation
import Testing

@testable import Export

@Suite struct DocumentJSONTests {
  @Test func comesBackAsItWas() throws {
    let document = Sample.document
    let json = try DocumentJSON.text(of: document)
    #expect(try JSONDecoder().decode(Document.self, from: Data(json.utf8)) == document)
  }

  @Test func isTheSameBytesEachTime() throws {
    var document = Sample.document
    document.pages[0].lines[0].words[0].flags = [.doubtful, .noise, .repaired]
    let first = try DocumentJSON.text(of: document)
    for _ in 0..<20 { #expect(try DocumentJSON.text(of: document) == first) }
  }

  @Test func holdsTheFieldsOfTheContractInItsOrder() throws {
    let json = try DocumentJSON.text(of: Sample.document)
    let keys = json.split(separator: "\n").filter { $0.hasPrefix("  \"") }
      .compactMap { $0.split(separator: "\"").dropFirst().first }
    #expect(
      keys == [
        "schema", "source", "text", "header", "bases", "sections", "citations", "assignments",
        "tables", "appendices", "signature", "recipients", "account", "pages",
      ])
    #expect(json.contains(#""schema": "dau.document/1""#))
    #expect(json.contains(#""path":"a/b.txt""#))
    #expect(json.contains(#""parentBody":null"#))
  }

  @Test func numbersAreShort() throws {
    var document = Sample.document
    var word = Word(
      "một", confidence: 0.123456, box: Box(x: 1.23456, y: 2, width: 1 / 3, height: 0.1))
    word.probability = 2 / 3
    document.pages = [Page(number: 1, source: .ocr, lines: [Line(words: [word])])]
    let json = try DocumentJSON.text(of: document)
    #expect(json.contains(#""confidence":0.1235"#))
    #expect(json.contains(#""probability":0.6667"#))
    #expect(json.contains(#"{"height":0.1,"width":0.33,"x":1.23,"y":2}"#))
  }

  @Test func theTextOutputEndsInALineFeed() throws {
    let text = try DocumentWriter().content(of: Sample.document, as: .text)
    #expect(text == Sample.lines.joined(separator: "\n") + "\n")
  }

  @Test func theIndexLinksToTheReadableOutput() throws {
    let index = RunIndex(generator: "dau", options: ["ocr": "auto"])
    let document = IndexedDocument(
      path: "a|b.pdf", sha256: "00", pages: 2, symbol: "1/KH", outputs: ["a|b.json", "a|b.md"],
      doubtfulWords: 3)
    var markdown = ""
    try index.markdown({ try $0(document) }, add: { markdown += $0 })
    #expect(markdown.hasSuffix("| --- |\n| 1/KH |  |  |  | 2 | 3 | [a\\|b.pdf](<a%7cb.md>) |\n"))
    var json = ""
    try index.json({ try $0(document) }, add: { json += $0 })
    #expect(json.contains(#""schema": "dau.index/1""#))
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json.utf8)) }
  }
}
