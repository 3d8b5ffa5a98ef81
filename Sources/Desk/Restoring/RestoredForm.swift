import Hummingbird
import NIOCore
import Synchronization

/// In which form a restored text is sent back.
enum RestoredForm: Hashable, Sendable {
  /// As text.
  case text
  /// As JSON objects, a line of the text each.
  case lines
  /// As one JSON object.
  case json

  /// Reads what a request brings and wishes.
  init(_ request: Request) throws {
    let type = request.headers[.contentType].map(Self.mediaType) ?? "text/plain"
    guard type == "text/plain" else {
      throw APIError(
        .unsupportedMediaType, "not-text", "Send the text as text/plain in UTF-8.")
    }
    let accepted = (request.headers[.accept] ?? "").split(separator: ",").map(Self.mediaType)
    if accepted.contains("application/x-ndjson") {
      self = .lines
    } else if accepted.contains("application/json") {
      self = .json
    } else {
      self = .text
    }
  }

  private static func mediaType(_ value: some StringProtocol) -> String {
    let type = value.prefix { $0 != ";" }
    return String(type.filter { !$0.isWhitespace }).lowercased()
  }

  /// The media type of the answer.
  var mediaType: String {
    switch self {
    case .text: "text/plain; charset=utf-8"
    case .lines: "application/x-ndjson; charset=utf-8"
    case .json: "application/json; charset=utf-8"
    }
  }

  /// One object of objects that stand on a line each.
  static func object(ofLines lines: [UInt8]) -> [UInt8] {
    var bytes = Array(#"{"lines":["#.utf8)
    bytes += lines.dropLast().map { $0 == 0x0A ? UInt8(ascii: ",") : $0 }
    return bytes + Array("]}".utf8)
  }
}
