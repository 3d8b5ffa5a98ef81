import Foundation
import Pipeline
import Workers

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The worker's side: reads requests from standard input and answers each on standard output.
///
/// A request that cannot be read is answered by an error without an `id`, and the next one is taken.
package struct WorkerLoop: Sendable {
  private let service: DocumentService
  private let stream = MessageStream()
  /// So many requests are read ahead.
  private static let readAhead = 64

  /// Opens the model and takes standard input and output.
  ///
  /// - Parameter pageWorkers: How many pages are read at a time.
  package init(_ options: ConversionOptions, pageWorkers: Int) throws {
    ProcessMemory.shareHeaps()
    service = try DocumentService(options, pageWorkers: pageWorkers)
  }

  /// Answers until there is no more input.
  ///
  /// - Parameter endsWithInput: Whether the process ends at once when the sender is gone, in the
  ///   middle of a document, too.
  package func run(endsWithInput: Bool) async {
    // Input is read on a thread of its own, since its end shall be seen while a document is read.
    let (requests, continuation) = AsyncStream.makeStream(of: [UInt8].self)
    let room = DispatchSemaphore(value: Self.readAhead)
    Thread.detachNewThread { [stream] in
      while let message = stream.receive() {
        room.wait()
        continuation.yield(message)
      }
      if endsWithInput { _exit(0) }
      continuation.finish()
    }
    if endsWithInput {
      stream.send(DocumentService.Answer(reply: DocumentReply(id: "ready")).message())
    }
    for await message in requests {
      room.signal()
      await answer(message)
    }
  }

  private func answer(_ message: [UInt8]) async {
    let request: DocumentRequest
    do {
      request = try JSONDecoder().decode(DocumentRequest.self, from: Data(message))
    } catch {
      var reply = DocumentReply(id: nil)
      reply.error = DocumentReply.Problem(
        stage: "input", reason: "is no request: a line of JSON with id and path is expected",
        exitCode: RunStatus.usage.rawValue, isPassing: false)
      stream.send(DocumentService.Answer(reply: reply).message())
      return
    }
    // The same for all of its pages, of which there may be a thousand a second.
    let id = DocumentService.json(request.id)
    let answer = await service.answer(request) { [stream] done, total in
      guard request.progress ?? false else { return }
      stream.send(Array(#"{"id":\#(id),"progress":{"done":\#(done),"total":\#(total)}}"#.utf8))
    }
    if !stream.send(answer.message(), answer.rows) { _exit(0) }
  }
}
