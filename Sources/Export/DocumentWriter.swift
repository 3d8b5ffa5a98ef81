import DocumentModel

/// Writes the outputs of a document beside each other, each file whole or not at all.
public struct DocumentWriter: Sendable {
  /// A form in which a document is written.
  public enum Format: String, Codable, Hashable, Sendable, CaseIterable {
    /// The contract's JSON, `dau.document/1`.
    case json
    /// The corrected text.
    case text = "txt"
    /// Markdown for reading.
    case markdown = "md"

    /// What the file's name ends in, without the full stop.
    public var fileExtension: String { rawValue }
  }

  /// The forms to write.
  public var formats: [Format]

  /// Creates a writer.
  public init(formats: [Format] = Format.allCases) { self.formats = formats }

  /// Writes the document to `base` + `.json`, `.txt` and `.md`.
  ///
  /// - Parameters:
  ///   - base: Path without the extension; its folder must exist.
  /// - Throws: `WriteError` where a file cannot be written.
  public func write(_ document: Document, to base: String) throws {
    try AtomicFile.write(
      formats.map { format in
        (try Self.content(of: document, as: format), "\(base).\(format.fileExtension)")
      })
  }

  /// The content of one output.
  public static func content(of document: Document, as format: Format) throws -> String {
    switch format {
    case .json: try DocumentJSON.text(of: document)
    case .text:
      document.text.hasSuffix("\n") || document.text.isEmpty ? document.text : document.text + "\n"
    case .markdown: DocumentMarkdown.text(of: document)
    }
  }
}
