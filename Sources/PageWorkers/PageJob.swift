import Synchronization

/// A request that waits for a worker, and whoever waits for the answer.
struct PageJob: Sendable {
  var request: WorkerRequest
  var timeout: Duration
  var answer: CheckedContinuation<Result<WireFormat.Answer, WorkerFailure>, Never>
}
