/// Text on its way into Markdown: escaped, so that it means itself and nothing else.
enum MarkdownText {
  /// Marks that Markdown may take for its own anywhere in a line.
  private static let inlineMarks = Set("\\`*_[]<>|~$&".unicodeScalars)

  /// The text on one line, runs of white space as one space, every mark escaped.
  ///
  /// Safe inside a paragraph, a heading, a list item and a table cell.
  static func inline(_ text: some StringProtocol) -> String {
    var result = ""
    var pendingSpace = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace || scalar.value < 0x20 || scalar.value == 0x7F {
        pendingSpace = !result.isEmpty
        continue
      }
      if pendingSpace { result += " " }
      pendingSpace = false
      if inlineMarks.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// The text as the beginning of a block, where a number, dash or hash would make a list or title.
  static func block(_ text: some StringProtocol) -> String {
    let text = inline(text)
    guard let first = text.unicodeScalars.first else { return text }
    switch first {
    case "#", "+", "-", "=", ":":
      return "\\" + text
    case "0"..."9":
      let digits = text.prefix { $0.isASCII && $0.isNumber }
      guard let mark = text[digits.endIndex...].first, mark == "." || mark == ")" else {
        return text
      }
      return digits + "\\" + text[digits.endIndex...]
    default:
      return text
    }
  }
}
