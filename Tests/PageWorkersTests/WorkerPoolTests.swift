import SourceFiles
import Testing

@testable import PageWorkers

@Suite struct WorkerPoolTests {
  @Test func pagesAreReadByAsManyProcessesAsThereAreWorkers() async throws {
    let worker = try FakeWorker([:])
    let file = try await worker.extract(workers: 2)
    #expect(file.pages.count == 8)
    #expect(file.failures.isEmpty)
    #expect(file.sha256 == "00")
    #expect((1...2).contains(worker.processCount))
  }

  @Test func aCrashCostsItsPageAndTheWorkerIsReplaced() async throws {
    let worker = try FakeWorker([3: "kill -SEGV $$", 5: "exit 7"])
    let file = try await worker.extract(workers: 1)
    #expect(file.pages.count == 8)
    #expect(file.failures.map(\.number) == [3, 5])
    #expect(file.failures.first?.reason.contains("crashed (signal 11)") == true)
    #expect(file.failures.last?.reason.contains("ended with code 7") == true)
    #expect(worker.processCount >= 3)
  }

  @Test func aHangCostsItsPageAndTheTimeItWasGiven() async throws {
    let worker = try FakeWorker([2: "exec sleep 86400"])
    // Long enough for sound pages on a machine that other tests keep busy.
    let file = try await worker.extract(workers: 1, timeout: 20)
    #expect(file.failures.map(\.number) == [2])
    #expect(file.failures.first?.reason.contains("longer than 20 seconds") == true)
  }

  @Test func nonsenseIsNoAnswer() async throws {
    let worker = try FakeWorker([4: "echo hello"])
    let file = try await worker.extract(workers: 1)
    #expect(file.failures.map(\.number) == [4])
  }

  @Test func aProgramThatIsNotThereIsToldOfOnce() async throws {
    var worker = try FakeWorker([:])
    worker.command.executable = "/nonexistent/dau"
    let error = try await #require(throws: ExtractionError.self) {
      try await worker.extract(workers: 2)
    }
    guard case .noAnswer(_, let reason) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(reason.contains("could not be started"))
  }

  @Test func textFilesNeedNoWorker() async throws {
    var worker = try FakeWorker([:])
    worker.command.executable = "/nonexistent/dau"
    let extractor = IsolatedExtractor(
      options: .init(), pool: WorkerPool(worker.command, count: 1))
    await #expect(throws: ExtractionError.notFound(path: "/nonexistent/a.pdf")) {
      try await extractor.extract("/nonexistent/a.pdf")
    }
  }
}
