import DocumentModel
import DurableFiles

/// Writes the outputs of a document beside each other, each file whole or not at all.
package struct DocumentWriter: Sendable {
  /// A format in which a document is written.
  package enum Format: String, Codable, Hashable, Sendable, CaseIterable {
    /// The contract's JSON, `dau.document/1`.
    case json
    /// The restored text.
    case text = "txt"
    /// Markdown for reading.
    case markdown = "md"
    /// ALTO 4: words and their places, for libraries and archives.
    case alto
    /// hOCR: the same in HTML.
    case hocr
    /// Akoma Ntoso 1.0 XML.
    case akomaNtoso = "akn"

    /// What the file's name ends in, without the full stop.
    package var fileExtension: String {
      switch self {
      case .alto: "alto.xml"
      case .akomaNtoso: "akn.xml"
      default: rawValue
      }
    }

    /// What is written where nobody asks for anything else.
    package static let standard: [Format] = [.json, .text, .markdown]
  }

  /// The formats to write.
  package var formats: [Format]
  /// The program's name and version, for the formats that record it.
  package var generator: String
  /// Whether other threads may help with one document.
  package var hasHelp: Bool

  /// Creates a writer.
  package init(
    formats: [Format] = Format.standard, generator: String = "dau", hasHelp: Bool = false
  ) {
    self.formats = formats
    self.generator = generator
    self.hasHelp = hasHelp
  }

  /// Writes the document to `base` + `.json`, `.txt`, `.md` and so on.
  ///
  /// - Parameters:
  ///   - base: Path without the extension; its folder must exist.
  /// - Throws: `WriteError` where a file cannot be written.
  package func write(_ document: Document, to base: String) throws {
    try AtomicFile.write(
      formats.map { format in
        (try content(of: document, as: format), "\(base).\(format.fileExtension)")
      })
  }

  /// Writes the document to `stage` + `.json`, `.txt`, `.md` and so on, from where `StagedFile.settle` takes
  /// the files to their place; nothing is forced to the disk yet.
  package func stage(_ document: Document, at stage: String) throws {
    _ = try ParallelParts.results(of: formats.count, hasHelp: hasHelp) { index in
      let format = formats[index]
      let path = "\(stage).\(format.fileExtension)"
      if format == .json {
        try StagedFile.write(DocumentJSON.bytes(of: document, hasHelp: hasHelp), at: path)
      } else {
        try StagedFile.write(try content(of: document, as: format), at: path)
      }
    }
  }

  /// The content of one output.
  package func content(of document: Document, as format: Format) throws -> String {
    switch format {
    case .json: try DocumentJSON.text(of: document)
    case .text:
      document.text.hasSuffix("\n") || document.text.isEmpty ? document.text : document.text + "\n"
    case .markdown: DocumentMarkdown.text(of: document)
    case .alto: DocumentALTO.text(of: document, generator: generator)
    case .hocr: DocumentHOCR.text(of: document, generator: generator)
    case .akomaNtoso: AkomaNtoso.text(of: document)
    }
  }
}
