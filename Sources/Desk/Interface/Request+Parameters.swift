import Foundation
import HTTPTypes
import Hummingbird

extension Request {
  /// A text of the query; empty where it is not there.
  func text(_ name: String, limit: Int = 1000) throws -> String {
    let value = uri.queryParameters[name[...]].map(String.init) ?? ""
    // In a query, a space may be written as a plus sign.
    let text = value.contains("+") ? try Self.spaced(self, name) ?? value : value
    guard text.unicodeScalars.count <= limit, !text.unicodeScalars.contains("\0") else {
      throw APIError.wrong("\(name) wants at most \(limit) characters, none of them NUL.")
    }
    return text
  }

  /// The value of a query's member with its plus signs read as spaces before the rest is decoded.
  private static func spaced(_ request: Request, _ name: String) throws -> String? {
    for part in (request.uri.query ?? "").split(separator: "&") where part.hasPrefix("\(name)=") {
      return part.dropFirst(name.count + 1).replacing("+", with: " ").removingPercentEncoding
    }
    return nil
  }

  /// A number of the query.
  func number(_ name: String, in range: ClosedRange<Int>, otherwise value: Int) throws -> Int {
    let text = try text(name)
    if text.isEmpty { return value }
    guard let number = Int(text), range.contains(number) else {
      throw APIError.wrong(
        "\(name) wants a whole number from \(range.lowerBound) to \(range.upperBound).")
    }
    return number
  }

  /// The body, which must be JSON of a kind.
  func json<Value: Decodable>(
    _ type: Value.Type, _ context: DeskContext, _ limits: DeskLimits
  ) async throws -> Value {
    let mediaType = (headers[.contentType] ?? "").prefix { $0 != ";" }
    guard mediaType.lowercased() == "application/json" else {
      throw APIError(.unsupportedMediaType, "not-json", "Send the body as application/json.")
    }
    let bytes = try await RequestContent(
      self, context, limit: 16 << 10, seconds: limits.patience
    ).whole()
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch {
      throw APIError.wrong("The body is not the JSON that /openapi.json describes.")
    }
  }
}

extension DeskContext {
  /// The SHA-256 that the path names a document by.
  func documentName() throws -> String {
    let name = parameters.get("sha256") ?? ""
    let isName =
      name.utf8.count == 64
      && name.utf8.allSatisfy { byte in
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
      }
    guard isName else { throw APIError.notFound }
    return name
  }

  /// The page that the path names.
  func pageNumber() throws -> Int {
    guard let number = parameters.get("page").flatMap({ Int($0) }), number > 0 else {
      throw APIError.notFound
    }
    return number
  }
}
