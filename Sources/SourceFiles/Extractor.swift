import DocumentModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads files into pages: PDF, PNG, JPEG, TIFF and plain text.
///
/// The kind of a file is judged by its content. By itself it reads text files; `Extraction` lends it
/// the C libraries that PDFs and images need, which work in the calling process: a file that crashes
/// or hangs them takes it along. `PageWorkers` has that done in processes of their own.
package struct Extractor: Sendable {
  /// Endings of the file names that it takes, lower-case, without the full stop.
  package static let fileExtensions = Set(FileKind.known.flatMap(\.fileExtensions))

  /// What opens the pages of a PDF or of an image.
  package typealias PageOpener =
    @Sendable (
      FileContent, FileKind, ExtractionOptions
    ) throws(ExtractionError) -> any PagedFile

  private let options: ExtractionOptions
  private let openPages: PageOpener?

  /// Creates an extractor that reads text files and refuses all others.
  package init(options: ExtractionOptions = .init()) {
    self.options = options
    openPages = nil
  }

  /// Creates an extractor that has the pages of PDFs and images opened by libraries.
  package init(options: ExtractionOptions, openPages: @escaping PageOpener) {
    self.options = options
    self.openPages = openPages
  }

  /// Opens a file, whose pages are then read one by one; what concerns the whole of it is thrown.
  package func open(_ path: String) throws(ExtractionError) -> OpenedFile {
    try OpenedFile(path, options: options, openPages: openPages)
  }

  /// Opens, triages and reads a file.
  ///
  /// A page that cannot be read becomes a failure in the result and an empty page; what concerns
  /// the whole file is thrown.
  ///
  /// - Parameter onPage: called as each page is done, with how many are done and how many there
  ///   are to do.
  package func extract(
    _ path: String, onPage: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(ExtractionError) -> ExtractedFile {
    let file = try open(path)
    var outcomes: [OpenedFile.Outcome] = []
    let numbers = file.pageNumbers
    for number in numbers {
      outcomes.append(try file.page(number))
      onPage(outcomes.count, numbers.count)
    }
    return ExtractedFile(path: path, file.summary, outcomes)
  }
}

extension Extractor {
  /// Whether the file begins like a PDF or an image, which the C libraries read.
  ///
  /// `false` also where it cannot be opened: then reading it will say why.
  package static func needsLibraries(_ path: String) -> Bool {
    FileKind.isMapped(head: head(of: path))
  }

  /// Whether the file begins like a PDF.
  package static func isPDF(_ path: String) -> Bool {
    FileKind.isPDF(head: head(of: path))
  }

  private static func head(of path: String) -> ArraySlice<UInt8> {
    let descriptor = systemOpen(path)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var head = [UInt8](repeating: 0, count: 1024)
    let count = max(0, pread(descriptor, &head, head.count, 0))
    return head[..<count]
  }
}

/// Opens without waiting for whoever writes to a pipe; the method of the same name hides the call.
private func systemOpen(_ path: String) -> Int32 {
  open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
}
