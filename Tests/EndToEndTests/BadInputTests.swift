import Foundation
import TestSupport
import Testing

/// Every kind of bad input: one clear line, the documented exit code, the rest converted.
@Suite(.enabled(if: Program.hasModel, "there is no model in Dictionaries/ or DAU_MODEL"))
struct BadInputTests {
  private let folder: TemporaryFolder
  private var output: String { folder.path + "/out" }

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("KẾ HOẠCH\n\nI. MỤC ĐÍCH\n1. Làm tốt.\n", to: "in/good.txt")
  }

  /// Converts the good file and one bad one, and checks all that holds for any bad input.
  private func convert(
    bad name: String, code: Int = 2, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> String {
    let outcome = try await Program.run("convert", folder.path + "/in", "-o", output, "--quiet")
    #expect(outcome.code == code, sourceLocation: sourceLocation)
    #expect(outcome.output.isEmpty, "stdout stays clean", sourceLocation: sourceLocation)
    #expect(outcome.messages.count == 1, "\(outcome.error)", sourceLocation: sourceLocation)
    let message = outcome.messages.first ?? ""
    #expect(
      message.hasPrefix("dau: \(folder.path)/in/\(name): "), "\(message)",
      sourceLocation: sourceLocation)
    let written = folder.contents.filter { $0.hasPrefix("out/") }
    #expect(
      written
        == [
          "catalogue.sqlite", "failures.json", "good.json", "good.md", "good.txt", "index.json",
          "index.md",
        ]
        .map { "out/" + $0 }, sourceLocation: sourceLocation)
    let failures = folder.text("out/failures.json") ?? ""
    #expect(failures.contains("/in/\(name)\""), sourceLocation: sourceLocation)
    return message
  }

  private func sampleScan() throws -> Data {
    let corpus = Program.checkout + "/Corpus"
    let scan = try FileManager.default.contentsOfDirectory(atPath: corpus).sorted().lazy
      .map { "\(corpus)/\($0)/scan.pdf" }
      .first { FileManager.default.fileExists(atPath: $0) }
    return try Data(contentsOf: URL(fileURLWithPath: try #require(scan)))
  }

  @Test func anEmptyFile() async throws {
    try folder.write("", to: "in/bad.txt")
    #expect(try await convert(bad: "bad.txt").contains("empty"))
  }

  @Test func aTextFileNamedPDF() async throws {
    try folder.write("Đây là văn bản.\n", to: "in/bad.pdf")
    #expect(try await convert(bad: "bad.pdf").contains("not a PDF"))
  }

  @Test func aTruncatedPDF() async throws {
    let whole = try sampleScan()
    try whole.prefix(2000).write(to: URL(fileURLWithPath: folder.path + "/in/bad.pdf"))
    #expect(try await convert(bad: "bad.pdf").contains("damaged"))
  }

  @Test func anEncryptedPDF() async throws {
    let plain = folder.path + "/plain.pdf"
    try sampleScan().write(to: URL(fileURLWithPath: plain))
    guard
      await Program.tool(
        "qpdf", "--encrypt", "secret", "secret", "256", "--", plain, folder.path + "/in/bad.pdf")
    else {
      try Test.cancel("qpdf, which encrypts the sample, is not installed")
    }
    #expect(try await convert(bad: "bad.pdf").contains("encrypted"))
  }

  @Test(arguments: ["bad.png", "bad.jpg", "bad.tif"])
  func anImageWithoutBytes(name: String) async throws {
    try folder.write("", to: "in/\(name)")
    #expect(try await convert(bad: name).contains("empty"))
  }

  @Test func aTruncatedImage() async throws {
    let bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48]
    try Data(bytes).write(to: URL(fileURLWithPath: folder.path + "/in/bad.png"))
    #expect(try await convert(bad: "bad.png").contains("damaged"))
  }

  @Test(.disabled(if: Program.isRoot, "root may read every folder"))
  func aFolderWithoutPermission() async throws {
    try folder.write("x", to: "in/bad/a.txt")
    let closed = folder.path + "/in/bad"
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: closed)
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: closed)
    }
    #expect(try await convert(bad: "bad").contains("may not be read"))
  }

  @Test func aMissingFile() async throws {
    let outcome = try await Program.run(
      "convert", folder.path + "/no.pdf", folder.path + "/in", "-o", output, "--quiet")
    #expect(outcome.code == 2)
    #expect(outcome.error == "dau: \(folder.path)/no.pdf: no such file or folder\n")
    #expect(folder.text("out/good.txt") != nil)
  }

  @Test func nothingButBadInput() async throws {
    let bad = try folder.write("", to: "bad.txt")
    let outcome = try await Program.run("convert", bad, "-o", output, "--quiet")
    #expect(outcome.code == 3)
    #expect(outcome.messages.count == 1)
  }

  @Test func missingLanguageData() async throws {
    try FileManager.default.createDirectory(
      atPath: folder.path + "/none", withIntermediateDirectories: true)
    try sampleScan().write(to: URL(fileURLWithPath: folder.path + "/in/bad.pdf"))
    let outcome = try await Program.run(
      "convert", folder.path + "/in", "-o", output, "--quiet",
      environment: ["TESSDATA_PREFIX": folder.path + "/none"])
    #expect(outcome.code == 4)
    #expect(outcome.messages.count == 1, "\(outcome.error)")
    #expect(outcome.error.contains("tesseract-ocr-vie"))
    #expect(folder.text("out/good.txt") != nil)
    #expect(folder.text("out/bad.json") == nil)
  }

  @Test func anOutputFolderThatIsAFile() async throws {
    let file = try folder.write("x", to: "file")
    let outcome = try await Program.run("convert", folder.path + "/in", "-o", file)
    #expect(outcome.code == 5)
    #expect(outcome.messages.count == 1)
    #expect(outcome.error.hasPrefix("dau: \(file): cannot be written"))
  }

  @Test func aMissingModel() async throws {
    let outcome = try await Program.run(
      "convert", folder.path + "/in", "-o", output, "--model", folder.path + "/no.dau")
    #expect(outcome.code == 4)
    #expect(outcome.messages.count == 1)
    #expect(outcome.error.contains("--model"))
  }

  @Test func aModelThatIsNone() async throws {
    let model = try folder.write(String(repeating: "x", count: 5000), to: "m.dau")
    let outcome = try await Program.run("restore", "--model", model)
    #expect(outcome.code == 4)
    #expect(outcome.messages.count == 1)
  }
}
