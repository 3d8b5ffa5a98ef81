import DurableFiles
import Export
import Foundation
import Hummingbird
import NIOCore
import Pipeline
import ServiceLifecycle
import SourceFiles
import Synchronization

/// Reads documents that are sent, one after the other; each is a job that can be asked about.
///
/// A document is not entered into the archive. What was accepted is done before the desk closes.
final class DocumentJobs: Service {
  /// How far a job is.
  struct Status: Encodable, Hashable, Sendable {
    enum State: String, Encodable, Sendable { case waiting, running, done, failed }

    struct Pages: Encodable, Hashable, Sendable {
      var done: Int
      var total: Int
    }

    var id: String
    var state = State.waiting
    var pages: Pages?
    /// Why it failed.
    var reason: String?
    /// Where the document is, once it is read.
    var document: String?

    var isOver: Bool { state == .done || state == .failed }
  }

  private struct Job: Sendable {
    var status: Status
    var input: PreparedFile?
    var output: PreparedFile?
  }

  private struct State {
    var jobs: [String: Job] = [:]
    var order: [String] = []
    /// Bodies that are being received, jobs that wait and the one that runs.
    var open = 0
  }

  private let reader: DocumentReader
  private let limits: DeskLimits
  private let state = Mutex(State())
  private let queue: AsyncStream<String>
  private let entrance: AsyncStream<String>.Continuation

  init(_ settings: DeskSettings) throws {
    var options = settings.options
    options.extraction.megabyteLimit = max(1, settings.limits.document >> 20)
    options.extraction.pageLimit = settings.limits.pages
    reader = try DocumentReader(options, workers: settings.threads)
    limits = settings.limits
    (queue, entrance) = AsyncStream.makeStream(of: String.self)
  }

  /// How many jobs are not over.
  var openJobs: Int { state.withLock { $0.open } }

  /// Does the jobs until the desk closes, and then those that were accepted.
  func run() async throws {
    await withGracefulShutdownHandler {
      for await id in queue { await work(on: id) }
    } onGracefulShutdown: {
      // Nothing new comes any more: the server has stopped listening before.
      self.entrance.finish()
    }
  }

  // MARK: Requests

  /// Takes a document in.
  ///
  /// - Returns: the name of the job.
  func accept(_ request: Request, _ context: DeskContext) async throws -> String {
    let content = try RequestContent(
      request, context, limit: limits.document, seconds: limits.patience)
    let isTaken = state.withLock { state in
      guard state.open <= limits.waitingDocuments else { return false }
      state.open += 1
      return true
    }
    guard isTaken else { throw APIError.busy }
    do {
      let input = PreparedFile()
      try await Self.receive(content, into: input)
      guard Extractor.needsLibraries(input.path) else {
        throw APIError(
          .unsupportedMediaType, "no-document", "Send a PDF or a page image: PNG, JPEG or TIFF.")
      }
      let id = UUID().uuidString.lowercased()
      state.withLock { state in
        state.jobs[id] = Job(status: Status(id: id), input: input)
        state.order.append(id)
        forgetOldest(&state)
      }
      guard case .enqueued = entrance.yield(id) else {
        throw APIError(.serviceUnavailable, "closing", "The desk is closing.", retryAfter: 10)
      }
      return id
    } catch {
      state.withLock { $0.open -= 1 }
      throw error
    }
  }

  private static func receive(_ content: RequestContent, into file: PreparedFile) async throws {
    let isMade = FileManager.default.createFile(
      atPath: file.path, contents: nil, attributes: [.posixPermissions: 0o600])
    guard isMade, let handle = FileHandle(forWritingAtPath: file.path) else {
      throw WriteError(path: file.path, code: errno)
    }
    defer { try? handle.close() }
    while let piece = try await content.next() {
      try handle.write(contentsOf: Data(piece.readableBytesView))
      content.hasProgressed()
    }
  }

  /// Forgets jobs that are over where there are too many.
  private func forgetOldest(_ state: inout State) {
    while state.order.count > limits.keptDocuments,
      let index = state.order.firstIndex(where: { state.jobs[$0]?.status.isOver ?? true })
    {
      state.jobs[state.order.remove(at: index)] = nil
    }
  }

  /// How far a job is; `nil` where there is none of this name.
  func status(_ id: String) -> Status? { state.withLock { $0.jobs[id]?.status } }

  /// Waits for the end of a job, at most so long.
  func wait(for id: String, seconds: Double) async throws -> Status? {
    let end = ContinuousClock.now + .seconds(seconds)
    while let status = status(id) {
      if status.isOver || ContinuousClock.now >= end { return status }
      try await Task.sleep(for: .milliseconds(20))
    }
    return nil
  }

  /// The JSON of a document that was read; `nil` where there is none.
  func document(_ id: String) throws -> [UInt8]? {
    guard let file = state.withLock({ $0.jobs[id]?.output }) else { return nil }
    return Array(try Data(contentsOf: URL(fileURLWithPath: file.path)))
  }

  // MARK: Work

  private func work(on id: String) async {
    guard let input = state.withLock({ $0.jobs[id]?.input }) else { return }
    change(id) { $0.status.state = .running }
    do {
      var reading = try await reader.read(input.path) { [self] done, total in
        change(id) { $0.status.pages = Status.Pages(done: done, total: total) }
      }
      if reading.isEmpty, let failure = reading.failures.first {
        throw InputError(path: input.path, reason: "no page could be read; \(failure.reason)")
      }
      // Where it lay here means nothing to whoever sent it.
      reading.document.source.path = "document"
      let output = PreparedFile()
      try AtomicFile.write(try DocumentJSON.text(of: reading.document), to: output.path)
      change(id) { job in
        job.status.state = .done
        job.status.document = "/jobs/\(id)/document"
        job.output = output
      }
    } catch {
      let text = String(describing: error)
      let reason = text.replacing("\(input.path): ", with: "").replacing(
        input.path, with: "document")
      change(id) { job in
        job.status.state = .failed
        job.status.reason = reason
      }
    }
    change(id) { $0.input = nil }
    state.withLock { $0.open -= 1 }
  }

  private func change(_ id: String, _ body: (inout Job) -> Void) {
    state.withLock { state in
      guard var job = state.jobs[id] else { return }
      body(&job)
      state.jobs[id] = job
    }
  }
}
