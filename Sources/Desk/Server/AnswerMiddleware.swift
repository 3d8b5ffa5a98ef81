import Catalogue
import DurableFiles
import HTTPTypes
import Hummingbird
import Logging
import Pipeline

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
    } catch let error where Self.isGone(error) {
      throw error
    } catch {
      let answer = Self.answer(to: error)
      if answer.status.code >= 500 {
        logger.error("\(request.method) \(context.endpointPath ?? "-"): \(error)")
      }
      response = answer.response
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

  /// What an error says to whoever asked.
  private static func answer(to error: any Error) -> APIError {
    switch error {
    case let error as APIError: error
    case let error as any HTTPResponseError: answer(to: error)
    case is WriteError:
      APIError(
        .init(code: 507, reasonPhrase: "Insufficient Storage"), "not-written",
        "It could not be written to the disk, and nothing has changed.", retryAfter: 60)
    case is CatalogueError:
      APIError(
        .serviceUnavailable, "no-catalogue", "The catalogue cannot be read now.", retryAfter: 10)
    case is InputError:
      APIError(
        .internalServerError, "damaged", "The archive's JSON of this document cannot be read.")
    default:
      APIError(
        .internalServerError, "internal", "Something went wrong here; the log says what.")
    }
  }

  private static func answer(to error: any HTTPResponseError) -> APIError {
    switch error.status {
    case .notFound: .notFound
    case .contentTooLarge:
      APIError(.contentTooLarge, "too-large", "The body is larger than what is taken.")
    default: APIError(error.status, "bad-request", "The request cannot be understood.")
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
