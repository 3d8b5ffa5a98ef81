import DocumentModel
import Testing

@testable import Restoration

/// The choice among what recognisers offer.
@Suite struct EvidenceTests {
  private let resolver = EvidenceResolver(model: SmallModel.model.language)

  private func line(_ text: String) -> Line {
    var line = Line(text: text)
    for index in line.words.indices {
      let x = 50 * Double(index)
      line.words[index].box = Box(x: x, y: 100, width: 45, height: 12)
      line.words[index].confidence = 0.9
    }
    line.box = Box.union(of: line.words.compactMap(\.box))
    return line
  }

  private func line(_ text: String, offering alternatives: [String: [(String, Double)]]) -> Line {
    var line = line(text)
    for index in line.words.indices {
      line.words[index].alternatives = (alternatives[line.words[index].form] ?? []).map {
        Alternative(form: $0, probability: $1)
      }
    }
    return line
  }

  @Test func theNeighboursDecideBetweenWhatTheRecogniserSaw() {
    let lines = resolver.resolve(
      [line("Tô chức tuyên truyền", offering: ["Tô": [("Tổ", 0.3), ("Tố", 0.3)]])]
    ) { _, _ in nil }
    #expect(lines[0].text == "Tổ chức tuyên truyền")
    #expect(lines[0].words[0].original == "Tô")
    #expect(lines[0].words[0].alternatives.isEmpty)
  }

  @Test func whatTheRecogniserIsSureOfStays() {
    let lines = resolver.resolve(
      [line("Sở Nội vụ", offering: ["Nội": [("Nối", 1e-5)]])]
    ) { _, _ in nil }
    #expect(lines[0].text == "Sở Nội vụ")
    #expect(lines[0].words.allSatisfy { $0.original == nil })
  }

  @Test func whatNoModelKnowsStaysAsTheImageHasIt() {
    let lines = resolver.resolve(
      [
        line(
          "Sở CCHC 12 b",
          offering: ["CCHC": [("Các", 0.4)], "12": [("về", 0.4)], "b": [("và", 0.4)]])
      ]
    ) { _, _ in nil }
    #expect(lines[0].text == "Sở CCHC 12 b")
  }

  @Test func aToneThatTheRecogniserMissedComesBack() {
    let lines = resolver.resolve([line("Tô chức tuyên truyền sâu rộng")]) { _, _ in nil }
    #expect(lines[0].text == "Tổ chức tuyên truyền sâu rộng")
  }

  @Test func theLayerHelpsWhereTheImageIsInDoubt() {
    var read = line("Tô chức tuyên truyền")
    read.words[0].confidence = 0.3
    var word = Word("Tổ")
    word.probability = 0.99
    let lines = resolver.resolve([read]) { _, index in index == 0 ? word : nil }
    #expect(lines[0].text == "Tổ chức tuyên truyền")
  }

  @Test func theLayerDoesNotReplaceOtherLettersThatWereReadWell() {
    var word = Word("quan")
    word.probability = 0.99
    let lines = resolver.resolve([line("công chức tỉnh")]) { _, index in index == 1 ? word : nil }
    #expect(lines[0].text == "công chức tỉnh")
  }

  private func page(_ lines: [Line]) -> Page {
    Page(number: 1, width: 600, height: 800, source: .ocr, lines: lines)
  }

  private func moved(_ line: Line, to y: Double) -> Line {
    var line = line
    for index in line.words.indices { line.words[index].box?.y = y }
    line.box?.y = y
    return line
  }

  @Test func aLineThatOnlyTheLayerHasComesBackInItsPlace() {
    let first = moved(line("Sở Nội vụ chủ trì"), to: 100)
    let last = moved(line("Sở Tài chính tham mưu"), to: 140)
    let layer = [first, moved(line("Uy ban nhan dan tinh"), to: 120), last]
    var restored = layer
    restored[1] = moved(line("Ủy ban nhân dân tỉnh"), to: 120)
    for index in restored[1].words.indices { restored[1].words[index].probability = 0.99 }
    let page = PageFusion(resolver: resolver).fuse(page([first, last]), layer, restored)
    #expect(page.text == "Sở Nội vụ chủ trì\nỦy ban nhân dân tỉnh\nSở Tài chính tham mưu")
    #expect(page.reason.contains("1 line only in the text layer"))
  }

  @Test func whatAnOCRMadeOfASealIsNoLine() {
    let seal = moved(line("P' NG tir ■ 4"), to: 400)
    let page = PageFusion(resolver: resolver)
      .fuse(page([line("Sở Nội vụ chủ trì")]), [seal], [seal])
    #expect(page.text == "Sở Nội vụ chủ trì")
  }

  @Test func wordsAtOnePlaceAreAligned() {
    let read = line("a b c")
    let layer = line("x y z w")
    let alignment = LayerAlignment([read], [layer])
    #expect(alignment.partners[0].map { $0?.word } == [0, 1, 2])
    #expect(alignment.lost.isEmpty)
  }
}
