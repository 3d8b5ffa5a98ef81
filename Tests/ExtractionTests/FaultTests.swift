import Foundation
import SourceFiles
import TestSupport
import Testing

@testable import Extraction

/// What every broken input is told.
@Suite struct FaultTests {
  private func failure(_ bytes: [UInt8], named name: String) throws -> ExtractionError {
    let file = try TemporaryFile(bytes, named: name)
    return try #require(throws: ExtractionError.self) {
      try Extractor.withLibraries().extract(file.path)
    }
  }

  @Test func missingFile() throws {
    let error = try #require(throws: ExtractionError.self) {
      try Extractor.withLibraries().extract("/nonexistent/a.pdf")
    }
    #expect(error == .notFound(path: "/nonexistent/a.pdf"))
  }

  @Test(arguments: ["a.pdf", "a.png", "a.txt", "a.tif"])
  func emptyFile(name: String) throws {
    let error = try failure([], named: name)
    guard case .empty = error else {
      Issue.record("\(error)")
      return
    }
    #expect(error.description.contains("empty"))
  }

  @Test func folderIsNoFile() throws {
    let error = try #require(throws: ExtractionError.self) {
      try Extractor.withLibraries().extract("/tmp")
    }
    guard case .unreadable = error else {
      Issue.record("\(error)")
      return
    }
  }

  @Test(.enabled(if: getuid() != 0, "root may read everything"))
  func noPermission() throws {
    let file = try TemporaryFile(Array("text".utf8), named: "a.txt")
    chmod(file.path, 0)
    let error = try #require(throws: ExtractionError.self) {
      try Extractor.withLibraries().extract(file.path)
    }
    guard case .unreadable = error else {
      Issue.record("\(error)")
      return
    }
  }

  @Test func textNamedPDF() throws {
    let error = try failure(Array("KẾ HOẠCH\nTuyên truyền\n".utf8), named: "plan.pdf")
    #expect(
      error.description.contains("is not a PDF, its content is plain text; rename it to .txt"))
  }

  @Test func foreignFormat() throws {
    let error = try failure([0x50, 0x4B, 3, 4, 0, 0, 0, 0], named: "a.docx")
    #expect(error.description.contains("office document"))
  }

  @Test func binaryIsNoText() throws {
    let error = try failure([0x41, 0, 0x42, 0, 7], named: "a.txt")
    guard case .unknownFormat = error else {
      Issue.record("\(error)")
      return
    }
  }

  @Test func truncatedPDF() throws {
    let error = try failure(Array("%PDF-1.4\n1 0 obj\n<< /Type /Cata".utf8), named: "a.pdf")
    guard case .damaged = error else {
      Issue.record("\(error)")
      return
    }
  }

  @Test func encryptedPDF() throws {
    let error = try failure(Array(TinyPDF.encrypted.utf8), named: "a.pdf")
    guard case .encrypted = error else {
      Issue.record("\(error)")
      return
    }
    #expect(error.description.contains("qpdf --decrypt"))
  }

  @Test func brokenCrossReferencesAreNoted() throws {
    var pdf = TinyPDF.page(text: ["Hello broken world"])
    if let start = pdf.range(of: "startxref") { pdf.removeSubrange(start.lowerBound...) }
    let input = try TemporaryFile(Array(pdf.utf8), named: "a.pdf")
    let file = try Extractor.withLibraries().extract(input.path)
    #expect(file.pages.first?.text == "Hello broken world")
  }

  @Test(
    arguments: [
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0], "a.png"),
      ([0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 0x4A], "a.jpg"),
      ([0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 16, 0, 16, 1, 1, 0x11, 0], "a.jpg"),
      ([0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, 0xFF, 0xFF], "a.tif"),
    ] as [([UInt8], String)])
  func truncatedImage(bytes: [UInt8], name: String) throws {
    let error = try failure(bytes, named: name)
    guard case .damaged = error else {
      Issue.record("\(error)")
      return
    }
  }

  @Test func hugeImageIsRefusedBeforeDecoding() throws {
    // A PNG header alone: 60,000 × 60,000 pixels.
    let header: [UInt8] =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]
      + [0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60, 8, 2, 0, 0, 0, 0, 0, 0, 0]
    let error = try failure(header + [UInt8](repeating: 0, count: 64), named: "a.png")
    guard case .tooLarge = error else {
      Issue.record("\(error)")
      return
    }
  }

  @Test func missingLanguage() throws {
    var options = ExtractionOptions()
    options.language = "xxx"
    let file = try TemporaryFile(try TinyImage.page(["ABC"]).png(), named: "a.png")
    let error = try #require(throws: ExtractionError.self) {
      try Extractor.withLibraries(options).extract(file.path)
    }
    #expect(error == .missingLanguage("xxx"))
    #expect(error.description.contains("tesseract-ocr-xxx"))
  }

  @Test func pageRangeOutsideTheFile() throws {
    var options = ExtractionOptions()
    options.pages = [7...9]
    let file = try TemporaryFile(Array(TinyPDF.page(text: ["One"]).utf8), named: "a.pdf")
    let error = try #require(throws: ExtractionError.self) {
      try Extractor.withLibraries(options).extract(file.path)
    }
    #expect(error == .noPages(path: file.path))
  }
}
