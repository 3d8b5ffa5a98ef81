import DocumentModel

/// Reads an image file.
struct ImageExtraction {
  let options: ExtractionOptions
  let content: FileContent
  let kind: FileKind

  func run(_ onPage: (Int, Int) -> Void) throws(ExtractionError) -> ExtractedFile {
    let file = try ImageFile(content, kind: kind, megapixelLimit: options.megapixelLimit)
    let numbers = (1...file.pageCount).filter { options.wants(page: $0) }
    guard !numbers.isEmpty else { throw .noPages(path: content.path) }
    var result = ExtractedFile(path: content.path, sha256: content.sha256, pages: [])
    let reader = PageReader(options: options, path: content.path)
    for (done, number) in numbers.enumerated() {
      do throws(ExtractionError) {
        result.pages.append(try page(number, of: file, reader))
      } catch .page(_, _, let reason) {
        result.failures.append(PageFailure(number: number, reason: reason))
        result.pages.append(Page(number: number, source: .ocr, reason: "not read: \(reason)"))
      }
      onPage(done + 1, numbers.count)
    }
    return result
  }

  private func page(
    _ number: Int, of file: ImageFile, _ reader: PageReader
  ) throws(ExtractionError) -> Page {
    let image = try file.page(number - 1)
    let resolution = ImageExtraction.resolution(
      said: image.resolution, width: image.width, height: image.height)
    let width = Double(image.width) * 72 / resolution
    let height = Double(image.height) * 72 / resolution
    var page = Page(number: number, width: width, height: height, source: .ocr)
    guard options.ocr != .never else {
      page.reason = "page image, not read by option"
      page.source = .blank
      return page
    }
    let reading = try reader.read(image, width: width, height: height, number: number)
    page.lines = reading.lines
    page.tables = reading.tables
    page.source = reading.isBlank ? .blank : .ocr
    page.reason = "page image: \(reading.remark)"
    return page
  }

  /// What the file says where that makes a sheet between A6 and A2, else what makes the shorter
  /// side that of A4.
  static func resolution(said: Int, width: Int, height: Int) -> Double {
    let shorter = Double(min(width, height))
    if said > 0, (4...17).contains(shorter / Double(said)) { return Double(said) }
    return shorter / 8.27
  }
}
