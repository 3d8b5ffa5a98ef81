import Testing

@testable import Extraction

/// Which lines are read again because of a seal, and what is made of the readings.
@Suite struct CoveredLinesTests {
  private func word(
    _ form: String, _ confidence: Double, x: Int, y: Int = 100, line: Int = 1
  ) -> ReadWord {
    ReadWord(
      form: form, confidence: confidence,
      box: PixelBox(x: x, y: y, width: 15 * form.count, height: 20), line: line)
  }

  /// Letters below words, as everything black on a page has them.
  private func letters(_ words: [ReadWord]) -> [PixelBox] {
    words.flatMap { word in
      (0..<word.form.count).map {
        PixelBox(x: word.box.x + 15 * $0, y: word.box.y, width: 12, height: 20)
      }
    }
  }

  private let ring = PixelBox(x: 300, y: 60, width: 200, height: 200)

  private func covered(_ words: [ReadWord], _ blots: [PixelBox]) -> [CoveredLines.Line] {
    CoveredLines(among: letters(words) + blots, height: 20, pageWidth: 1600).lines(of: words)
  }

  @Test func aLineWhoseBeginningASealHidesIsCutFartherAndFarther() throws {
    let words = [word("TRƯỞNG", 0.95, x: 480)]
    let line = try #require(covered(words, [ring]).first)
    #expect(line.words == [0])
    #expect(line.cuts.first?.x == 460)
    #expect(line.cuts.map(\.x) == line.cuts.map(\.x).sorted(by: >))
    #expect(line.cuts.allSatisfy { $0.x + $0.width >= 570 })
  }

  @Test func linesAwayFromSealsAreLeftAlone() {
    #expect(covered([word("TRƯỞNG", 0.95, x: 480, y: 400)], [ring]).isEmpty)
    #expect(covered([word("TRƯỞNG", 0.95, x: 800)], [ring]).isEmpty)
    #expect(covered([word("TRƯỞNG", 0.95, x: 480)], []).isEmpty)
    // The recipients end before the seal; their last word is sure.
    #expect(covered([word("tỉnh;", 0.95, x: 200)], [ring]).isEmpty)
  }

  @Test func aCutStopsAtTheLineBesideIt() throws {
    let words = [word("TRƯỞNG", 0.95, x: 480), word("quan;", 0.95, x: 330, line: 2)]
    let line = try #require(covered(words, [ring]).first { $0.words == [0] })
    #expect(line.cuts.allSatisfy { $0.x >= 405 })
  }

  @Test func theReadingThatSeesMostHolds() {
    let first = [word("HÓ", 0, x: 400, line: 7), word("PHÒNG", 0.92, x: 480, line: 7)]
    let short = [word("VĂN", 0.96, x: 430), word("PHÒNG", 0.96, x: 480)]
    let long = [
      word("_", 0.39, x: 340), word("PHÓ-VĂN", 0.89, x: 360), word("PHÒNG", 0.96, x: 480),
    ]
    let best = CoveredLines.best([first, short, long])
    // A stroke of the seal makes no hyphen.
    #expect(best.map(\.form) == ["PHÓ", "VĂN", "PHÒNG"])
    #expect(best.allSatisfy { $0.line == 7 })
  }

  @Test func theFirstReadingStaysWhereNoneSeesMore() {
    let first = [word("Hoàng", 0.9, x: 400), word("Anh", 0.96, x: 480)]
    let worse = [word("“o", 0, x: 380), word("ng", 0.94, x: 430), word("Anh", 0.96, x: 480)]
    #expect(CoveredLines.best([first, worse]) == first)
  }
}
