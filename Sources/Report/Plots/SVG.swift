import DocumentModel

/// Elements of a drawing, put together as text.
struct SVG {
  private(set) var body = ""
  let width: Double
  let height: Double

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  /// The drawing, described in words for those who do not see it.
  func html(label: String) -> String {
    let (width, height) = (Decimals.text(width, digits: 1), Decimals.text(height, digits: 1))
    return "<svg viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" height=\"\(height)\""
      + " role=\"img\" aria-label=\"\(HTMLText.escaped(label))\">\(body)</svg>"
  }

  enum Anchor: String { case start, middle, end }

  mutating func text(_ text: String, x: Double, y: Double, anchor: Anchor = .start) {
    body += "<text x=\"\(n(x))\" y=\"\(n(y))\" text-anchor=\"\(anchor.rawValue)\">"
    body += "\(HTMLText.escaped(text))</text>"
  }

  mutating func bar(
    x: Double, y: Double, width: Double, height: Double, class name: String, title: String
  ) {
    body += "<rect class=\"\(name)\" x=\"\(n(x))\" y=\"\(n(y))\" width=\"\(n(max(width, 0)))\""
    body += " height=\"\(n(max(height, 0)))\"><title>\(HTMLText.escaped(title))</title></rect>"
  }

  mutating func line(x1: Double, y1: Double, x2: Double, y2: Double) {
    body += "<line x1=\"\(n(x1))\" y1=\"\(n(y1))\" x2=\"\(n(x2))\" y2=\"\(n(y2))\"/>"
  }

  /// A curve that leaves one point and reaches the other level.
  mutating func link(
    x1: Double, y1: Double, x2: Double, y2: Double, strength: Int, title: String
  ) {
    let middle = (x1 + x2) / 2
    body += "<path class=\"link strength-\(strength)\" d=\"M\(n(x1)) \(n(y1))C\(n(middle)) \(n(y1))"
    body += " \(n(middle)) \(n(y2)) \(n(x2)) \(n(y2))\">"
    body += "<title>\(HTMLText.escaped(title))</title></path>"
  }

  private func n(_ value: Double) -> String { Decimals.text(value, digits: 1) }

  /// The text cut so that it takes about so many columns.
  static func short(_ text: String, _ count: Int) -> String {
    text.count > count ? text.prefix(count - 1) + "…" : text
  }
}
