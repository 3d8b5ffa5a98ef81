import HTTPTypes
import Hummingbird

/// Lets in only what comes from where it may: the right host, the same origin for all that changes
/// something, and whoever knows the token where there is one.
struct AdmissionMiddleware: RouterMiddleware {
  typealias Context = DeskContext

  /// What must be known; `nil` where only this machine can reach the desk.
  let token: String?
  /// Whether the desk can be reached under names that it does not know.
  let isPublic: Bool

  /// The cookie that holds the token in a browser.
  static let cookie = "dau-desk"

  func handle(
    _ request: Request, context: DeskContext,
    next: (Request, DeskContext) async throws -> Response
  ) async throws -> Response {
    // A page elsewhere may have its name point here; only names of this machine are ours.
    guard isPublic || Self.isLoopback(request.head.authority) else {
      throw APIError(
        .misdirectedRequest, "wrong-host", "This desk answers under the names of this machine only."
      )
    }
    if ![.get, .head].contains(request.method), Self.isForeign(request) {
      throw APIError(
        .forbidden, "foreign-origin", "A page of another origin may not ask for this.")
    }
    if let token, !Self.isOpen(request.uri.path), !Self.knows(token, request) {
      if request.method == .get, request.uri.path == "/" || request.uri.path.hasPrefix("/desk") {
        return Response(status: .seeOther, headers: [.location: "/desk/sign-in"])
      }
      throw APIError(.unauthorized, "token-wanted", "Send the token: Authorization: Bearer TOKEN.")
    }
    return try await next(request, context)
  }

  /// What anyone may ask for.
  private static func isOpen(_ path: String) -> Bool {
    path == "/health" || path == "/desk/sign-in" || path.hasPrefix("/desk/assets/")
  }

  static func isLoopback(_ authority: String?) -> Bool {
    guard let authority, !authority.isEmpty else { return false }
    let name =
      authority.hasPrefix("[")
      ? String(authority.prefix { $0 != "]" }) + "]" : String(authority.prefix { $0 != ":" })
    return ["localhost", "127.0.0.1", "[::1]"].contains(name.lowercased())
  }

  /// Whether a browser says that a page of another origin asks.
  private static func isForeign(_ request: Request) -> Bool {
    if let site = request.headers[HTTPField.Name("Sec-Fetch-Site") ?? .origin],
      !["same-origin", "none"].contains(site)
    {
      return true
    }
    guard let origin = request.headers[.origin] else { return false }
    guard let authority = request.head.authority else { return true }
    return origin != "http://\(authority)" && origin != "https://\(authority)"
  }

  private static func knows(_ token: String, _ request: Request) -> Bool {
    if let value = request.headers[.authorization], value.hasPrefix("Bearer ") {
      return isSame(value.dropFirst("Bearer ".count), token)
    }
    guard let cookie = request.cookies[cookie]?.value else { return false }
    return isSame(cookie, ticket(for: token))
  }

  /// What the cookie holds: the token as hexadecimal digits, since a cookie may not hold everything.
  static func ticket(for token: String) -> String {
    token.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Compares in a time that says nothing of where two texts differ.
  static func isSame(_ one: some StringProtocol, _ other: String) -> Bool {
    let (one, other) = (Array(one.utf8), Array(other.utf8))
    var difference = one.count ^ other.count
    for index in other.indices {
      difference |= Int(other[index] ^ (index < one.count ? one[index] : 0))
    }
    return difference == 0
  }
}
