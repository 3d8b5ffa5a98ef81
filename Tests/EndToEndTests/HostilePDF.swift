import TestSupport

/// PDFs that no honest program writes.
enum HostilePDF {
  private static let catalog = "<< /Type /Catalog /Pages 2 0 R >>"
  private static let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"

  private static func stream(_ content: String, _ entries: String = "") -> String {
    "<< /Length \(content.utf8.count) \(entries) >>\nstream\n\(content)\nendstream"
  }

  private static func page(_ entries: String, box: String = "0 0 200 100") -> String {
    "<< /Type /Page /Parent 2 0 R /MediaBox [\(box)] \(entries) >>"
  }

  private static let onePage = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"

  static var withoutPages: String {
    document([catalog, "<< /Type /Pages /Kids [] /Count 0 >>"])
  }

  /// A tree of pages that is its own branch.
  static var cyclicPages: String {
    document([catalog, "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 /Parent 2 0 R >>"])
  }

  static func nested(depth: Int) -> String {
    let array = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    return document([catalog, onePage, page("/Contents 4 0 R /Nested 5 0 R"), stream("q Q"), array])
  }

  /// A page of 100 kilometres.
  static var hugePage: String {
    document([catalog, onePage, page("", box: "0 0 300000000 300000000")])
  }

  /// An image that says it has 40,000 × 40,000 pixels and has none.
  static var hugeImage: String {
    document([
      catalog, onePage,
      page("/Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >>"),
      stream("q 200 0 0 100 0 0 cm /I Do Q"),
      stream(
        "00>",
        "/Type /XObject /Subtype /Image /Width 40000 /Height 40000 /BitsPerComponent 8"
          + " /ColorSpace /DeviceRGB /Filter /ASCIIHexDecode"),
    ])
  }

  static var formsThatDrawThemselves: String {
    document([
      catalog, onePage, page("/Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >>"),
      stream("/F Do /F Do"),
      stream(
        "/F Do /F Do",
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >>"),
    ])
  }

  /// A form of XFA and a script that runs on opening.
  static var scripted: String {
    document([
      "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (while\\(true\\){}) >>"
        + " /AcroForm << /XFA (<xdp:xdp/>) /Fields [] >> >>",
      onePage, page("/Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >>"),
      stream("BT /F1 12 Tf 20 50 Td (Ke hoach cong tac) Tj ET"), font,
    ])
  }

  /// Runs of one letter, packed by runs.
  static var bomb: String {
    let runs = String(repeating: "8141", count: 50_000) + "80>"
    return document([
      catalog, onePage, page("/Contents 4 0 R"),
      stream(runs, "/Filter [/ASCIIHexDecode /RunLengthDecode]"),
    ])
  }

  /// Blank little pages.
  static func manyPages(_ count: Int) -> String {
    let kids = (0..<count).map { "\($0 + 3) 0 R" }.joined(separator: " ")
    return document(
      [catalog, "<< /Type /Pages /Kids [\(kids)] /Count \(count) >>"]
        + Array(repeating: page(""), count: count))
  }

  private static func document(_ objects: [String]) -> String {
    PDFSource.document(objects, version: "1.7")
  }
}
