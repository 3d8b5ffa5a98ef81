import DocumentModel
import LanguageModel
import TestSupport
import Testing

@testable import Restoration

@Suite("Restoring pages")
struct RestorerTests {
  private static func page(_ number: Int, _ lines: [String]) -> Page {
    var page = Page(
      number: number, width: 595, height: 842, source: .ocr, reason: "test",
      lines: lines.enumerated().map { index, text in
        var line = Line(text: text)
        line.box = Box(x: 10, y: Double(index) * 20, width: 500, height: 15)
        for word in line.words.indices {
          line.words[word].box = Box(
            x: Double(word) * 50, y: Double(index) * 20, width: 40, height: 15)
          line.words[word].confidence = 0.5
        }
        return line
      })
    page.tables = [
      TableRegion(rowCount: 1, columnCount: 1, cells: [.init(row: 0, column: 0, lines: [0])])
    ]
    return page
  }

  @Test("pages keep all but their words, and words their place")
  func pages() {
    let garbled = SmallModel.sentences.map(SmallModel.garbled)
    let pages = [
      Self.page(1, Array(garbled.prefix(10))), Page(number: 2, source: .blank),
      Self.page(3, Array(garbled.dropFirst(10))),
    ]
    let restored = Restorer(model: SmallModel.model).restore(pages)
    #expect(restored.count == 3)
    for (before, after) in zip(pages, restored) {
      var same = after
      same.lines = before.lines
      #expect(same == before)
      #expect(after.lines.count == before.lines.count)
      for (before, after) in zip(before.lines, after.lines) {
        #expect(after.box == before.box)
        #expect(after.words.count <= before.words.count)
        for word in after.words {
          #expect(word.confidence == 0.5)
          #expect(word.box != nil)
          #expect(word.probability != nil || !word.form.contains { $0.isLetter || $0.isNumber })
        }
      }
    }
    #expect(restored[0].lines[0].text == SmallModel.sentences[0])
  }

  @Test("a speck on a page image is noise even where every word was read well")
  func specks() {
    var page = Self.page(1, SmallModel.sentences + ["Ủy ban nhân dân | tỉnh"])
    let restorer = Restorer(model: SmallModel.model)
    #expect(restorer.restore([page])[0].lines.last?.text == "Ủy ban nhân dân tỉnh")
    page.source = .textLayer
    #expect(restorer.restore([page])[0].lines.last?.text == "Ủy ban nhân dân | tỉnh")
  }

  @Test("no pages, no result")
  func none() {
    #expect(Restorer(model: SmallModel.model).restore([]).isEmpty)
  }

  @Test("a model that is missing or not one is an error that names it")
  func faults() throws {
    let missing = #expect(throws: ModelError.self) { try Restorer(modelAt: "/nowhere/m.dau") }
    #expect(missing?.description.contains("/nowhere/m.dau") == true)
    let folder = try TemporaryFolder()
    let other = try folder.write("this is no model but a letter to a friend", to: "m.dau")
    let wrong = #expect(throws: ModelError.self) { try TextRestorer(modelAt: other) }
    #expect(wrong?.description.contains(other) == true)
    // A language model without channels.
    try ModelFile.write(["vocabulary.words": [1]], to: other)
    let part = #expect(throws: ModelError.self) { try RestorationModel(path: other) }
    #expect(part?.description.contains(other) == true)
  }
}
