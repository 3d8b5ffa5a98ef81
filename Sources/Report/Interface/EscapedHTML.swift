import Mustache

/// What Mustache escapes the variables of our templates by; its own way looks at characters.
struct EscapedHTML: MustacheContentType {
  static let name = "DAU"

  func escapeText(_ text: String) -> String { HTMLText.escaped(text) }
}
