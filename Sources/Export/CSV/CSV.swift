/// Comma-separated values by RFC 4180, lines separated by whoever writes them.
package enum CSV {
  /// A line: a value that holds a comma, a quotation mark or a line break stands in quotation marks.
  package static func line(_ values: [String]) -> String {
    values.map(value).joined(separator: ",")
  }

  private static func value(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy { ![",", "\"", "\n", "\r"].contains($0) }
    if isPlain { return text }
    // Scalar by scalar: a mark that combines makes another character of a quotation mark.
    var quoted = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.append(scalar) }
      quoted.append(scalar)
    }
    quoted.append("\"")
    return String(quoted)
  }
}
