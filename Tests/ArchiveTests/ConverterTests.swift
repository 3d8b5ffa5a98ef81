import Catalogue
import DocumentModel
import DurableFiles
import Export
import Foundation
import SourceFiles
import Synchronization
import Terminal
import TestSupport
import Testing
import Workers

@testable import Archive
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
      restore: { pages, _ in pages }, structure: { _, _ in DocumentStructure() })
  }

  private func workers(_ reader: DocumentReader) -> WorkerSource {
    let service = DocumentService(reader: reader, formats: DocumentWriter.Format.standard)
    return { try await $1(ServiceWorker(service: service)) }
  }

  private func converter(
    _ folder: TemporaryFolder, to output: String? = nil,
    settings: ConversionSettings = ConversionSettings(), workers: WorkerSource? = nil,
    observer: ConversionObserver? = nil
  ) -> Converter {
    Converter(
      ConversionOptions(model: "m"), output: output ?? folder.path + "/out", settings: settings,
      workers: workers ?? self.workers(reader()), observer: observer)
  }

  private func convert(
    _ folder: TemporaryFolder, to output: String? = nil,
    settings: ConversionSettings = ConversionSettings(), workers: WorkerSource? = nil,
    observer: ConversionObserver? = nil
  ) async throws -> ConversionReport {
    try await converter(
      folder, to: output, settings: settings, workers: workers, observer: observer
    ).convert([folder.path])
  }

  private let runFiles = [
    "out", "out/catalogue.sqlite", "out/failures.json", "out/index.json", "out/index.md",
  ]

  @Test func writesThreeFormsAnIndexAndACatalogue() async throws {
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
    #expect(report.converted == 2 && report.pages == 2)
    #expect(folder.text("out/index.json")?.contains(#""outputs":["b/c.json""#) == true)
    #expect(folder.text("out/failures.json")?.contains(#""failures": []"#) == true)
    #expect(try Catalogue(at: folder.path + "/out").integrityProblems() == [])
  }

  @Test func aFailureCostsOnlyItsDocument() async throws {
    let folder = try TemporaryFolder()
    for index in 0..<30 {
      try folder.write(index % 3 == 0 ? "damaged" : "x\(index)", to: "\(index).txt")
    }
    let report = try await convert(folder)
    #expect(report.status == .partial)
    #expect(report.converted == 20)
    #expect(report.failed == 10)
    #expect(report.failureGroups.map(\.reason) == ["is damaged"])
    let failures = try #require(folder.text("out/failures.json"))
    #expect(failures.components(separatedBy: "is damaged (no trailer)").count == 11)
    #expect(failures.contains(#""exitCode":3"#) && failures.contains(#""stage":"extraction""#))
  }

  @Test func whatIsMissingOnTheMachineOutweighsTheRest() async throws {
    let folder = try TemporaryFolder()
    for text in ["x", "damaged", "language"] { try folder.write(text, to: "\(text).txt") }
    #expect(try await convert(folder).status == .missing)
  }

  @Test func aFailedPageIsListedAndTheRestConverted() async throws {
    let folder = try TemporaryFolder()
    try folder.write("page", to: "a.txt")
    for _ in 0..<2 {
      let report = try await convert(folder)
      #expect(report.status == .partial)
      #expect(report.failedPages == 1 && report.failed == 0)
      #expect(folder.text("out/failures.json")?.contains(#""page":2"#) == true)
    }
  }

  @Test func nothingToConvertIsAFailure() async throws {
    let folder = try TemporaryFolder()
    let report = try await convert(folder)
    #expect(report.status == .unreadable)
    #expect(report.failureGroups.map(\.reason) == ["holds no file that can be converted"])
  }

  @Test func anOutputWhoseNameAFolderHasCostsItsDocument() async throws {
    let folder = try TemporaryFolder()
    for index in 10..<30 { try folder.write("x\(index)", to: "\(index).txt") }
    // Where the first document goes, there is a folder.
    try folder.write("", to: "out/10.json/x")
    let report = try await convert(folder)
    #expect(report.status == .notWritten)
    #expect(report.converted == 19 && report.failed == 1)
    #expect(!folder.contents.contains { $0.contains("dau-") })
    #expect(folder.text("out/10.txt") == nil)
  }

  @Test func anOutputFolderThatIsAFileIsAnError() async throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "a.txt")
    await #expect(throws: WriteError.self) {
      _ = try await convert(folder, to: folder.path + "/a.txt")
    }
  }

  @Test func anInterruptedRunListsWhatWasFinishedAndIsTakenUp() async throws {
    let folder = try TemporaryFolder()
    for index in 0..<9 { try folder.write("\(index)", to: "\(index).txt") }
    let box = Mutex<Converter?>(nil)
    var settings = ConversionSettings()
    settings.jobs = 1
    let converter = converter(
      folder, settings: settings,
      workers: workers(
        reader { text in
          if text == "4" { _ = try? box.withLock { $0 }?.interrupt() }
        }))
    box.withLock { $0 = converter }
    await #expect(throws: CancellationError.self) {
      _ = try await converter.convert([folder.path])
    }
    box.withLock { $0 = nil }
    let texts = folder.contents.filter { $0.hasPrefix("out/") && $0.hasSuffix(".txt") }
    #expect(texts == (0..<4).map { "out/\($0).txt" })
    let index = try #require(folder.text("out/index.json"))
    #expect(index.contains("3.txt") && !index.contains("4.txt"))

    let report = try await convert(folder)
    #expect(report.converted == 5 && report.kept == 4)
    #expect(folder.text("out/8.txt") == "8\n")
  }

  @Test func tellsWhatHappens() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("x", to: "a.txt")
    let events = Mutex<[ConversionEvent]>([])
    _ = try await convert(folder, observer: { event in events.withLock { $0.append(event) } })
    let told = events.withLock { $0 }
    #expect(
      told.dropLast() == [
        .planned(documents: 1), .started(path: file), .page(path: file, done: 1, total: 1),
      ])
    guard case .finished(file, 1, _) = told.last else {
      Issue.record("the last event is \(String(describing: told.last))")
      return
    }
  }

  @Test func whatIsDoneIsNotDoneAgainUntilItChanges() async throws {
    let folder = try TemporaryFolder()
    try folder.write("một", to: "a.txt")
    try folder.write("hai", to: "b.txt")
    try folder.write("damaged", to: "c.txt")
    let read = Mutex<[String]>([])
    let counting = workers(reader { text in read.withLock { $0.append(text) } })
    func run(_ change: (inout ConversionSettings) -> Void = { _ in }) async throws -> [String] {
      var settings = ConversionSettings()
      change(&settings)
      read.withLock { $0 = [] }
      _ = try await convert(folder, settings: settings, workers: counting)
      return read.withLock { $0 }.sorted()
    }
    #expect(try await run() == ["damaged", "hai", "một"])
    #expect(try await run() == [])
    try folder.write("ba", to: "b.txt")
    #expect(try await run() == ["ba"])
    #expect(folder.text("out/b.txt") == "ba\n")
    // The same content under a new time stamp is not converted again.
    try folder.write("ba", to: "b.txt")
    #expect(try await run() == [])
    try FileManager.default.removeItem(atPath: folder.path + "/out/a.md")
    #expect(try await run() == ["một"])
    #expect(try await run { $0.onlyFailed = true } == ["damaged"])
    #expect(try await run { $0.isForced = true } == ["ba", "damaged", "một"])
    #expect(
      try await run {
        $0.isForced = true
        $0.filter = InputFilter(include: ["a*"])
      } == ["một"])
  }

  @Test func duplicatesAreConvertedOnceAndLinked() async throws {
    let folder = try TemporaryFolder()
    for name in ["a.txt", "b.txt", "c/d.txt"] { try folder.write("một", to: name) }
    let read = Mutex<Int>(0)
    let report = try await convert(
      folder, workers: workers(reader { _ in read.withLock { $0 += 1 } }))
    #expect(read.withLock { $0 } == 1)
    #expect(report.converted == 1 && report.duplicates == 2)
    let manager = FileManager.default
    let numbers = try ["a", "b", "c/d"].map {
      try manager.attributesOfItem(atPath: "\(folder.path)/out/\($0).json")[.systemFileNumber]
        as? Int
    }
    #expect(Set(numbers).count == 1, "hard links to one file")
    let index = try #require(folder.text("out/index.json"))
    #expect(index.contains(#""outputs":["c/d.json","c/d.txt","c/d.md"]"#))
    #expect(index.components(separatedBy: #""duplicateOf""#).count == 3)
  }

  @Test func manyThatWaitForTheDiskDoNotWaitForEachOther() async throws {
    let folder = try TemporaryFolder()
    for index in 0..<1000 { try folder.write("x\(index / 2)", to: "\(index).txt") }
    let report = try await convert(folder)
    #expect(report.converted == 500 && report.duplicates == 500)
  }

  @Test func duplicatesOfAFailureFailToo() async throws {
    let folder = try TemporaryFolder()
    for name in ["a.txt", "b.txt"] { try folder.write("damaged", to: name) }
    let report = try await convert(folder)
    #expect(report.failed == 2 && report.failureGroups.map(\.count) == [2])
  }

  @Test func aLostWorkerIsReplacedAndThePoisonousFileSetAside() async throws {
    let folder = try TemporaryFolder()
    for index in 0..<6 { try folder.write("x\(index)", to: "\(index).txt") }
    try folder.write("poison", to: "poison.txt")
    let tries = Mutex<Int>(0)
    let service = DocumentService(reader: reader(), formats: DocumentWriter.Format.standard)
    let workers: WorkerSource = { _, body in
      try await body(
        ServiceWorker(service: service) { path in
          guard path.hasSuffix("poison.txt") else { return }
          tries.withLock { $0 += 1 }
          throw WorkerLoss.signal(11)
        })
    }
    let report = try await convert(folder, workers: workers)
    #expect(report.converted == 6 && report.failed == 1)
    #expect(tries.withLock { $0 } == 2)
    #expect(
      folder.text("out/failures.json")?.contains(
        "made the worker process crash (signal 11); set aside after 2 attempts") == true)
    _ = try await convert(folder, workers: workers)
    #expect(tries.withLock { $0 } == 2, "it is not tried in a later run either")
  }

  @Test func workersThatDoNotComeUpEndTheRun() async throws {
    let folder = try TemporaryFolder()
    for index in 0..<3 { try folder.write("x\(index)", to: "\(index).txt") }
    await #expect(throws: WorkerLoss.notStarted(reason: "no")) {
      _ = try await convert(folder, workers: { _, _ in throw WorkerLoss.notStarted(reason: "no") })
    }
  }

  @Test func aSecondRunInTheSameFolderIsRefused() async throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "a.txt")
    try folder.write("", to: "out/b.txt")
    let lock = try OutputLock(folder.path + "/out")
    let error = await #expect(throws: OutputBusy.self) { _ = try await convert(folder) }
    #expect(
      error?.description == "\(folder.path)/out: another dau is at work in this folder;"
        + " wait for it or choose another one")
    withExtendedLifetime(lock) {}
  }

  @Test func aForecastWritesNothing() async throws {
    let folder = try TemporaryFolder()
    for index in 0..<20 { try folder.write("x\(index)", to: "\(index).txt") }
    let forecast = ConversionForecast(
      ConversionOptions(model: "m"), output: folder.path + "/out", settings: ConversionSettings(),
      workers: workers(reader()))
    let before = folder.contents
    let plan = try await forecast.of([folder.path])
    #expect(folder.contents == before)
    #expect(plan.documents == 20 && plan.kept == 0 && plan.seconds != nil)
    _ = try await convert(folder)
    #expect(try await forecast.of([folder.path]).kept == 20)
  }

  @Test func theBarFitsTheTerminal() {
    for columns in 10..<160 {
      let bar = ProgressDisplay.bar(
        done: 4, new: 3, failed: 1, total: 40, open: ["a/kế hoạch số 12.pdf": 0.5], pages: 27,
        seconds: 90, columns: columns)
      #expect(bar.displayWidth < columns)
    }
    let bar = ProgressDisplay.bar(
      done: 4, new: 4, failed: 1, total: 9, open: ["x/a.pdf": 0.5], pages: 27, seconds: 90,
      columns: 110)
    #expect(
      bar == "[" + String(repeating: "█", count: 15) + String(repeating: "·", count: 15)
        + "] 4/9 documents, 27 pages, 0.3/s, 1 min 30 s left, 1 failed  a.pdf")
  }

  @Test(arguments: [
    ("is damaged (no trailer); copy it again", "is damaged"),
    ("no page could be read; page 1: x", "no page could be read"),
    ("gave no sign of life for 600 s; set aside", "gave no sign of life for N s"),
  ])
  func reasonsAreGroupedByWhatTheyHaveInCommon(reason: String, common: String) {
    #expect(ConversionReport.common(reason) == common)
  }
}

/// A worker in this process.
private final class ServiceWorker: DocumentWorker {
  private let service: DocumentService
  private let before: @Sendable (String) throws -> Void
  private let requests = Mutex<[DocumentRequest]>([])

  init(service: DocumentService, before: @escaping @Sendable (String) throws -> Void = { _ in }) {
    self.service = service
    self.before = before
  }

  func send(_ request: DocumentRequest) { requests.withLock { $0.append(request) } }

  func receive(onPage: @Sendable (Int, Int) -> Void) async throws -> UnreadReply {
    let request = requests.withLock { $0.removeFirst() }
    try before(request.path)
    let pages = Mutex<[(Int, Int)]>([])
    let answer = await service.answer(request) { done, total in
      pages.withLock { $0.append((done, total)) }
    }
    for (done, total) in pages.withLock({ $0 }) { onPage(done, total) }
    return { answer.reply }
  }
}
