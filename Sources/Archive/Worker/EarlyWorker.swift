/// A worker that comes up while its run is made ready, before there is a document for it.
struct EarlyWorker: Sendable {
  private typealias Body = @Sendable (any DocumentWorker) async throws -> Void

  private let bodies: AsyncStream<Body>.Continuation
  private let life: Task<Void, any Error>

  /// Starts a worker.
  init(_ source: @escaping WorkerSource, pageWorkers: Int) {
    let (stream, continuation) = AsyncStream.makeStream(of: Body.self)
    bodies = continuation
    life = Task {
      try await source(pageWorkers) { worker in
        for await body in stream { return try await body(worker) }
      }
    }
  }

  /// Hands it to `body`, once, and ends it; throws as a `WorkerSource` does.
  func run(_ body: @escaping @Sendable (any DocumentWorker) async throws -> Void) async throws {
    bodies.yield(body)
    bodies.finish()
    try await life.value
  }

  /// Ends it, unless it has something to do.
  func end() { bodies.finish() }
}
