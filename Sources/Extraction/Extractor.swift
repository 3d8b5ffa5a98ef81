import DocumentModel

/// Reads files into pages: PDF, PNG, JPEG, TIFF and plain text.
///
/// The kind of a file is judged by its content. Several extractors may work side by side on
/// threads of their own; each thread that reads images holds one Tesseract engine while it does.
/// Tesseract's inner threads slow that down, see `Recognition.restartWithoutInnerThreads()`.
public struct Extractor: Sendable {
  /// Endings of the file names that it takes, lower-case, without the full stop.
  public static let fileExtensions = Set(FileKind.known.flatMap(\.fileExtensions))

  private let options: ExtractionOptions

  /// Creates an extractor.
  public init(options: ExtractionOptions = .init()) {
    self.options = options
  }

  /// Opens, triages and reads a file.
  ///
  /// A page that cannot be read becomes a failure in the result and an empty page; what concerns
  /// the whole file is thrown.
  ///
  /// - Parameter onPage: called as each page is done, with how many are done and how many there
  ///   are to do.
  public func extract(
    _ path: String, onPage: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(ExtractionError) -> ExtractedFile {
    let content = try FileContent(path: path, limit: options.megabyteLimit << 20)
    let kind = FileKind(content.bytes)
    try kind.check(path: path)
    switch kind {
    case .text: return text(content, onPage)
    case .pdf: return try PDFExtraction(options: options, content: content).run(onPage)
    default: return try ImageExtraction(options: options, content: content, kind: kind).run(onPage)
    }
  }

  private func text(_ content: FileContent, _ onPage: (Int, Int) -> Void) -> ExtractedFile {
    let text = PlainText(content.bytes)
    let pages = Page.pages(ofPlainText: text.text).filter { options.wants(page: $0.number) }
    onPage(pages.count, pages.count)
    return ExtractedFile(
      path: content.path, sha256: content.sha256, pages: pages,
      notes: text.repair.map { [$0] } ?? [])
  }
}
