import DocumentModel

/// A file that has been opened, and whose pages are read one by one.
///
/// Belongs to the thread that opened it.
package final class OpenedFile {
  /// What is known of a file before any of its pages is read.
  package struct Summary: Codable, Hashable, Sendable {
    /// SHA-256 of the file's bytes in hexadecimal.
    package var sha256: String
    /// The pages that the options ask for, counted from 1, in order.
    package var pageNumbers: [Int]
    /// What was repaired in the file as a whole.
    package var notes: [String]

    /// Creates a summary.
    package init(sha256: String, pageNumbers: [Int], notes: [String] = []) {
      self.sha256 = sha256
      self.pageNumbers = pageNumbers
      self.notes = notes
    }
  }

  /// A page, and why it could not be read where that is so.
  package struct Outcome: Codable, Hashable, Sendable {
    /// The page; without lines where it could not be read.
    package var page: Page
    /// The lines of the garbled text layer of a page that was read from its image.
    package var layer: [Line]
    /// What went wrong, if something did.
    package var failure: PageFailure?

    /// A page that was read.
    package init(_ page: Page, layer: [Line] = []) {
      self.page = page
      self.layer = layer
    }

    /// A page that could not be read.
    package init(failedPage number: Int, reason: String) {
      page = Page(number: number, source: .blank, reason: "not read: \(reason)")
      layer = []
      failure = PageFailure(number: number, reason: reason)
    }
  }

  private let content: FileContent
  private let pages: any PagedFile

  /// Opens a file; what concerns the whole of it is thrown.
  init(
    _ path: String, options: ExtractionOptions, openPages: Extractor.PageOpener?
  ) throws(ExtractionError) {
    content = try FileContent(path: path, limit: options.megabyteLimit << 20)
    let kind = FileKind(content.bytes)
    try kind.check(path: path)
    switch kind {
    case .text: pages = TextPages(content, options: options)
    default:
      guard let openPages else {
        throw .notText(path: path, found: kind.name)
      }
      pages = try openPages(content, kind, options)
    }
    if pages.pageNumbers.isEmpty { throw .noPages(path: path) }
    if let limit = options.pageLimit, pages.pageNumbers.count > limit {
      throw .tooLarge(
        path: path, reason: "\(pages.pageNumbers.count) pages, \(limit) are taken")
    }
  }

  /// The pages that the options ask for.
  package var pageNumbers: [Int] { pages.pageNumbers }

  /// What is known of the file; its digest is worked out on the first call.
  package var summary: Summary {
    Summary(sha256: content.sha256, pageNumbers: pages.pageNumbers, notes: pages.notes)
  }

  /// Draws a page, or a part of it, for someone to look at.
  package func picture(_ request: PictureRequest) throws(ExtractionError) -> PagePicture {
    guard 1...PictureRequest.pixelLimit ~= request.width else {
      throw .page(
        path: content.path, number: request.page,
        reason: "a picture \(request.width) pixels wide cannot be drawn")
    }
    if let box = request.box {
      // Also false for what is no number.
      let isSound = [box.x, box.y, box.width, box.height].allSatisfy { abs($0) < 20_000 }
      guard isSound, box.width > 0, box.height > 0 else {
        throw .page(
          path: content.path, number: request.page, reason: "there is no such part of it")
      }
    }
    return try pages.picture(request)
  }

  /// Reads a page; a failure that concerns only this page is part of the outcome.
  package func page(_ number: Int) throws(ExtractionError) -> Outcome {
    do {
      return try pages.page(number)
    } catch .page(_, _, let reason) {
      return Outcome(failedPage: number, reason: reason)
    }
  }
}
