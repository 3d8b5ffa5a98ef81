import Foundation
import TestSupport
import Testing

@Suite struct ReportTests {
  private let folder: TemporaryFolder
  private var output: String { folder.path + "/report.html" }

  init() throws { folder = try TemporaryFolder() }

  /// The JSON of documents whose text needs no model to be read.
  private func archive() async throws -> String {
    try folder.write("KẾ HOẠCH\nCăn cứ Luật <script>alert(1)</script>;\n", to: "in/a.txt")
    try folder.write("QUYẾT ĐỊNH\nI. MỤC ĐÍCH\n\u{0C}Làm.\n", to: "in/b.txt")
    let outcome = try await Program.run(
      "structure", folder.path + "/in", "-o", folder.path + "/out")
    #expect(outcome.code == 0)
    return folder.path + "/out"
  }

  @Test func aDocumentOrAnArchiveBecomesOneFile() async throws {
    let out = try await archive()
    for path in [out, out + "/a.json"] {
      let outcome = try await Program.run("report", path, "-o", output)
      #expect(outcome.code == 0)
      #expect(outcome.output.isEmpty && outcome.error.isEmpty)
      let html = try #require(folder.text("report.html"))
      #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
      #expect(!html.contains("<script>alert"))
      #expect(html.contains("<html lang=\"vi\">"))
      try FileManager.default.removeItem(atPath: output)
    }
    let english = try await Program.run("report", out, "-o", output, "--language", "en")
    #expect(english.code == 0)
    #expect(folder.text("report.html")?.contains("Look at the pages") == true)
  }

  @Test func ofALargeArchiveTheReportHoldsTheMostDoubtfulPages() async throws {
    let out = try await archive()
    let outcome = try await Program.run("report", out, "-o", output, "--page-limit", "1")
    #expect(outcome.code == 0)
    let html = try #require(folder.text("report.html"))
    #expect(html.components(separatedBy: "<details class=\"document\"").count == 2)
    #expect(html.contains("data-t=\"archive.left\""))
  }

  @Test(.enabled(if: Program.hasModel, "there is no model in Dictionaries/ or DAU_MODEL"))
  func anArchiveIsReadFromItsCatalogue() async throws {
    let scan = Program.checkout + "/Corpus/an-toan-thuc-pham-huyen/scan.pdf"
    let out = folder.path + "/out"
    #expect(try await Program.run("convert", scan, "--pages", "1", "-o", out).code == 0)
    let outcome = try await Program.run("report", out, "-o", output)
    #expect(outcome.code == 0)
    let html = try #require(folder.text("report.html"))
    #expect(html.contains("09/KH-BCĐ"))
    #expect(html.contains("src=\"data:image/jpeg;base64,"))
    // A first look must not wait for much: the page's image is made for the view.
    let image = try #require(html.firstMatch(of: /data:image\/jpeg;base64,([^"]+)"/))
    #expect(image.1.utf8.count * 3 / 4 < 150_000)
    try FileManager.default.moveItem(atPath: out + "/scan.json", toPath: folder.path + "/scan.json")
    let without = try await Program.run("report", out, "-o", output)
    #expect(without.code == 0)
    #expect(without.messages.count == 1 && without.error.contains("no JSON of 1 document(s)"))
    try FileManager.default.moveItem(atPath: folder.path + "/scan.json", toPath: out + "/scan.json")
    let few = try await Program.run(
      "report", out + "/scan.json", "-o", output, "--page-limit", "0")
    #expect(few.code == 0)
    #expect(few.messages.count == 1 && few.error.contains("0 most doubtful of 1 pages"))
    #expect(folder.text("report.html")?.contains("data:image") == false)
    let bare = try await Program.run("report", out, "-o", output, "--no-images")
    #expect(bare.code == 0)
    #expect(folder.text("report.html")?.contains("data:image") == false)
  }

  @Test func aReportOnAScanReadsItInTheLanguageThatIsAskedFor() async throws {
    let scan = Program.checkout + "/Corpus/phong-chong-thien-tai-xa/scan.pdf"
    guard FileManager.default.fileExists(atPath: scan) else {
      try Test.cancel("the sample \(scan) is absent")
    }
    let outcome = try await Program.run("report", scan, "-o", output, "--ocr-language", "zzz")
    #expect(outcome.code == 4)
    #expect(outcome.error.contains("Tesseract has no data for the language zzz"))
  }

  @Test func whatIsMissingIsToldInOneLine() async throws {
    let out = try await archive()
    let absent = try await Program.run("report", folder.path + "/no.json", "-o", output)
    #expect(absent.code == 3)
    #expect(absent.messages.count == 1)
    let broken = try folder.write("{\"schema\": 1}", to: "broken.json")
    let outcome = try await Program.run("report", broken, "-o", output)
    #expect(outcome.code == 3)
    #expect(outcome.messages.count == 1 && outcome.error.contains(broken))
    try folder.write("{", to: "out/c.json")
    let partial = try await Program.run("report", out, "-o", output)
    #expect(partial.code == 2)
    #expect(partial.messages.count == 1 && partial.error.contains("c.json"))
    let unwritable = try await Program.run(
      "report", out, "-o", folder.path + "/no/report.html")
    #expect(unwritable.code == 5)
    let itself = try await Program.run("report", out + "/a.json", "-o", out + "/a.json")
    #expect(itself.code == 64)
    #expect(folder.text("out/a.json")?.hasPrefix("{") == true)
    let empty = folder.path + "/empty"
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
    let nothing = try await Program.run("report", empty, "-o", output)
    #expect(nothing.code == 3)
    #expect(nothing.messages.count == 1)
  }
}
