import Catalogue
import Foundation
import Pipeline
import Synchronization
import Workers

/// An answer that has come and is yet to be read, which takes a while: the worker can go on meanwhile.
typealias UnreadReply = @Sendable () -> DocumentReply

/// Something that converts one document after the other and may be lost over it.
///
/// Both functions throw where the worker is gone; what a document is to blame for is in its answer.
protocol DocumentWorker {
  /// Hands a document over, also while the worker is at another one.
  func send(_ request: DocumentRequest) async throws

  /// Waits for the answer to the first of the requests that are not answered.
  func receive(
    onPage: @Sendable (_ done: Int, _ total: Int) -> Void
  ) async throws -> UnreadReply
}

/// Starts a worker that reads so many pages at a time, hands it to `body`, and ends it.
///
/// Throws `WorkerLoss` where the worker comes to an end before `body` does.
typealias WorkerSource =
  @Sendable (
    _ pageWorkers: Int, _ body: @Sendable (any DocumentWorker) async throws -> Void
  ) async throws -> Void
