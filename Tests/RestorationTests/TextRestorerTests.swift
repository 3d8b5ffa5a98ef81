import DocumentModel
import TestSupport
import Testing
import VietnameseText

@testable import Restoration

@Suite("Restoring text")
struct TextRestorerTests {
  private static func restorer() -> TextRestorer {
    TextRestorer(restorer: Restorer(model: SmallModel.model))
  }

  private static func restored(_ lines: [String]) -> [String] {
    restorer().restore(lines).map(\.text)
  }

  /// How many tokens of lines differ.
  private static func differences(_ left: [String], _ right: [String]) -> (wrong: Int, of: Int) {
    var wrong = 0
    var total = 0
    for (left, right) in zip(left, right) {
      let (a, b) = (left.split(separator: " "), right.split(separator: " "))
      total += a.count
      wrong += abs(a.count - b.count) + zip(a, b).count { $0 != $1 }
    }
    return (wrong, total)
  }

  @Test("what an English recogniser garbled is restored")
  func garbled() {
    let lines = SmallModel.sentences
    let (wrong, of) = Self.differences(lines, Self.restored(lines.map(SmallModel.garbled)))
    #expect(wrong * 50 <= of, "\(wrong) of \(of)")
  }

  @Test("sentences that the model never saw are restored, too")
  func unseen() {
    let lines = SmallModel.unseen
    let (wrong, of) = Self.differences(lines, Self.restored(lines.map(SmallModel.garbled)))
    #expect(wrong * 20 <= of, "\(wrong) of \(of)")
  }

  @Test("wrong tones are righted")
  func tones() {
    let lines = SmallModel.sentences
    let (wrong, of) = Self.differences(lines, Self.restored(lines.map(SmallModel.mistoned)))
    #expect(wrong * 50 <= of, "\(wrong) of \(of)")
  }

  @Test("text typed without marks is restored")
  func bare() {
    let lines = SmallModel.sentences
    let (wrong, of) = Self.differences(lines, Self.restored(lines.map(\.withoutMarks)))
    #expect(wrong * 20 <= of, "\(wrong) of \(of)")
  }

  @Test("clean text passes unchanged")
  func clean() {
    for lines in [SmallModel.sentences, SmallModel.unseen] {
      #expect(Self.restored(lines) == lines)
    }
  }

  @Test(
    "every line stays a line, and white space stays",
    arguments: [
      [], [""], ["", "", ""], ["   "], ["\t"], ["  Uy  ban", "", "\tnhan\t\tdan   tinh"],
      ["1.\u{A0}Muc dich", "\u{3000}Uy ban"],
    ] as [[String]])
  func layout(lines: [String]) {
    let restored = Self.restorer().restore(lines)
    #expect(restored.count == lines.count)
    for (line, result) in zip(lines, restored) {
      #expect(Self.spaces(result.text + TextRestorer.trailingSpace(of: line)) == Self.spaces(line))
    }
  }

  /// The runs of white space of a line.
  private static func spaces(_ line: String) -> [Substring] {
    line.split { !$0.isWhitespace }
  }

  @Test("garbled lines with odd spaces keep them", arguments: Seeds.first(10))
  func oddSpaces(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let lines = SmallModel.sentences.map { sentence in
      SmallModel.garbled(sentence).split(separator: " ").map { token in
        String(
          (0..<Int.random(in: 1...3, using: &random)).map { _ in
            " \t\u{A0}".randomElement(using: &random) ?? " "
          })
          + token
      }.joined()
    }
    let outcome = Self.restorer().restore(lines)
    #expect(outcome.count == lines.count)
    for (line, restored) in zip(lines, outcome) {
      // A word that was torn apart takes the space inside it along.
      let joined = restored.words.contains { $0.original?.contains(" ") == true }
      let split = restored.words.contains { $0.form.contains(" ") }
      if joined || split || restored.words.contains(where: \.isNoise) { continue }
      #expect(Self.spaces(restored.text) == Self.spaces(line), "seed \(seed)")
    }
  }

  @Test(
    "white space at the end of a line",
    arguments: [
      ("", ""), ("a", ""), ("a \t", " \t"), ("  ", "  "), ("a b\r", "\r"), ("a\u{0}", ""),
    ])
  func trailingSpace(line: String, expected: String) {
    #expect(TextRestorer.trailingSpace(of: line) == expected)
    #expect(
      Line(text: line).text + TextRestorer.trailingSpace(of: line) == line
        || Line(text: line).words.isEmpty)
  }

  @Test("restoring what was restored changes nothing more")
  func idempotent() {
    let once = Self.restored((SmallModel.sentences + SmallModel.unseen).map(SmallModel.garbled))
    #expect(Self.restored(once) == once)
  }

  @Test("the same text gives the same result each time, whatever came before")
  func repeatable() {
    let restorer = Self.restorer()
    let garbled = SmallModel.sentences.map(SmallModel.garbled)
    let first = restorer.restore(garbled)
    #expect(restorer.restore(garbled) == first)
    _ = restorer.restore(SmallModel.sentences)
    _ = restorer.restore(SmallModel.sentences.map(\.withoutMarks))
    _ = restorer.restore(SmallModel.sentences.map(SmallModel.mistoned))
    #expect(restorer.restore(garbled) == first)
    #expect(Self.restorer().restore(garbled) == first)
  }

  @Test("two threads at once give what one gives")
  func concurrent() async {
    let restorer = Self.restorer()
    let texts = [
      SmallModel.sentences.map(SmallModel.garbled), SmallModel.sentences,
      SmallModel.sentences.map(SmallModel.mistoned), SmallModel.unseen.map(SmallModel.garbled),
    ]
    let expected = texts.map { Self.restorer().restore($0) }
    let results = await withTaskGroup(of: (Int, [Line]).self) { group in
      for run in 0..<8 {
        group.addTask { (run % texts.count, restorer.restore(texts[run % texts.count])) }
      }
      return await group.reduce(into: [(Int, [Line])]()) { $0.append($1) }
    }
    for (index, lines) in results { #expect(lines == expected[index], "text \(index)") }
  }

  @Test("probabilities are probabilities")
  func probabilities() {
    for text in [
      SmallModel.sentences, SmallModel.sentences.map(SmallModel.garbled),
      SmallModel.unseen.map(\.withoutMarks),
    ] {
      for word in Self.restorer().restore(text).flatMap(\.words) {
        let probability = word.probability ?? 0
        #expect((0...1).contains(probability), "\(word)")
        #expect(word.alternatives.allSatisfy { (0...1).contains($0.probability) }, "\(word)")
        let sum = probability + word.alternatives.reduce(0) { $0 + $1.probability }
        #expect(sum <= 1.0005, "\(word)")
        #expect(
          word.alternatives.map(\.probability) == word.alternatives.map(\.probability).sorted(by: >)
        )
        #expect(!word.alternatives.contains { $0.form == word.form && $0.probability > 0.5 })
      }
    }
  }

  @Test("a changed word keeps what was read, an unchanged one has no original")
  func originals() {
    let garbled = SmallModel.sentences.map(SmallModel.garbled)
    var changed = 0
    for (line, restored) in zip(garbled, Self.restorer().restore(garbled)) {
      let read = restored.words.map { $0.original ?? $0.form }
      #expect(read.joined(separator: " ") == line)
      for word in restored.words where word.original != nil {
        changed += 1
        #expect(word.original != word.form)
      }
    }
    #expect(changed > 100)
  }

  @Test("words that were read as one come apart, words torn apart come together")
  func joinsAndSplits() {
    var lines = SmallModel.sentences.map(SmallModel.garbled)
    lines.append("Uy ban nhandan tinh ban hanh ké hoach")
    let restored = Self.restored(lines)
    #expect(
      restored.last?.contains("nhân dân tỉnh ban hành kế hoạch") == true, "\(restored.last ?? "")")
  }

  @Test("strange text is survived, line for line", arguments: Seeds.first(12))
  func strangeText(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pool = Array(
      "aủƯđ 1.,-/()|\u{0}\u{301}\u{323}\u{302}\u{31B}\u{200B}\u{FEFF}\u{202E}漢\u{1F600}\u{200D}\u{FFFD}\t\u{A0}\u{85}ﬁ½"
        .unicodeScalars)
    var lines = (0..<40).map { _ in
      var view = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...60, using: &random) {
        if Int.random(in: 0..<8, using: &random) == 0,
          let any = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &random)), any != "\n"
        {
          view.append(any)
        } else {
          view.append(pool.randomElement(using: &random) ?? "a")
        }
      }
      return String(view)
    }
    lines.append("\u{0}")
    lines.append("\u{301}\u{301}\u{301}")
    let restored = Self.restorer().restore(lines)
    #expect(restored.count == lines.count, "seed \(seed)")
    for line in restored { #expect(!line.text.contains("\n"), "seed \(seed)") }
  }

  @Test("very long tokens stay as they are")
  func longTokens() {
    let lines = [
      String(repeating: "a", count: 100_000), String(repeating: "Uy-", count: 5000),
      String(repeating: "\u{301}", count: 10_000), "Uy ban " + String(repeating: "x1", count: 300),
      String(repeating: "(", count: 10_000),
    ]
    let restored = Self.restorer().restore(lines)
    #expect(restored.count == lines.count)
    #expect(restored[0].text == lines[0])
    #expect(restored[3].text.hasSuffix(String(repeating: "x1", count: 300)))
  }

  @Test("a long line is decoded in pieces and comes whole")
  func longLine() {
    let line = Array(repeating: SmallModel.garbled(SmallModel.sentences[0]), count: 200)
      .joined(separator: " ")
    let expected = Array(repeating: SmallModel.sentences[0], count: 200).joined(separator: " ")
    let (wrong, of) = Self.differences([expected], Self.restored([line]))
    #expect(wrong * 50 <= of, "\(wrong) of \(of)")
  }

  @Test("the bars of a clean table stay")
  func cleanTable() {
    let lines = SmallModel.sentences + ["Sở Nội vụ | Công an tỉnh | Sở Y tế", "| ~ |"]
    #expect(Self.restored(lines) == lines)
  }

  @Test("specks alone are noise and leave the text")
  func specks() {
    let lines = SmallModel.sentences.map(SmallModel.garbled) + ["Uy ban ~ nhan dan | tinh"]
    let line = Self.restorer().restore(lines).last
    #expect(line?.text == "Ủy ban nhân dân tỉnh")
    #expect(line?.words.filter(\.isNoise).map(\.form) == ["~", "|"])
  }
}
