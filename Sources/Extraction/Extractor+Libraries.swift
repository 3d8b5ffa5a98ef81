import SourceFiles

extension Extractor {
  /// An extractor that reads PDFs by poppler-glib and images by Leptonica, in this process.
  package static func withLibraries(_ options: ExtractionOptions = .init()) -> Extractor {
    Extractor(options: options) {
      (content: FileContent, kind: FileKind, options: ExtractionOptions) throws(ExtractionError)
        -> any PagedFile in
      if kind == .pdf { return try PDFPages(content, options: options) }
      return try ImagePages(content, kind: kind, options: options)
    }
  }
}
