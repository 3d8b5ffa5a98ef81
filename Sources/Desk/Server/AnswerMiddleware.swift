import HTTPTypes
import Hummingbird
import Logging

/// The outermost layer: makes answers of errors, adds the headers that all answers bear, counts.
struct AnswerMiddleware: RouterMiddleware {
  typealias Context = DeskContext

  let metrics: Metrics
  let logger: Logger

  func handle(
    _ request: Request, context: DeskContext,
    next: (Request, DeskContext) async throws -> Response
  ) async throws -> Response {
    let begin = ContinuousClock.now
    var response: Response
    do {
      response = try await next(request, context)
    } catch let error as APIError {
      response = error.response
    } catch let error as any HTTPResponseError {
      response = Self.answer(to: error)
    } catch let error where Self.isGone(error) {
      throw error
    } catch {
      logger.error("\(request.method) \(context.endpointPath ?? "-"): \(error)")
      response =
        APIError(
          .internalServerError, "internal", "Something went wrong here; the log says what."
        ).response
    }
    for (name, value) in Self.headers where response.headers[name] == nil {
      response.headers[name] = value
    }
    let time = ContinuousClock.now - begin
    metrics.count(
      method: Self.knownMethods.contains(request.method) ? request.method.rawValue : "other",
      path: context.endpointPath ?? "none", status: response.status.code,
      seconds: Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18)
    return response
  }

  private static func answer(to error: any HTTPResponseError) -> Response {
    switch error.status {
    case .notFound: APIError.notFound.response
    case .contentTooLarge:
      APIError(.contentTooLarge, "too-large", "The body is larger than what is taken.").response
    default:
      APIError(error.status, "bad-request", "The request cannot be understood.").response
    }
  }

  /// Whether there is nobody to answer any more.
  private static func isGone(_ error: any Error) -> Bool {
    error is CancellationError || String(reflecting: type(of: error)).hasPrefix("NIO")
  }

  private static let knownMethods: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .delete]

  /// Scripts, styles and pictures come from here and nowhere else, none of them from within a page.
  private static let headers: [(HTTPField.Name, String)] = [
    (
      .contentSecurityPolicy,
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
        + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    (.xContentTypeOptions, "nosniff"),
    (named("Referrer-Policy"), "same-origin"),
    (named("Cross-Origin-Opener-Policy"), "same-origin"),
    (named("Cross-Origin-Resource-Policy"), "same-origin"),
    (.cacheControl, "no-store"),
  ]

  private static func named(_ name: String) -> HTTPField.Name {
    // A name that is none would drop out; these are.
    HTTPField.Name(name) ?? .xContentTypeOptions
  }
}
