import Foundation
import Testing

@testable import Evaluation

/// The corpus must be true to itself: every reference says what stands on its line of the text.
@Suite struct CorpusTests {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Corpus")

  static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { FileManager.default.fileExists(atPath: file($0, "source.txt").path) }.sorted()

  static func file(_ name: String, _ part: String) -> URL {
    folder.appendingPathComponent(name).appendingPathComponent(part)
  }

  static func text(_ name: String, _ part: String) throws -> String {
    try String(contentsOf: file(name, part), encoding: .utf8)
  }

  static func reference(_ name: String) throws -> ReferenceStructure {
    try JSONDecoder().decode(
      ReferenceStructure.self, from: Data(contentsOf: file(name, "structure.json")))
  }

  /// The words from a line on, page numbers left out, lines joined by one space.
  static func words(from line: Int, of lines: [String]) -> String {
    lines[(line - 1)...].filter { $0.isEmpty || !$0.allSatisfy(\.isNumber) }
      .joined(separator: " ")
  }

  static func lines(_ name: String) throws -> [String] {
    try text(name, "text.txt").scoredLines.map { line in
      line.hasPrefix("\u{0C}") ? String(line.dropFirst()) : line
    }
  }

  @Test func holdsAtLeastFourPlans() {
    #expect(Self.names.count >= 4)
  }

  @Test(arguments: names)
  func everyPartIsThere(name: String) throws {
    for part in ["text.txt", "garbled.txt", "structure.json", "scan.pdf", "layer.pdf"] {
      #expect(try Data(contentsOf: Self.file(name, part)).count > 1000, "\(name)/\(part)")
    }
    let text = try Self.text(name, "text.txt")
    #expect(text.precomposedStringWithCanonicalMapping.utf8.elementsEqual(text.utf8))
  }

  @Test(arguments: names)
  func theGarbledTextHasTheSameLinesAndPages(name: String) throws {
    let (text, garbled) = (try Self.text(name, "text.txt"), try Self.text(name, "garbled.txt"))
    #expect(text.scoredLines.count == garbled.scoredLines.count)
    #expect(
      text.scoredLines.map { $0.hasPrefix("\u{0C}") }
        == garbled.scoredLines.map { $0.hasPrefix("\u{0C}") })
    // An OCR that knows no Vietnamese: bad, but of the same text.
    let rate = try TextScore(gold: text, hypothesis: garbled, pages: false).errorRate
    #expect(rate > 0.5 && rate < 0.95)
  }

  @Test(arguments: names)
  func sectionsStandOnTheirLines(name: String) throws {
    let lines = try Self.lines(name)
    let sections = try Self.reference(name).sections
    #expect(sections.count > 20)
    for section in sections {
      let (line, label) = (try #require(section.line), try #require(section.label))
      let mark =
        switch section.kind {
        case "part", "section": label + "."
        case "point": label + ")"
        default: label
        }
      let separator = section.kind == "appendix" ? "" : " "
      #expect(lines[line - 1].hasPrefix(mark + separator), "\(name):\(line)")
      if let heading = section.heading {
        let words = Self.words(from: line, of: lines)
        #expect(words.hasPrefix(mark + " " + heading), "\(name):\(line)")
      }
      #expect(
        section.kind == "indent" || section.kind == "subindent" || section.path?.last == label)
    }
    let order = sections.compactMap(\.line)
    #expect(order == order.sorted())
  }

  @Test(arguments: names)
  func citationsStandOnTheirLines(name: String) throws {
    let lines = try Self.lines(name)
    let citations = try Self.reference(name).citations
    #expect(citations.count > 3)
    for citation in citations {
      let (line, text) = (try #require(citation.line), try #require(citation.text))
      let words = Self.words(from: line, of: lines)
      let place = try #require(words.range(of: text), "\(name):\(line) \(text)")
      #expect(
        words.distance(from: words.startIndex, to: place.lowerBound) < lines[line - 1].count,
        "\(name):\(line) \(text)")
      // By number and symbol, or else by name.
      #expect((citation.symbol == nil) == (citation.name != nil), "\(name):\(line) \(text)")
      #expect(citation.symbol?.contains(/^[0-9].*[A-ZĐ]/) ?? true, "\(name):\(line) \(text)")
      let type = try #require(citation.type)
      #expect(text.hasPrefix(type) && type.split(separator: " ").count <= 4)
      for part in [citation.symbol, citation.name, citation.issuer] {
        if let part { #expect(text.contains(part)) }
      }
      if let date = citation.date {
        let numbers = date.split(separator: "-").compactMap { Int($0) }
        #expect(numbers.count == 3)
        let digits = text.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
        #expect(digits.suffix(3) == numbers.reversed()[...], "\(text)")
      }
    }
  }

  @Test(arguments: names)
  func assignmentsStandOnTheirLines(name: String) throws {
    let lines = try Self.lines(name)
    let reference = try Self.reference(name)
    #expect(reference.assignments.count > 5)
    for assignment in reference.assignments {
      let (line, task) = (try #require(assignment.line), try #require(assignment.task))
      let words = Self.words(from: line, of: lines)
      let place = try #require(words.range(of: task), "\(name):\(line) \(task)")
      #expect(
        words.distance(from: words.startIndex, to: place.lowerBound) < lines[line - 1].count,
        "\(name):\(line) \(task)")
      #expect(!assignment.agencies.isEmpty)
      let whole = lines.joined(separator: " ")
      for part in assignment.agencies + assignment.coordinators
        + [assignment.deadline, assignment.product].compactMap({ $0 })
      {
        #expect(whole.contains(part), "\(name):\(line) \(part)")
      }
    }
  }

  @Test(arguments: names)
  func tablesHeadAndFootStandInTheText(name: String) throws {
    let lines = try Self.lines(name)
    let reference = try Self.reference(name)
    for table in reference.tables {
      let (line, columns) = (try #require(table.line), try #require(table.columns))
      let rows = ([columns] + (table.rows ?? [])).map { row in
        row.map { $0 ?? "" }.joined(separator: " | ").drop(trailing: " | ")
      }
      #expect(Array(lines[(line - 1)...].prefix(rows.count)) == rows, "\(name):\(line)")
      #expect(table.rows?.allSatisfy { $0.count == columns.count } == true)
    }
    let whole = lines.joined(separator: " ")
    let (header, signature) = (reference.header, reference.signature)
    for part in [
      header.parentBody, header.issuer, header.symbol, header.type, header.title,
      signature.authority, signature.capacity, signature.signer,
    ] {
      if let part { #expect(whole.contains(part), "\(name): \(part)") }
    }
    for recipient in reference.recipients {
      #expect(
        lines.contains("- \(recipient);") || lines.contains("- \(recipient)."),
        "\(name): \(recipient)")
    }
  }
}

extension String {
  /// The text without any repetition of a mark at its end.
  fileprivate func drop(trailing mark: String) -> String {
    var text = self
    while text.hasSuffix(mark) { text.removeLast(mark.count) }
    return text
  }
}
