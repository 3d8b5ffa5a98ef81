import DocumentModel
import SourceFiles

/// The pages of an image file.
struct ImagePages: PagedFile {
  let pageNumbers: [Int]
  let notes: [String] = []

  private let options: ExtractionOptions
  private let content: FileContent
  private let file: ImageFile

  init(
    _ content: FileContent, kind: FileKind, options: ExtractionOptions
  ) throws(ExtractionError) {
    self.options = options
    self.content = content
    file = try ImageFile(content, kind: kind, megapixelLimit: options.megapixelLimit)
    pageNumbers = (1...file.pageCount).filter { options.wants(page: $0) }
  }

  func page(_ number: Int) throws(ExtractionError) -> OpenedFile.Outcome {
    let image = try file.page(number - 1)
    let resolution = ImagePages.resolution(
      said: image.resolution, width: image.width, height: image.height)
    let width = Double(image.width) * 72 / resolution
    let height = Double(image.height) * 72 / resolution
    var page = Page(number: number, width: width, height: height, source: .ocr)
    guard options.ocr != .never else {
      page.reason = "page image, not read by option"
      page.source = .blank
      return .init(page)
    }
    let reading = try PageReader(options: options, path: content.path)
      .read(image, width: width, height: height, number: number)
    page.lines = reading.lines
    page.tables = reading.tables
    page.footnotes = reading.footnotes
    page.source = reading.isBlank ? .blank : .ocr
    page.reason = "page image: \(reading.remark)"
    return .init(page)
  }

  func picture(_ request: PictureRequest) throws(ExtractionError) -> PagePicture {
    guard 1...file.pageCount ~= request.page else {
      throw .page(path: content.path, number: request.page, reason: "the file does not hold it")
    }
    let image = try file.page(request.page - 1)
    let resolution = ImagePages.resolution(
      said: image.resolution, width: image.width, height: image.height)
    let part = request.box.map { image.part($0.pixels(scale: resolution / 72)) } ?? image
    guard let picture = part?.picture(width: request.width, request.format) else {
      throw .page(path: content.path, number: request.page, reason: "it cannot be drawn")
    }
    return picture
  }

  /// What the file says where that makes a sheet between A6 and A2, else what makes the shorter
  /// side that of A4.
  static func resolution(said: Int, width: Int, height: Int) -> Double {
    let shorter = Double(min(width, height))
    if said > 0, (4...17).contains(shorter / Double(said)) { return Double(said) }
    return shorter / 8.27
  }
}
