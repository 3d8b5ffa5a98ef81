import Foundation
import Hummingbird

/// Why a request was not answered as it wished: a code for programs and a sentence for people.
struct APIError: Error, Hashable, Sendable, Encodable {
  var status: HTTPResponse.Status
  /// Stable; in kebab case.
  var code: String
  /// What is wrong and what to do; never holds what was sent.
  var message: String
  /// After how many seconds it is worth trying again.
  var retryAfter: Int?

  init(_ status: HTTPResponse.Status, _ code: String, _ message: String, retryAfter: Int? = nil) {
    self.status = status
    self.code = code
    self.message = message
    self.retryAfter = retryAfter
  }

  static let busy = APIError(
    .tooManyRequests, "busy", "As many requests as can be worked on are waiting; try again soon.",
    retryAfter: 1)
  static let notFound = APIError(.notFound, "not-found", "There is nothing at this address.")
  static func tooLarge(_ limit: Int) -> APIError {
    APIError(
      .contentTooLarge, "too-large", "The body is larger than the \(limit) bytes that are taken.")
  }
  static func wrong(_ message: String) -> APIError { APIError(.badRequest, "bad-request", message) }

  private enum CodingKeys: String, CodingKey { case error, message }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(code, forKey: .error)
    try container.encode(message, forKey: .message)
  }

  /// Under overload this is said thousands of times a second.
  private static let busyBody = ByteBuffer(bytes: busy.json)

  private var json: [UInt8] {
    (try? JSON.bytes(of: self)) ?? Array(#"{"error":"internal","message":""}"#.utf8)
  }

  /// The error as an answer.
  var response: Response {
    var response = Response(
      status: status, headers: [.contentType: "application/json; charset=utf-8"],
      body: ResponseBody(
        byteBuffer: self == .busy ? Self.busyBody : ByteBuffer(bytes: json)))
    if let retryAfter { response.headers[.retryAfter] = "\(retryAfter)" }
    if status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer" }
    return response
  }
}
