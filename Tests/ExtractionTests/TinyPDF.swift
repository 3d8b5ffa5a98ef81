import TestSupport

/// Hand-written PDFs.
enum TinyPDF {
  /// A page of 595 × 842 points with lines of Helvetica from the top; ASCII text only.
  static func page(text lines: [String]) -> String {
    let content =
      "BT /F1 12 Tf 72 770 Td 16 TL\n" + lines.map { "(\($0)) Tj T*\n" }.joined() + "ET\n"
    return PDFSource.document([
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        + " /Resources << /Font << /F1 5 0 R >> >> >>",
      "<< /Length \(content.utf8.count) >>\nstream\n\(content)endstream",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ])
  }

  /// A document that asks for a password: its key check fails for the empty one.
  static var encrypted: String {
    let zeros = String(repeating: "00", count: 32)
    return PDFSource.document(
      [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        "<< /Filter /Standard /V 1 /R 2 /O <\(zeros)> /U <\(zeros)> /P -44 >>",
      ],
      trailer: "/Encrypt 4 0 R /ID [<00112233445566778899AABBCCDDEEFF>"
        + " <00112233445566778899AABBCCDDEEFF>]")
  }
}
