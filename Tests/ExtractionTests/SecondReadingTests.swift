import DocumentModel
import Testing

@testable import Extraction

/// How two readings of a line are put together.
@Suite struct SecondReadingTests {
  /// Words of equal height, ten pixels a letter and ten between them.
  private func words(_ items: [(String, Double)], line: Int = 1) -> [ReadWord] {
    var x = 100
    return items.map { form, confidence in
      let width = 10 * form.count
      defer { x += width + 10 }
      return ReadWord(
        form: form, confidence: confidence, box: PixelBox(x: x, y: 50, width: width, height: 20),
        line: line)
    }
  }

  @Test func onlyLinesWithDoubtfulWordsAreReadAgain() {
    let sure = words([("Sở", 0.97), ("Nội", 0.96), ("vụ", 0.97)], line: 1)
    let doubtful = words([("Khu", 0.97), ("KTICŒK", 0.44), ("quốc", 0.96)], line: 2)
    let joined = words([("và", 0.97), ("Truyền-thông", 0.93)], line: 3)
    let scribble = words([("~x", 0.1), ("ÁW", 0.2)], line: 4)
    let all = sure + doubtful + joined + scribble
    let lines = SecondReading.lines(of: all)
    #expect(Set(lines.map { all[$0.words[0]].line }) == [2, 3])
  }

  @Test func theMostDoubtfulLinesComeFirstAndAreLimited() {
    let all = (0..<40).flatMap { line in
      words([("một", 0.9), ("hai", line == 30 ? 0.1 : 0.9), ("baabc", 0.2)], line: line)
    }
    let lines = SecondReading.lines(of: all)
    #expect(lines.count == SecondReading.mostLines)
    #expect(lines.first.map { all[$0.words[0]].line } == 30)
  }

  @Test func aSurerReadingTakesThePlaceOfADoubtfulOne() {
    let first = words([("Khu", 0.97), ("KTICK", 0.44), ("quốc", 0.96)])
    let second = words([("Khu", 0.95), ("KTCKK", 0.9), ("quốo", 0.5)])
    let fused = SecondReading.fused(first, second)
    #expect(fused.map(\.form) == ["Khu", "KTCKK", "quốc"])
    #expect(fused[1].alternatives.map(\.form) == ["KTICK"])
    #expect(fused[2].alternatives.map(\.form) == ["quốo"])
    #expect(fused.allSatisfy { $0.line == 1 })
  }

  @Test func wordsThatASpeckJoinedArePartedByTheOtherReading() {
    let first = words([("tin", 0.97), ("và", 0.97), ("Truyền-thông", 0.93)])
    var second = words([("tin", 0.97), ("và", 0.97), ("Truyền", 0.96), ("thông", 0.97)])
    // As wide as the joined word.
    second[3].box.width = 50
    #expect(
      SecondReading.fused(first, second).map(\.form) == ["tin", "và", "Truyền", "thông"])
  }

  @Test func aHyphenThatBothReadingsSeeStays() {
    let first = words([("Nghiệp", 0.97), ("vụ-thư", 0.93), ("ký", 0.97)])
    #expect(SecondReading.fused(first, first).map(\.form) == ["Nghiệp", "vụ-thư", "ký"])
  }

  @Test func aWorseReadingIsForgotten() {
    let first = words([("Khu", 0.97), ("KTICŒK", 0.44)])
    let second = words([("Kñu", 0.1), ("~~~~~~", 0.5)])
    #expect(SecondReading.fused(first, second) == first)
    #expect(SecondReading.fused(first, []) == first)
  }

  @Test func aWordThatTheFirstReadingLostComesBack() {
    let whole = words([("theo", 0.97), ("dõi", 0.97), ("sát", 0.4), ("sao", 0.95)])
    let fused = SecondReading.fused([whole[0], whole[1], whole[2]], whole)
    #expect(fused.map(\.form) == ["theo", "dõi", "sát", "sao"])
  }

  @Test func theSectionSignIsAnEight() {
    #expect(RecognitionIterator.vietnamese("§") == "8")
    #expect(RecognitionIterator.vietnamese("8§") == "8")
    #expect(RecognitionIterator.vietnamese("\u{D0}") == "Đ")
    #expect(RecognitionIterator.vietnamese("ế") == "ế")
  }

  @Test func aLineIsCutFromTheSourceWhereThePageHasIt() throws {
    let source = try TinyImage.page(["Ủy ban nhân dân tỉnh", "ban hành kế hoạch"]).image
    let page = try #require(
      PagePreparation(resolution: 200).prepare(source, width: 595.2, height: 841.9))
    // The second line, whose base is 124 points from the top.
    let line = PixelBox(x: 200, y: 312, width: 300, height: 46)
    let (image, scale) = try #require(
      PagePreparation(resolution: 300).line(line, margin: 6, of: page, from: source))
    #expect(abs(scale - 1.5) < 0.05)
    #expect(abs(image.width - 468) < 12)
    #expect(abs(image.height - 87) < 12)
    #expect(image.blots().count { (10...60).contains($0.height) } >= 8)
  }
}
