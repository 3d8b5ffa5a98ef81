import DocumentModel
import Testing

@testable import Extraction

@Suite struct LetterSizesTests {
  /// Letters of a line at `y` = 100: each word's boxes, by the heights of its letters; all are 18 wide.
  private static func line(_ words: [(form: String, heights: [Int])]) -> (
    words: [ReadWord], blots: [PixelBox]
  ) {
    var (read, blots): ([ReadWord], [PixelBox]) = ([], [])
    var x = 50
    for (form, heights) in words {
      let start = x
      for height in heights {
        blots.append(PixelBox(x: x, y: 100 - height, width: 18, height: height))
        x += 20
      }
      read.append(
        ReadWord(
          form: form, confidence: 0.9,
          box: PixelBox(x: start, y: 72, width: x - start - 2, height: 36), line: 1))
      x += 12
    }
    return (read, blots)
  }

  /// A word between small ones, with the heights of its letters.
  private static func mended(
    _ form: String, _ heights: [Int], alternatives: [Alternative] = []
  ) -> ReadWord {
    var (words, blots) = line([
      ("nước", [20, 20, 20, 20]), ("cho", [20, 28, 20]), (form, heights), ("năm", [20, 20, 20]),
    ])
    words[2].alternatives = alternatives
    LetterSizes(blots).mend(&words)
    return words[2]
  }

  @Test(arguments: [
    ("Việc", "việc"), ("VIỆC", "việc"), ("ViỆC", "việc"), ("(Cơ", "(cơ"), ("Ở", "ở"),
  ])
  func makesSmallWhatIsAsLowAsSmallLetters(read: String, right: String) {
    let letters = read.filter(\.isLetter).count
    #expect(
      LetterSizesTests.mended(read, [Int](repeating: 20, count: letters)).form == right)
  }

  @Test(arguments: ["Việc", "VIỆC", "Sở", "Cả"]) func leavesCapitals(read: String) {
    let heights = [28] + [Int](repeating: 20, count: read.count - 1)
    #expect(LetterSizesTests.mended(read, heights).form == read)
  }

  @Test func leavesOtherLettersAndSmallWords() {
    #expect(LetterSizesTests.mended("Hai", [20, 20, 20]).form == "Hai")
    // A mark that touches its letter makes it as high as a capital.
    #expect(LetterSizesTests.mended("các", [28, 20, 20]).form == "các")
  }

  @Test func mendsAlternatives() {
    let word = LetterSizesTests.mended(
      "soát", [20, 20, 20, 20],
      alternatives: [
        Alternative(form: "Soát", probability: 0.4), Alternative(form: "Sạt", probability: 0.1),
      ])
    #expect(word.form == "soát")
    #expect(word.alternatives.map(\.form) == ["sạt"])
  }

  @Test func leavesWordsWhoseFirstLetterCannotBeTold() {
    // The word's box begins behind its first letter, so that the second one looks like the first.
    var (words, blots) = LetterSizesTests.line([
      ("nước", [20, 20, 20, 20]), ("Căn", [28, 20, 20]), ("năm", [20, 20, 20]),
    ])
    words[1].box.x += 18
    words[1].box.width -= 18
    LetterSizes(blots).mend(&words)
    #expect(words[1].form == "Căn")
  }

  @Test func leavesLinesInCapitals() {
    var (words, blots) = LetterSizesTests.line([
      ("ỦY", [28, 28]), ("BAN", [28, 28, 28]), ("SỞ", [28, 28]), ("CÔNG", [28, 28, 28, 28]),
    ])
    let read = words
    LetterSizes(blots).mend(&words)
    #expect(words == read)
    LetterSizes([]).mend(&words)
    #expect(words == read)
  }
}
