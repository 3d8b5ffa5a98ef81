import DocumentModel
import Export
import Extraction
import Foundation
import Synchronization
import Terminal
import TestSupport
import Testing

@testable import Pipeline

@Suite struct ConverterTests {
  /// Stages that take a file's text for the name of what shall happen.
  private func reader(_ onRead: @escaping @Sendable (String) -> Void = { _ in }) -> DocumentReader {
    DocumentReader(
      extract: { path, onPage in
        let text = String(
          decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
        onRead(text)
        switch text {
        case "damaged": throw ExtractionError.damaged(path: path, reason: "no trailer")
        case "language": throw ExtractionError.missingLanguage("vie")
        case "page":
          return ExtractedFile(
            path: path, sha256: "00",
            pages: Page.pages(ofPlainText: "một\u{0C}"),
            failures: [PageFailure(number: 2, reason: "timed out")])
        default:
          onPage(1, 1)
          return ExtractedFile(
            path: path, sha256: "00", pages: Page.pages(ofPlainText: text))
        }
      },
      restore: { $0 }, structure: { _ in DocumentStructure() })
  }

  private func convert(
    _ folder: TemporaryFolder, to output: String? = nil, jobs: Int = 2,
    observer: ConversionObserver? = nil
  ) async throws -> ConversionReport {
    try await Converter(
      ConversionOptions(model: "m"), reader: reader(), output: output ?? folder.path + "/out",
      jobs: jobs, observer: observer
    ).convert([folder.path])
  }

  private let runFiles = ["out", "out/failures.json", "out/index.json", "out/index.md"]

  @Test func writesThreeFormsAndAnIndex() async throws {
    let folder = try TemporaryFolder()
    try folder.write("một", to: "a.txt")
    try folder.write("hai", to: "b/c.txt")
    let report = try await convert(folder)
    #expect(report.status == .ok)
    #expect(
      folder.contents.filter { $0.hasPrefix("out") }
        == (runFiles + [
          "out/a.json", "out/a.md", "out/a.txt", "out/b", "out/b/c.json", "out/b/c.md",
          "out/b/c.txt",
        ]).sorted())
    #expect(folder.text("out/b/c.txt") == "hai\n")
    #expect(report.documents.map(\.outputs.first) == ["a.json", "b/c.json"])
    #expect(folder.text("out/failures.json")?.contains(#""failures": []"#) == true)
  }

  @Test func aFailureCostsOnlyItsDocument() async throws {
    let folder = try TemporaryFolder()
    for index in 0..<30 { try folder.write(index % 3 == 0 ? "damaged" : "x", to: "\(index).txt") }
    let report = try await convert(folder)
    #expect(report.status == .partial)
    #expect(report.documents.count == 20)
    #expect(report.failures.count == 10)
    #expect(report.failures.first?.path == folder.path + "/0.txt")
    #expect(report.failures.first?.reason.hasPrefix("is damaged (no trailer)") == true)
    #expect(report.failures.allSatisfy { $0.stage == "extraction" && $0.exitCode == 3 })
  }

  @Test func whatIsMissingOnTheMachineOutweighsTheRest() async throws {
    let folder = try TemporaryFolder()
    for text in ["x", "damaged", "language"] { try folder.write(text, to: "\(text).txt") }
    #expect(try await convert(folder).status == .missing)
  }

  @Test func aFailedPageIsListedAndTheRestConverted() async throws {
    let folder = try TemporaryFolder()
    try folder.write("page", to: "a.txt")
    let report = try await convert(folder)
    #expect(report.status == .partial)
    #expect(report.documents.map(\.failedPages) == [1])
    #expect(report.failures.map(\.page) == [2])
  }

  @Test func nothingToConvertIsAFailure() async throws {
    let folder = try TemporaryFolder()
    let report = try await convert(folder)
    #expect(report.status == .unreadable)
    #expect(report.failures.map(\.reason) == ["holds no file that can be converted"])
  }

  @Test func anOutputThatCannotBeWrittenEndsTheRun() async throws {
    let folder = try TemporaryFolder()
    for index in 0..<20 { try folder.write("x", to: String(index + 10) + ".txt") }
    // Where the first document goes, there is a folder.
    try folder.write("", to: "out/10.json/x")
    let report = try await convert(folder, jobs: 1)
    #expect(report.status == .notWritten)
    #expect(report.documents.isEmpty)
    #expect(report.failures.map(\.stage) == ["export"])
    #expect(!folder.contents.contains { $0.contains("dau-tmp") })
  }

  @Test func anOutputFolderThatIsAFileIsAnError() async throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "a.txt")
    await #expect(throws: WriteError.self) {
      _ = try await convert(folder, to: folder.path + "/a.txt")
    }
  }

  @Test func anInterruptedRunListsWhatWasFinished() async throws {
    let folder = try TemporaryFolder()
    for index in 0..<9 { try folder.write("\(index)", to: "\(index).txt") }
    let box = Mutex<Converter?>(nil)
    let converter = Converter(
      ConversionOptions(model: "m"),
      reader: reader { text in
        if text == "4" { _ = try? box.withLock { $0 }?.interrupt() }
      }, output: folder.path + "/out", jobs: 1)
    box.withLock { $0 = converter }
    await #expect(throws: CancellationError.self) {
      _ = try await converter.convert([folder.path])
    }
    box.withLock { $0 = nil }
    let texts = folder.contents.filter { $0.hasPrefix("out/") && $0.hasSuffix(".txt") }
    #expect(texts == (0..<4).map { "out/\($0).txt" })
    let index = try #require(folder.text("out/index.json"))
    #expect(index.contains("3.txt") && !index.contains("4.txt"))
  }

  @Test func tellsWhatHappens() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("x", to: "a.txt")
    let events = Mutex<[ConversionEvent]>([])
    let report = try await convert(folder) { event in events.withLock { $0.append(event) } }
    let document = try #require(report.documents.first)
    #expect(
      events.withLock { $0 } == [
        .planned(documents: 1), .started(path: file), .page(path: file, done: 1, total: 1),
        .finished(document),
      ])
  }

  @Test func theBarFitsTheTerminal() {
    for columns in 10..<120 {
      let bar = ProgressDisplay.bar(
        finished: 3, failed: 1, total: 40, open: 0.5, pages: 27, seconds: 90, columns: columns)
      #expect(bar.displayWidth < columns)
    }
    let bar = ProgressDisplay.bar(
      finished: 3, failed: 1, total: 9, open: 0.5, pages: 27, seconds: 90, columns: 100)
    #expect(
      bar == "[" + String(repeating: "█", count: 15) + String(repeating: "·", count: 15)
        + "] 4/9 documents, 27 pages, 0.3/s, 1 min 30 s left, 1 failed")
  }
}
