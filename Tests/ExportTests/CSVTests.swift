import TestSupport
import Testing

@testable import Export

@Suite struct CSVTests {
  @Test func valuesAreQuotedWhereTheyMustBe() {
    #expect(CSV.line(["a", "", "b c"]) == "a,,b c")
    #expect(CSV.line(["a,b", "c\nd", "e\r\nf"]) == "\"a,b\",\"c\nd\",\"e\r\nf\"")
    #expect(CSV.line(["\"Nội vụ\""]) == "\"\"\"Nội vụ\"\"\"")
    // One character to Swift, two to whoever reads the file.
    #expect(CSV.line(["\"\u{301}"]).unicodeScalars.count { $0 == "\"" } == 4)
  }

  /// A property: whatever the values are, a reader by RFC 4180 gets them back.
  @Test(arguments: Seeds.first(20)) func valuesComeBack(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces: [Unicode.Scalar] = ["a", "\"", ",", "\n", "\r", "\u{301}", "ộ", " ", "😀"]
    for _ in 0..<50 {
      let values = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        var view = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...6, using: &random) {
          view.append(pieces.randomElement(using: &random) ?? "a")
        }
        return String(view)
      }
      let read = Self.values(of: CSV.line(values))
      #expect(read.map { Array($0.utf8) } == values.map { Array($0.utf8) }, "seed \(seed)")
    }
  }

  /// The values of one line.
  private static func values(of line: String) -> [String] {
    var values = [String.UnicodeScalarView()]
    var isQuoted = false
    var isClosing = false
    for scalar in line.unicodeScalars {
      if isQuoted, scalar == "\"" {
        (isQuoted, isClosing) = (false, true)
      } else if scalar == "\"" {
        // Two in a row stand for one.
        if isClosing { values[values.count - 1].append(scalar) }
        (isQuoted, isClosing) = (true, false)
      } else if scalar == ",", !isQuoted {
        values.append(String.UnicodeScalarView())
        isClosing = false
      } else {
        values[values.count - 1].append(scalar)
      }
    }
    return values.map { String($0) }
  }
}
