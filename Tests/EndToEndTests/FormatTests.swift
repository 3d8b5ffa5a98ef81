import Foundation
import Subprocess
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The searchable PDF, ALTO and hOCR of one page, looked at with the usual programs.
@Suite(.enabled(if: Program.hasModel, "there is no model in Dictionaries/ or DAU_MODEL"))
struct FormatTests {
  private func text(ofPDF path: String) async throws -> String {
    let result = try await Subprocess.run(
      .name("pdftotext"), arguments: ["-raw", path, "-"], output: .string(limit: 1 << 20))
    return result.standardOutput
  }

  private func picture(ofPDF path: String) async throws -> [UInt8] {
    let result = try await Subprocess.run(
      .name("pdftoppm"), arguments: ["-r", "50", path], output: .bytes(limit: 1 << 26))
    return result.standardOutput
  }

  private func size(_ path: String) throws -> Int {
    try #require(FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
  }

  @Test func aPageOverAGarbledLayerBecomesSearchable() async throws {
    let folder = try TemporaryFolder()
    let plan = Program.checkout + "/Corpus/phong-chong-thien-tai-xa/layer.pdf"
    guard FileManager.default.fileExists(atPath: plan) else {
      try Test.cancel("the sample \(plan) is absent")
    }
    let page = folder.path + "/page.pdf"
    guard await Program.tool("qpdf", plan, "--pages", plan, "1", "--", page) else {
      try Test.cancel("qpdf is absent")
    }
    let outcome = try await Program.run(
      "convert", page, "-o", folder.path + "/out", "--formats", "pdf,txt,alto,hocr")
    #expect(outcome.code == 0, "\(outcome.error)")
    #expect(
      folder.contents.filter { $0.hasPrefix("out/page") }
        == ["page.alto.xml", "page.hocr", "page.pdf", "page.txt"].map { "out/" + $0 })
    let pdf = folder.path + "/out/page.pdf"
    // In reading order, the garbled layer gone, nothing changed to the eye, hardly larger.
    func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }
    let read = words(folder.text("out/page.txt") ?? "")
    #expect(read.count > 100)
    #expect(words(try await text(ofPDF: pdf)) == read)
    #expect(try await picture(ofPDF: pdf) == (try await picture(ofPDF: page)))
    #expect(try size(pdf) < size(page) + 20_000)
    #expect(await Program.tool("qpdf", "--check", pdf))
    for name in ["page.alto.xml", "page.hocr"] {
      let parser = XMLParser(data: Data(try folder.bytes("out/" + name)))
      #expect(parser.parse(), "\(name)")
    }
  }

  @Test func anImageBecomesASearchablePDF() async throws {
    let folder = try TemporaryFolder()
    let plan = Program.checkout + "/Corpus/phong-chong-thien-tai-xa/scan.pdf"
    guard
      await Program.tool(
        "pdftoppm", "-r", "150", "-f", "1", "-l", "1", "-singlefile", "-png", plan,
        folder.path + "/page")
    else { try Test.cancel("pdftoppm or the sample is absent") }
    let outcome = try await Program.run(
      "convert", folder.path + "/page.png", "-o", folder.path + "/out", "--formats", "pdf")
    #expect(outcome.code == 0, "\(outcome.error)")
    let text = try await text(ofPDF: folder.path + "/out/page.pdf")
    #expect(text.contains("KẾ HOẠCH"), "\(text)")
    #expect(try size(folder.path + "/out/page.pdf") < size(folder.path + "/page.png") + 20_000)
  }

  @Test func unknownFormatsAreWrongUsage() async throws {
    let outcome = try await Program.run("convert", "a.pdf", "-o", "out", "--formats", "docx")
    #expect(outcome.code == 64)
  }
}
