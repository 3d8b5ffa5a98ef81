import Synchronization
import Testing
import Workers

@testable import Archive

@Suite struct EarlyWorkerTests {
  /// A worker that is asked for nothing.
  private struct IdleWorker: DocumentWorker {
    func send(_ request: DocumentRequest) async throws {}
    func receive(
      onPage: @Sendable (_ done: Int, _ total: Int) -> Void
    ) async throws -> UnreadReply { throw WorkerLoss.exit(1) }
  }

  @Test func itsWorkIsDoneOnceByAWorkerThatRanAlready() async throws {
    let starts = Mutex(0)
    let worker = EarlyWorker(
      { pageWorkers, body in
        starts.withLock { $0 += pageWorkers }
        try await body(IdleWorker())
      }, pageWorkers: 3)
    let runs = Mutex(0)
    try await worker.run { _ in runs.withLock { $0 += 1 } }
    worker.end()
    #expect(starts.withLock { $0 } == 3 && runs.withLock { $0 } == 1)
  }

  @Test func aWorkerThatDoesNotComeUpIsTold() async {
    let worker = EarlyWorker(
      { _, _ in throw WorkerLoss.notStarted(reason: "no") }, pageWorkers: 1)
    await #expect(throws: WorkerLoss.notStarted(reason: "no")) { try await worker.run { _ in } }
  }

  @Test func whatHasNothingToDoEnds() async {
    let (ends, continuation) = AsyncStream.makeStream(of: Void.self)
    let worker = EarlyWorker(
      { _, body in
        try await body(IdleWorker())
        continuation.finish()
      }, pageWorkers: 1)
    worker.end()
    for await _ in ends {}
  }
}
