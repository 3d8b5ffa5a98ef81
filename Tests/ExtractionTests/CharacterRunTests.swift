import DocumentModel
import Testing

@testable import Extraction

/// What poppler sets no white space between: one word, or the words of neighbouring cells.
@Suite struct CharacterRunTests {
  /// Characters of height 10 and width 5, each so far behind the one before.
  private func words(_ text: String, gaps: [Double]) -> [String] {
    var run = CharacterRun()
    var x = 0.0
    for (index, scalar) in text.unicodeScalars.enumerated() {
      x += index == 0 ? 0 : 5 + gaps[index - 1]
      run.append(scalar, Box(x: x, y: 0, width: 5, height: 10))
    }
    return run.words.map(\.form)
  }

  @Test func lettersSideBySideAreAWord() {
    #expect(words("Quý", gaps: [0, 0.4]) == ["Quý"])
    #expect(words("a", gaps: []) == ["a"])
    #expect(CharacterRun().words.isEmpty)
  }

  @Test func aGapPartsTheWordsOfNeighbouringCells() {
    #expect(words("tháiQuý", gaps: [0, 0, 0, 6, 0, 0]) == ["thái", "Quý"])
    #expect(words("LÂMCỘNG", gaps: [0, 0, 40, 0, 0, 0]) == ["LÂM", "CỘNG"])
    #expect(words("12", gaps: [30]) == ["1", "2"])
  }

  @Test func spacedOutCapitalsAreAWord() {
    #expect(words("KẾHOẠCH", gaps: [4, 4.2, 4, 4, 4.1, 4]) == ["KẾHOẠCH"])
    #expect(words("ab", gaps: [4]) == ["ab"])
  }

  @Test func placesAreThoseOfTheWords() {
    var run = CharacterRun()
    for (x, scalar) in [(0.0, "a"), (5, "b"), (40, "c"), (45, "d")] as [(Double, Unicode.Scalar)] {
      run.append(scalar, Box(x: x, y: 2, width: 5, height: 10))
    }
    #expect(run.words.map(\.box) == [0, 40].map { Box(x: $0, y: 2, width: 10, height: 10) })
    #expect(run.words.map(\.offset) == [0, 2])
  }

  @Test func whatCannotBeSeenIsNoLetter() {
    var run = CharacterRun()
    run.append(nil, Box(x: 0, y: 0, width: 5, height: 10))
    #expect(run.words.isEmpty)
    run.append("a", Box(x: 5, y: 0, width: 5, height: 10))
    #expect(run.words.map(\.form) == ["a"])
  }
}
