import DocumentModel
import Testing

@testable import SourceFiles

@Suite struct RunningLinesTests {
  private func page(_ number: Int, _ lines: [(String, Double)]) -> Page {
    Page(
      number: number, width: 595, height: 842, source: .ocr,
      lines: lines.map { text, y in
        var line = Line(text: text)
        line.box = Box(x: 100, y: y, width: 300, height: 12)
        return line
      })
  }

  private func texts(_ pages: [Page]) -> [[String]] {
    RunningLines.marked(pages).map { $0.lines.map(\.text).filter { !$0.isEmpty } }
  }

  @Test func numbersThatCountAlongAreNoText() {
    let pages = (1...4).map { number in
      page(number, [(number == 1 ? "ỦY BAN" : "\(number)", 40), ("Nội dung \(number)", 200)])
    }
    #expect(
      texts(pages) == [
        ["ỦY BAN", "Nội dung 1"], ["Nội dung 2"], ["Nội dung 3"], ["Nội dung 4"],
      ])
    let marked = RunningLines.marked(pages)
    #expect(marked[1].lines[0].words[0].flags == [.running])
    #expect(marked[1].lines[0].words[0].form == "2")
  }

  @Test func numbersInDashesAtTheFootCountToo() {
    let pages = (1...3).map { page($0, [("Nội dung", 200), ("- \($0 + 4) -", 800)]) }
    #expect(texts(pages) == [["Nội dung"], ["Nội dung"], ["Nội dung"]])
  }

  @Test func aMisreadNumberStandsWhereTheOthersDo() {
    let pages = [
      page(1, [("ỦY BAN", 60), ("Nội dung", 200)]), page(2, [("2", 31), ("Nội dung", 200)]),
      page(3, [("z", 31), ("Nội dung", 200)]), page(4, [("A", 31), ("PHỤ LỤC", 60)]),
    ]
    #expect(texts(pages) == [["ỦY BAN", "Nội dung"], ["Nội dung"], ["Nội dung"], ["PHỤ LỤC"]])
  }

  @Test func numbersOfTheTextStay() {
    // Not along with the pages, and not in the margin.
    let pages = [
      page(1, [("7", 40), ("Nội dung", 200)]), page(2, [("3", 40), ("Nội dung", 200)]),
      page(3, [("Nội dung", 100), ("3", 400)]), page(4, [("Nội dung", 100), ("4", 400)]),
    ]
    #expect(
      texts(pages) == [
        ["7", "Nội dung"], ["3", "Nội dung"], ["Nội dung", "3"], ["Nội dung", "4"],
      ])
  }

  @Test func aHeadThatComesOnEveryPageIsNoText() {
    let pages = (1...5).map {
      page($0, [("Kế hoạch 12, trang \($0)", 30), ("Nội dung \($0)", 200)])
    }
    #expect(texts(pages).allSatisfy { $0.count == 1 })
  }

  @Test func whatComesOnTwoPagesOnlyStays() {
    let pages = (1...2).map { page($0, [("PHỤ LỤC", 40), ("Nội dung \($0)", 200)]) }
    #expect(texts(pages).allSatisfy { $0.count == 2 })
  }
}
