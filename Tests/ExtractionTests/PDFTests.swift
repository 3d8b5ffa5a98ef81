import DocumentModel
import SourceFiles
import TestSupport
import Testing

@testable import Extraction

@Suite struct PDFTests {
  private func extract(
    _ pdf: String, _ options: ExtractionOptions = .init()
  ) throws -> ExtractedFile {
    let file = try TemporaryFile(Array(pdf.utf8), named: "a.pdf")
    return try Extractor.withLibraries(options).extract(file.path)
  }

  @Test func soundLayerIsUsedAsItIs() throws {
    let file = try extract(
      TinyPDF.page(text: [
        "The provincial administration is responsible for", "the implementation of public reform.",
      ]))
    let page = try #require(file.pages.first)
    #expect(page.source == .textLayer)
    #expect(page.lines.count == 2)
    #expect(page.text.hasPrefix("The provincial administration is responsible for\nthe impl"))
    #expect(page.reason.contains("another language"))
    // The first line's baseline is 770 points above the bottom of 842: 72 below the top.
    let box = try #require(page.lines[0].words.first?.box)
    #expect(abs(box.x - 72) < 2)
    #expect(box.y < 72 && box.maxY > 70 && box.maxY < 80)
  }

  @Test func blankPage() throws {
    let file = try extract(TinyPDF.page(text: []))
    #expect(file.pages.map(\.source) == [.blank])
    #expect(file.failures.isEmpty)
  }

  @Test func filesAreReadSideBySide() async throws {
    let texts = (0..<8).map { "Administration document number \($0)" }
    let read = try await withThrowingTaskGroup(of: (Int, String).self) { group in
      for (index, text) in texts.enumerated() {
        group.addTask {
          let file = try TemporaryFile(Array(TinyPDF.page(text: [text]).utf8), named: "a.pdf")
          return (index, try Extractor.withLibraries().extract(file.path).pages[0].text)
        }
      }
      return try await group.reduce(into: [Int: String]()) { $0[$1.0] = $1.1 }
    }
    #expect(read.sorted { $0.key < $1.key }.map(\.value) == texts)
  }

  @Test func progressIsTold() throws {
    let file = try TemporaryFile(Array(TinyPDF.page(text: ["One"]).utf8), named: "a.pdf")
    _ = try Extractor.withLibraries().extract(file.path) { done, total in
      #expect(done == 1 && total == 1)
    }
  }

  /// `Céng hoµ x· héi` in a font of TCVN3, as word processors wrote it before Unicode.
  @Test func textInOldFontsIsDecoded() throws {
    let words = #"(C\351ng ho\265 x\267 h\351i chñ nghÜa ViÖt Nam)"#
      .replacing("ñ", with: #"\361"#).replacing("Ü", with: #"\334"#).replacing("Ö", with: #"\326"#)
    let pdf = TinyPDF.page(text: ["X"]).replacing("(X)", with: words)
      .replacing(
        "/BaseFont /Helvetica", with: "/BaseFont /.VnTime /Encoding /WinAnsiEncoding")
    let file = try TemporaryFile(Array(pdf.utf8), named: "a.pdf")
    let page = try #require(try Extractor.withLibraries().extract(file.path).pages.first)
    #expect(page.text == "Cộng hoà xã hội chủ nghĩa Việt Nam")
    #expect(page.reason.contains("TCVN3"))
  }
}
