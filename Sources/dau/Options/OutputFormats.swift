import ArgumentParser
import Export

/// What is written for each document.
struct OutputFormats: ExpressibleByArgument {
  /// The formats that are made of the document.
  var written: [DocumentWriter.Format]
  /// Whether the source is written with its text beneath.
  var searchablePDF: Bool

  static let standard = OutputFormats(written: DocumentWriter.Format.standard)

  init(written: [DocumentWriter.Format], searchablePDF: Bool = false) {
    self.written = written
    self.searchablePDF = searchablePDF
  }

  /// Reads `json,txt,pdf`.
  init?(argument: String) {
    var names = argument.split(separator: ",").map { $0.lowercased() }
    searchablePDF = names.contains("pdf")
    names.removeAll { $0 == "pdf" }
    written = []
    for name in names {
      guard let format = DocumentWriter.Format(rawValue: name) else { return nil }
      if !written.contains(format) { written.append(format) }
    }
    if written.isEmpty, !searchablePDF { return nil }
  }

  var defaultValueDescription: String {
    (written.map(\.rawValue) + (searchablePDF ? ["pdf"] : [])).joined(separator: ",")
  }
}
