import DocumentModel
import Foundation
import Testing

@testable import Export

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct PageFormatTests {
  /// A page with a paragraph, a table and a speck.
  private let document: Document = {
    func line(_ texts: [String], y: Double) -> Line {
      let words = texts.enumerated().map { index, text in
        Word(text, box: Box(x: 72 + 40 * Double(index), y: y, width: 36, height: 12))
      }
      return Line(words: words, box: Box(x: 72, y: y, width: 200, height: 12))
    }
    var changed = line(["tổ", "chức"], y: 72)
    changed.words[0].original = "tô"
    changed.words[0].probability = 0.98765
    changed.words[0].alternatives = [Alternative(form: "tố", probability: 0.01)]
    var speck = line(["~"], y: 700)
    speck.words[0].flags = [.noise]
    let lines = [
      changed, Line(words: []), line(["A", "&", "<B>"], y: 100), line(["\"C\""], y: 120), speck,
    ]
    let table = TableRegion(
      rowCount: 2, columnCount: 1,
      cells: [
        .init(row: 0, column: 0, lines: [2]), .init(row: 1, column: 0, lines: [3]),
      ], box: Box(x: 72, y: 100, width: 100, height: 40))
    let page = Page(
      number: 1, width: 595, height: 842, source: .ocr, lines: lines, tables: [table])
    return Document(
      source: DocumentSource(path: "a&b.pdf", sha256: "00", pages: 1, pageSources: [.ocr]),
      text: "", structure: DocumentStructure(), pages: [page])
  }()

  private func parsed(_ text: String) throws -> Elements {
    let elements = Elements()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = elements
    #expect(parser.parse())
    return elements
  }

  @Test func altoIsWellFormedAndHoldsEveryWord() throws {
    let alto = try parsed(DocumentALTO.text(of: document, generator: "dau 1"))
    let words = alto.all("String")
    #expect(words.map { $0["CONTENT"] } == ["tổ", "chức", "A", "&", "<B>", "\"C\""])
    #expect(words.first?["HPOS"] == "1200")
    #expect(words.first?["WC"] == "0.988")
    #expect(alto.all("ALTERNATIVE").map { $0["PURPOSE"] } == ["as read", "runner-up"])
    #expect(alto.all("ComposedBlock").map { $0["TYPE"] } == ["table"])
    #expect(alto.all("TextBlock").count == 3)
    #expect(alto.all("Page").first?["WIDTH"] == "9917")
    let names = alto.elements.compactMap { $0.attributes["ID"] }
    #expect(Set(names).count == names.count)
  }

  @Test func hocrIsWellFormedAndHoldsEveryWord() throws {
    let hocr = try parsed(DocumentHOCR.text(of: document, generator: "dau 1"))
    let words = hocr.elements.filter { $0.attributes["class"] == "ocrx_word" }
    #expect(words.count == 6)
    #expect(words.first?.attributes["title"] == "bbox 300 300 450 350; x_wconf 99")
    #expect(hocr.elements.count { $0.attributes["class"] == "ocr_line" } == 3)
    #expect(hocr.elements.count { $0.attributes["class"] == "ocr_table" } == 1)
    let page = hocr.elements.first { $0.attributes["class"] == "ocr_page" }
    #expect(page?.attributes["title"]?.contains("bbox 0 0 2479 3508") == true)
  }

  @Test func plainTextHasNoPlaces() throws {
    var document = document
    document.pages = Page.pages(ofPlainText: "một\u{1} hai")
    let alto = try parsed(DocumentALTO.text(of: document, generator: "dau 1"))
    #expect(alto.all("String").allSatisfy { $0["HPOS"] == nil })
    #expect(alto.all("String").map { $0["CONTENT"] } == ["một", "hai"])
  }
}

/// What an XML text holds.
private final class Elements: NSObject, XMLParserDelegate {
  private(set) var elements: [(name: String, attributes: [String: String])] = []

  func all(_ name: String) -> [[String: String]] {
    elements.filter { $0.name == name }.map(\.attributes)
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements.append((name, attributes))
  }
}
