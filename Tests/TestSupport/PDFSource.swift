/// The source of hand-written PDFs.
public enum PDFSource {
  /// Objects numbered from 1, with cross-references.
  ///
  /// - Parameters:
  ///   - version: what the header says.
  ///   - trailer: further entries of the trailer's dictionary.
  public static func document(
    _ objects: [String], version: String = "1.4", trailer: String = ""
  ) -> String {
    var pdf = "%PDF-\(version)\n"
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(pdf.utf8.count)
      pdf += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = pdf.utf8.count
    pdf += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets {
      let digits = String(offset)
      pdf += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
    }
    pdf += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R \(trailer) >>\n"
    return pdf + "startxref\n\(start)\n%%EOF\n"
  }
}
