import DocumentModel
import Testing

@testable import SearchablePDF

@Suite struct TextOverlayTests {
  private func page(_ words: [Word]) -> Page {
    Page(number: 1, width: 600, height: 800, source: .ocr, lines: [Line(words: words)])
  }

  private let frame = PageFrame(box: (0, 0, 600, 800), rotation: 0)

  @Test func aWordIsAsWideAsItsBox() {
    var font = InvisibleFont()
    let word = Word("abcd", box: Box(x: 100, y: 100, width: 40, height: 10))
    let content = TextOverlay.content(of: page([word]), frame: frame, font: &font)
    // Four characters of half the size of 10 are 20 wide: stretched to 200 per cent.
    #expect(content.contains("200 Tz 1 0 0 1 100 692 Tm"))
    #expect(content.contains("<01020304> Tj"))
  }

  @Test func noiseIsNoText() {
    var font = InvisibleFont()
    var word = Word("~", box: Box(x: 1, y: 1, width: 4, height: 4))
    word.flags = [.noise]
    #expect(!TextOverlay.content(of: page([word]), frame: frame, font: &font).contains("Tj"))
  }

  @Test(arguments: [
    (0, "1 0 0 1 5 7"), (90, "0 1 -1 0 205 7"), (180, "-1 0 0 -1 205 107"),
    (270, "0 -1 1 0 5 107"), (-90, "0 -1 1 0 5 107"),
  ])
  func turnedPagesGetTurnedText(rotation: Int, matrix: String) {
    #expect(PageFrame(box: (5, 7, 205, 107), rotation: rotation).matrix == matrix)
  }
}
