import Testing

@testable import Extraction

/// What stands on a received stamp.
@Suite struct ReceivedStampTests {
  /// Words of lines, ten pixels a letter from a place on; lines are numbered from the first.
  private func words(_ lines: [String], x: Int, y: Int, firstLine: Int = 1) -> [ReadWord] {
    var words: [ReadWord] = []
    for (index, line) in lines.enumerated() {
      var left = x
      for form in line.split(separator: " ") {
        words.append(
          ReadWord(
            form: String(form), confidence: 0.9,
            box: PixelBox(x: left, y: y + 30 * index, width: 10 * form.count, height: 20),
            line: firstLine + index))
        left += 10 * (form.count + 1)
      }
    }
    return words
  }

  private let stamp = ["VĂN PHÒNG", "CÔNG VĂN ĐẾN", "Số: 4706", "Ngày: 02/01/2024", "Chuyển:..."]
  private let frame = PixelBox(x: 90, y: 90, width: 300, height: 170)

  @Test func aStampIsKnownByItsTitleAndRows() {
    #expect(ReceivedStamp.isStamp(words(stamp, x: 100, y: 100)))
    #expect(ReceivedStamp.isStamp(words(["ĐÊN", "Ngay: 3/4"], x: 0, y: 0)))
    #expect(!ReceivedStamp.isStamp(words(["KẾ HOẠCH", "đến năm 2030"], x: 0, y: 0)))
    #expect(!ReceivedStamp.isStamp(words(["Số: 12/KH-UBND", "Ngày 3"], x: 0, y: 0)))
  }

  @Test func allItsWordsAreTaken() {
    let words = words(stamp, x: 100, y: 100)
    #expect(ReceivedStamp.words(words, in: frame) == Array(words.indices))
  }

  @Test func aLineOfTheDocumentThatRunsThroughTheFrameStays() {
    let body = words(
      ["theo quy định của pháp luật về lưu trữ và các văn bản"], x: 60, y: 240, firstLine: 9)
    let all = words(stamp, x: 100, y: 100) + body
    let taken = ReceivedStamp.words(all, in: frame)
    #expect(taken.count == all.count - body.count)
    #expect(taken.allSatisfy { all[$0].line < 9 })
  }

  @Test func anotherColumnOnTheSameHeightIsNoPartOfIt() {
    var all = words(stamp, x: 100, y: 100)
    all += words(["CỘNG HÒA"], x: 700, y: 100)
    #expect(ReceivedStamp.words(all, in: frame).count == all.count - 2)
  }
}
