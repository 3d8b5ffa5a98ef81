import TestSupport
import Testing

@testable import DocumentModel

@Suite("Lines")
struct LineTests {
  @Test(
    "a line keeps its white space",
    arguments: [
      "", "a", "  a  b", "\ta\t b", "Điều 1.\u{A0}Phạm vi", "\u{3000}x", "a\u{0}b c",
    ])
  func keepsText(text: String) {
    #expect(Line(text: text).text == text)
  }

  @Test("random text without white space at its end comes back", arguments: Seeds.first(50))
  func randomText(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pool = Array("aĐệ1.-|\u{0}\u{301}\u{323}漢\u{1F600}\u{200D}\u{A0}\t \u{2003}".unicodeScalars)
    for _ in 0..<100 {
      var view = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...30, using: &random) {
        view.append(pool.randomElement(using: &random) ?? " ")
      }
      var text = String(view)
      while text.last?.isWhitespace == true { text.removeLast() }
      let line = Line(text: text)
      #expect(line.text.unicodeScalars.elementsEqual(text.unicodeScalars), "seed \(seed): \(text)")
      #expect(!line.words.contains { $0.form.isEmpty || $0.form.contains(where: \.isWhitespace) })
    }
  }

  @Test("white space alone makes no word")
  func blank() {
    #expect(Line(text: " \t ").words.isEmpty)
    #expect(Line(text: " \t ").text == "")
  }

  @Test("noise leaves the wider of the spaces around it")
  func noiseIsLeftOut() {
    func text(_ words: [(String, String)], noise: Set<Int>) -> String {
      var line = Line(words: words.map { Word($1, leadingSpace: $0) })
      for index in noise { line.words[index].flags.insert(.noise) }
      return line.text
    }
    #expect(text([("", "a"), (" ", "|"), (" ", "b")], noise: [1]) == "a b")
    #expect(text([("", "a"), ("   ", "|"), (" ", "b")], noise: [1]) == "a   b")
    #expect(text([("", "a"), (" ", "|"), ("", "b")], noise: [1]) == "a b")
    #expect(text([("", "a"), (" ", "|")], noise: [1]) == "a")
    #expect(text([("", "|"), (" ", "~")], noise: [0, 1]) == "")
    #expect(text([("", "a"), (" ", "|"), ("  ", "~"), (" ", "b")], noise: [1, 2]) == "a  b")
  }
}
