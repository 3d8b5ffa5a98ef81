/// Writes XML element by element.
struct XMLBuilder {
  private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private var open: [String] = []

  /// Opens an element on a line of its own.
  mutating func start(_ name: String, _ attributes: [(String, String)] = []) {
    indent()
    text += tag(name, attributes) + ">\n"
    open.append(name)
  }

  /// Closes the element that was opened last.
  mutating func end() {
    guard let name = open.popLast() else { return }
    indent()
    text += "</\(name)>\n"
  }

  /// Writes an element with nothing in it.
  mutating func empty(_ name: String, _ attributes: [(String, String)]) {
    indent()
    text += tag(name, attributes) + "/>\n"
  }

  /// Writes an element around content that is XML already.
  mutating func element(_ name: String, _ attributes: [(String, String)] = [], xml: String) {
    indent()
    text += tag(name, attributes) + ">\(xml)</\(name)>\n"
  }

  private mutating func indent() {
    text += String(repeating: "  ", count: open.count)
  }

  private func tag(_ name: String, _ attributes: [(String, String)]) -> String {
    "<" + name + attributes.map { " \($0.0)=\"\($0.1.escapedForXML)\"" }.joined()
  }
}
