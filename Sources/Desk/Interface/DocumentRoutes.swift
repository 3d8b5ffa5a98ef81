import Foundation
import HTTPTypes
import Hummingbird

/// Documents that are sent, and the jobs that read them.
struct DocumentRoutes: Sendable {
  let jobs: DocumentJobs
  let answers: LargeAnswers
  /// Longest time in which an answer is waited for.
  private static let longestWait = 60

  /// Adds the routes.
  func add(to router: Router<DeskContext>) {
    router.post("documents", use: send)
    router.get("jobs/:id", use: status)
    router.get("jobs/:id/document", use: document)
  }

  @Sendable private func send(_ request: Request, _ context: DeskContext) async throws -> Response {
    let wait = try request.number("wait", in: 0...Self.longestWait, otherwise: Self.longestWait)
    let id = try await jobs.accept(request, context)
    guard let status = try await jobs.wait(for: id, seconds: Double(wait)) else {
      throw APIError.notFound
    }
    switch status.state {
    case .done:
      var response = try await answers.response(type: LargeAnswers.json) {
        guard let bytes = try jobs.document(id) else { throw APIError.notFound }
        return bytes
      }
      response.headers[.location] = "/jobs/\(id)"
      return response
    case .failed:
      throw APIError(
        .unprocessableContent, "unreadable",
        "The document cannot be read: \(status.reason ?? "no reason is known").")
    case .waiting, .running:
      var response = Response(json: try JSON.bytes(of: status), status: .accepted)
      response.headers[.location] = "/jobs/\(id)"
      response.headers[.retryAfter] = "1"
      return response
    }
  }

  @Sendable private func status(_ request: Request, _ context: DeskContext) async throws -> Response
  {
    guard let status = jobs.status(context.parameters.get("id") ?? "") else {
      throw APIError.notFound
    }
    return Response(json: try JSON.bytes(of: status))
  }

  @Sendable private func document(
    _ request: Request, _ context: DeskContext
  ) async throws -> Response {
    let id = context.parameters.get("id") ?? ""
    guard let status = jobs.status(id) else { throw APIError.notFound }
    return try await answers.response(type: LargeAnswers.json) {
      guard let bytes = try jobs.document(id) else {
        throw APIError(
          .conflict, "not-done",
          status.state == .failed ? "The document could not be read." : "The job is not done yet.")
      }
      return bytes
    }
  }
}
