import Mustache

/// Text as it may stand in HTML, between tags and in quoted attributes.
///
/// It is escaped scalar by scalar: a quotation mark that carries a combining mark is one
/// `Character` and still ends an attribute.
package enum HTMLText {
  /// The text with the five characters escaped that mean something in HTML, and without control
  /// characters, which HTML does not allow.
  ///
  /// - Complexity: O(*n*)
  package static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count + 16)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n": result.unicodeScalars.append(scalar)
      case "\r": result += " "
      default:
        let value = scalar.value
        // Marks that turn the direction of text could make it read as something else.
        let isHidden =
          value < 0x20 || 0x7F..<0xA0 ~= value || 0x202A...0x202E ~= value
          || 0x2066...0x2069 ~= value
        result.unicodeScalars.append(isHidden ? "\u{FFFD}" : scalar)
      }
    }
    return result
  }
}
