import Foundation

/// Lists of texts as the catalogue keeps them: JSON arrays, which SQL can look into.
enum TextList {
  /// The array of some texts.
  static func json(_ texts: [String]) throws -> String {
    // Most lists are short and hold nothing that JSON writes otherwise.
    if texts.allSatisfy({ $0.utf8.allSatisfy(isPlain) }) {
      return "[" + texts.map { "\"\($0)\"" }.joined(separator: ",") + "]"
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes]
    return String(decoding: try encoder.encode(texts), as: UTF8.self)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  /// The texts of an array that `json` made.
  static func texts(_ json: String) throws -> [String] {
    // Without a backslash no text holds a quotation mark, so they can only stand around the texts.
    // Most lists are such, and a row of a large catalogue has up to five.
    if json.hasPrefix("["), !json.utf8.contains(UInt8(ascii: "\\")) {
      return json.utf8.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
        .enumerated().compactMap { $0.offset % 2 == 1 ? String($0.element) : nil }
    }
    return try JSONDecoder().decode([String].self, from: Data(json.utf8))
  }
}
