import DocumentModel
import SourceFiles
import TestSupport
import Testing

@testable import SearchablePDF

/// A PDF that cannot be read is an error that says so, and nothing is written.
@Suite struct PDFEditorTests {
  @Test(arguments: ["", "%PDF-1.7\n", "no PDF"])
  func isSaid(content: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(content, to: "a.pdf")
    let page = Page(number: 1, width: 595, height: 842, source: .ocr)
    #expect(throws: SearchablePDFError.self) {
      try SearchablePDF.write(path, isPDF: true, pages: [page], to: folder.path + "/out.pdf")
    }
    #expect(folder.text("out.pdf") == nil)
  }
}
