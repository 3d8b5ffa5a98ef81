import Corrections
import DocumentModel
import TestSupport
import Testing

struct CorrectionLogTests {
  private static func word(_ form: String, read: String? = nil, x: Double? = nil) -> Word {
    var word = Word(form, box: x.map { Box(x: $0, y: 10, width: 20, height: 10) })
    word.original = read
    word.probability = 0.6
    word.flags = [.doubtful]
    return word
  }

  private static func page(_ words: [[Word]]) -> Page {
    Page(number: 1, width: 100, height: 100, source: .ocr, lines: words.map { Line(words: $0) })
  }

  private static func correction(
    of page: Page, line: Int, word: Int, becomes: String
  ) -> Correction {
    Correction(
      at: "2025-03-18T09:00:00Z", by: "an", document: "abc",
      place: WordPlace(page: page.number, line: line, word: word),
      word: page.lines[line].words[word], source: page.source, becomes: becomes)
  }

  @Test("a correction changes its word, which then is no doubt any more")
  func applies() {
    var pages = [Self.page([[Self.word("kế"), Self.word("hoach", read: "hoach1")]])]
    let log = CorrectionLog([
      .made(Self.correction(of: pages[0], line: 0, word: 1, becomes: "hoạch"))
    ])
    let outcome = log.apply(to: &pages)
    let word = pages[0].lines[0].words[1]
    #expect(outcome.applied.count == 1 && outcome.note == nil)
    #expect(word.form == "hoạch" && word.original == "hoach1" && word.probability == 1)
    #expect(word.flags == [.corrected])
    #expect(pages[0].lines[0].words[0].form == "kế")
    let once = pages
    _ = log.apply(to: &pages)
    #expect(pages == once)
  }

  @Test("of a word the last correction holds, and one that is taken back leaves the one before")
  func undo() {
    let page = Self.page([[Self.word("ke")]])
    let first = Self.correction(of: page, line: 0, word: 0, becomes: "kế")
    let second = Self.correction(of: page, line: 0, word: 0, becomes: "kẻ")
    var log = CorrectionLog([.made(first), .made(second)])
    #expect(log.effective == [second])
    log.append(.undone(Undoing(at: "t", by: "an", document: "abc", undoes: second.id)))
    #expect(log.effective == [first])
    log.append(.undone(Undoing(at: "t", by: "an", document: "abc", undoes: first.id)))
    #expect(log.effective.isEmpty && log.corrections.count == 2)
  }

  @Test("a word that has moved is found over its spot; one that is read otherwise is left alone")
  func moved() {
    let old = Self.page([[Self.word("a", x: 0), Self.word("ke", x: 40)]])
    let log = CorrectionLog([.made(Self.correction(of: old, line: 0, word: 1, becomes: "kế"))])
    var moved = [
      Self.page([[Self.word("b", x: 0)], [Self.word("ke", x: 80), Self.word("ke", x: 41)]])
    ]
    let outcome = log.apply(to: &moved)
    #expect(outcome.applied.first?.place == WordPlace(page: 1, line: 1, word: 1))
    #expect(moved[0].lines[1].words.map(\.form) == ["ke", "kế"])
    var changed = [Self.page([[Self.word("a", x: 0), Self.word("kẽ", x: 40)]])]
    let unchanged = changed
    let note = log.apply(to: &changed).note
    #expect(changed == unchanged)
    #expect(note == "one correction does not apply any more: on page 1, ke → kế")
  }

  @Test("empty text makes noise of a word, and takes it out of the line")
  func noise() {
    var pages = [Self.page([[Self.word("kế"), Self.word("~;"), Self.word("hoạch")]])]
    _ = CorrectionLog([.made(Self.correction(of: pages[0], line: 0, word: 1, becomes: ""))])
      .apply(to: &pages)
    #expect(pages[0].lines[0].text == " kế hoạch")
  }

  @Test("corrections of another content are not this document's")
  func otherContent() {
    let page = Self.page([[Self.word("ke")]])
    let log = CorrectionLog([.made(Self.correction(of: page, line: 0, word: 0, becomes: "kế"))])
    #expect(log.concerning("abc").effective.count == 1)
    #expect(log.concerning("def").isEmpty)
  }

  @Test("pairs go to the channel of the recogniser; noise and spaces teach nothing")
  func pairs() {
    var page = Self.page([[Self.word("ke"), Self.word("~"), Self.word("hoachtinh")]])
    var log = CorrectionLog([
      .made(Self.correction(of: page, line: 0, word: 0, becomes: "kế")),
      .made(Self.correction(of: page, line: 0, word: 1, becomes: "")),
      .made(Self.correction(of: page, line: 0, word: 2, becomes: "hoạch tỉnh")),
    ])
    page.source = .restoredTextLayer
    page.number = 2
    log.append(.made(Self.correction(of: page, line: 0, word: 0, becomes: "ke")))
    var pairs = TrainingPairs()
    pairs.add(log)
    #expect(pairs.text(of: "vie") == "ke\tkế\n")
    #expect(pairs.text(of: "eng") == "ke\tke\n")
  }
}
