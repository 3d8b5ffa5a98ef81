import HTTPTypes
import Hummingbird
import Report

/// A page of the desk on its way to a browser.
struct DeskPage: Sendable {
  /// The part of the desk that it belongs to.
  enum Part: Sendable { case documents, queue, corrections, other }

  var part = Part.other
  var heading = ""
  var query = ""
  /// HTML.
  var content: String

  /// The cookie that remembers the language.
  static let languageCookie = "dau-language"

  /// The language that the browser asks for.
  static func language(of request: Request) -> Language {
    if let name = request.cookies[languageCookie]?.value, let language = Language(rawValue: name) {
      return language
    }
    let wishes = (request.headers[.acceptLanguage] ?? "").lowercased().split(separator: ",")
    for wish in wishes {
      let name = wish.drop(while: \.isWhitespace).prefix(2)
      if let language = Language(rawValue: String(name)) { return language }
    }
    return .vietnamese
  }

  /// The page as an answer.
  ///
  /// - Parameter hasArchive: whether there is something to search in.
  func response(
    to request: Request, hasArchive: Bool, status: HTTPResponse.Status = .ok
  ) -> Response {
    let language = Self.language(of: request)
    let other = language == .vietnamese ? Language.english : .vietnamese
    let html = DeskTemplates.render(
      "frame",
      [
        "heading": heading, "query": query, "content": content, "strings": DeskStrings.json,
        "archive": hasArchive, "isDocuments": part == .documents, "isQueue": part == .queue,
        "isCorrections": part == .corrections, "otherLanguage": other.rawValue,
        "otherLanguageLink": "/desk/language/\(other.rawValue)",
      ], in: language)
    var response = Response(
      content: Array(html.utf8), type: "text/html; charset=utf-8", status: status)
    response.headers[.vary] = "Cookie, Accept-Language"
    return response
  }
}
