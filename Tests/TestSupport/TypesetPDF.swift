/// Sets pages of Vietnamese text as a PDF with a sound text layer.
///
/// One font of standard shapes whose glyphs are named by their letters; all are half an em wide, which
/// is near enough to print.
public struct TypesetPDF {
  /// The width of A4 in points.
  public static let width = 595.0
  /// Its height.
  public static let height = 842.0

  private var glyphs: [Unicode.Scalar] = []
  private var pages: [(size: (Double, Double), content: String)] = []

  /// Creates a document without pages.
  public init() {}

  /// Starts a page.
  public mutating func newPage(width: Double = width, height: Double = height) {
    pages.append(((width, height), ""))
  }

  /// Sets a text on a base line so many points below the page's top.
  public mutating func set(_ text: String, x: Double, y: Double, size: Double = 14) {
    var hex = ""
    for scalar in text.unicodeScalars {
      let code = code(of: scalar)
      hex += (code < 16 ? "0" : "") + String(code, radix: 16)
    }
    guard let page = pages.indices.last else { return }
    pages[page].content +=
      "BT /F1 \(size) Tf 1 0 0 1 \(x) \(pages[page].size.1 - y) Tm <\(hex)> Tj ET\n"
  }

  /// Draws a rule.
  public mutating func rule(from start: (x: Double, y: Double), to end: (x: Double, y: Double)) {
    guard let page = pages.indices.last else { return }
    let height = pages[page].size.1
    pages[page].content +=
      "0.7 w \(start.x) \(height - start.y) m \(end.x) \(height - end.y) l S\n"
  }

  private mutating func code(of scalar: Unicode.Scalar) -> Int {
    if let index = glyphs.firstIndex(of: scalar) { return index + 1 }
    precondition(glyphs.count < 255, "one font holds 255 letters")
    glyphs.append(scalar)
    return glyphs.count
  }

  /// The file.
  public var source: String {
    let kids = pages.indices.map { "\(4 + 2 * $0) 0 R" }.joined(separator: " ")
    let names = glyphs.map { scalar in
      let hex = String(scalar.value, radix: 16, uppercase: true)
      return "/uni" + String(repeating: "0", count: 4 - hex.count) + hex
    }.joined(separator: " ")
    let widths = glyphs.map { $0 == " " ? "250" : "500" }.joined(separator: " ")
    var objects = [
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Count \(pages.count) /Kids [\(kids)] >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /FirstChar 1"
        + " /LastChar \(glyphs.count) /Widths [\(widths)]"
        + " /Encoding << /Type /Encoding /Differences [1 \(names)] >> >>",
    ]
    for (index, page) in pages.enumerated() {
      objects.append(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(page.size.0) \(page.size.1)]"
          + " /Contents \(5 + 2 * index) 0 R /Resources << /Font << /F1 3 0 R >> >> >>")
      objects.append(
        "<< /Length \(page.content.utf8.count) >>\nstream\n\(page.content)endstream")
    }
    return PDFSource.document(objects)
  }
}
