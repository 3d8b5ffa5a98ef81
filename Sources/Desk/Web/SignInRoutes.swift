import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore

/// What a browser needs besides the archive: the way in, and the language.
struct SignInRoutes: Sendable {
  let token: String?
  let limits: DeskLimits
  let hasArchive: Bool

  /// Adds the routes.
  func add(to router: Router<DeskContext>) {
    router.get("/") { _, _ in Self.seeOther("/desk") }
    router.get("desk/sign-in") { request, _ in page(request, isWrong: false) }
    router.post("desk/sign-in", use: signIn)
    router.get("desk/language/:language") { request, context in
      let language = context.parameters.get("language") == "en" ? "en" : "vi"
      var response = Self.seeOther(Self.pathOfReferrer(request))
      response.setCookie(
        Cookie(
          name: DeskPage.languageCookie, value: language, maxAge: 365 * 24 * 3600, path: "/",
          httpOnly: true, sameSite: .strict))
      return response
    }
  }

  private func page(_ request: Request, isWrong: Bool) -> Response {
    let language = DeskPage.language(of: request)
    return DeskPage(
      heading: DeskStrings.text("signIn", in: language),
      content: DeskTemplates.render("signin", ["isWrong": isWrong], in: language)
    ).response(to: request, hasArchive: false, status: isWrong ? .unauthorized : .ok)
  }

  @Sendable private func signIn(_ request: Request, _ context: DeskContext) async throws -> Response
  {
    let body = try await RequestContent(
      request, context, limit: 4 << 10, seconds: limits.patience
    ).whole()
    let members = URI("/?" + String(decoding: body, as: UTF8.self)).queryParameters
    let given = members["token"].map { $0.replacing("+", with: " ") } ?? ""
    guard let token, AdmissionMiddleware.isSame(given, token) else {
      return page(request, isWrong: token != nil)
    }
    var response = Self.seeOther("/desk")
    response.setCookie(
      Cookie(
        name: AdmissionMiddleware.cookie, value: AdmissionMiddleware.ticket(for: token), path: "/",
        httpOnly: true, sameSite: .strict))
    return response
  }

  static func seeOther(_ path: String) -> Response {
    Response(status: .seeOther, headers: [.location: path])
  }

  /// The path of the desk's page that the browser comes from; the referrer policy lets no more be
  /// known, and what it says is only gone to within the desk.
  private static func pathOfReferrer(_ request: Request) -> String {
    guard let referrer = request.headers[.referer], let authority = request.head.authority,
      let range = referrer.range(of: "://\(authority)/desk")
    else { return "/desk" }
    let rest = referrer[range.upperBound...].utf8.prefix {
      $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\")
    }
    return "/desk" + (String(rest) ?? "")
  }
}
