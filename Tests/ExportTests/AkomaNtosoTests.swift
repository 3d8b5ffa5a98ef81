import DocumentModel
import Foundation
import TestSupport
import Testing

@testable import Export

@Suite struct AkomaNtosoTests {
  @Test func linksCitationsAndKeepsTheTree() {
    let text = "I. MỤC ĐÍCH\nTheo Nghị định số 30/2020/NĐ-CP & sửa đổi.\n- Một."
    var structure = DocumentStructure()
    structure.header.symbol = "1/KH-A"
    structure.header.id = "/akn/vn/doc/ke-hoach/2024/1-kh-a"
    structure.sections = [
      Section(
        kind: .part, label: "I", path: ["I"], heading: "MỤC ĐÍCH",
        text: "Theo Nghị định số 30/2020/NĐ-CP & sửa đổi.", line: 1),
      Section(kind: .indent, label: "-", path: ["I"], heading: nil, text: "Một.", line: 3),
    ]
    structure.citations = [
      Citation(
        type: "Nghị định", symbol: "30/2020/NĐ-CP", name: nil, date: nil, issuer: nil, year: nil,
        role: .reference, text: "Nghị định số 30/2020/NĐ-CP",
        id: "/akn/vn/act/nghi-dinh/2020/30-2020-nd-cp", line: 2, start: 17, end: 43)
    ]
    structure.account = [
      TextSpan(start: 0, end: 54, line: 1, place: .section, index: 0),
      TextSpan(start: 54, end: 60, line: 3, place: .section, index: 1),
    ]
    let document = Document(
      source: DocumentSource(path: "a", sha256: "", pages: 1, pageSources: [.plainText]),
      text: text, structure: structure, pages: [])
    let xml = AkomaNtoso.text(of: document)
    #expect(
      xml.contains(
        """
              <part eId="part_i">
                <num>I</num>
                <heading>MỤC ĐÍCH</heading>
                <intro>
                  <p>Theo <ref href="/akn/vn/act/nghi-dinh/2020/30-2020-nd-cp">Nghị định số 30/2020/NĐ-CP</ref> &amp; sửa đổi.</p>
                </intro>
                <indent eId="part_i__indent_1">
        """), "\(xml)")
    #expect(xml.contains("<FRBRuri value=\"/akn/vn/doc/ke-hoach/2024/1-kh-a\"/>"))
  }

  @Test func leavesOutWhatXMLCannotHold() {
    #expect("a\u{0}\u{8}\u{7F}\u{84}\u{FFFE}<\"&>\u{0C}b".escapedForXML == "a&lt;&quot;&amp;&gt;b")
  }

  @Test(.enabled(if: SchemaValidator.isInstalled, Comment(rawValue: SchemaValidator.absence)))
  func theSampleIsValid() throws {
    let folder = try TemporaryFolder()
    let base = folder.path + "/sample"
    try DocumentWriter(formats: [.json, .akomaNtoso]).write(Sample.document, to: base)
    #expect(try SchemaValidator.faults([base + ".json", base + ".akn.xml"]) == "")
  }
}
