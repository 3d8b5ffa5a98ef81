import DocumentModel
import SourceFiles

/// The pages of a PDF.
final class PDFPages: PagedFile {
  let pageNumbers: [Int]
  let notes: [String]

  private let options: ExtractionOptions
  private let content: FileContent
  private let document: PDFDocument
  /// Whether an image of the document that covers a page was found to show what the page shows.
  private var trustsImages = false

  init(_ content: FileContent, options: ExtractionOptions) throws(ExtractionError) {
    self.options = options
    self.content = content
    document = try PDFDocument(content)
    pageNumbers =
      document.pageCount == 0
      ? [] : (1...document.pageCount).filter { options.wants(page: $0) }
    notes = document.complaints.first.map { ["the PDF is damaged and was repaired: \($0)"] } ?? []
  }

  func page(_ number: Int) throws(ExtractionError) -> OpenedFile.Outcome {
    guard let pdf = document.page(number - 1) else {
      throw .page(path: content.path, number: number, reason: "the PDF does not hold it")
    }
    guard pdf.width > 1, pdf.height > 1, pdf.width < 15_000, pdf.height < 15_000 else {
      throw .page(path: content.path, number: number, reason: "its size makes no sense")
    }
    let (words, legacy) = pdf.words()
    var triage = PageTriage(
      statistics: TextLayerStatistics(words.lazy.map(\.form)), wordCount: words.count,
      hasCoveringImage: pdf.coveringImage != nil, options: options)
    if let legacy { triage.reason += ", decoded from fonts in \(legacy.rawValue)" }
    switch triage.choice {
    case .layer: return .init(layer(words, pdf, number, .textLayer, triage.reason))
    case .garbledLayer:
      return .init(layer(words, pdf, number, .restoredTextLayer, triage.reason))
    case .image(let isLayerGarbled):
      let page = try read(pdf, pdf.coveringImage, number, triage.reason)
      guard isLayerGarbled else { return .init(page) }
      let layout = PageLayout(sideBySide: options.sideBySide)
      return .init(page, layer: layout.arrange(words: words, tables: []).lines)
    }
  }

  func picture(_ request: PictureRequest) throws(ExtractionError) -> PagePicture {
    guard let pdf = document.page(request.page - 1) else {
      throw .page(
        path: content.path, number: request.page, reason: "the PDF does not hold it")
    }
    _ = PixImage.silence
    let box = request.box ?? Box(x: 0, y: 0, width: pdf.width, height: pdf.height)
    guard box.width > 0, box.height > 0, pdf.width < 15_000, pdf.height < 15_000,
      let picture = pdf.render(box, width: request.width)
        .flatMap({ PixImage($0) })?.picture(width: request.width, request.format)
    else { throw .page(path: content.path, number: request.page, reason: "it cannot be drawn") }
    return picture
  }

  /// The page from its text layer.
  private func layer(
    _ words: [PlacedWord], _ pdf: PDFPage, _ number: Int, _ source: PageSource, _ reason: String
  ) -> Page {
    let layout = PageLayout(sideBySide: options.sideBySide)
    let fragments = FragmentBuilder().fragments(ofLines: words)
    let drawn = PageLayout.hasRows(fragments) ? rules(of: pdf) : nil
    let grids = drawn.map(TableGrid.grids) ?? []
    let (outside, tables) = PageLayout.deal(words, to: grids)
    let arranged =
      grids.isEmpty
      ? layout.arrange(fragments, tables: []) { drawn ?? rules(of: pdf) }
      : layout.arrange(words: outside, tables: tables) { drawn ?? [] }
    return Page(
      number: number, width: pdf.width, height: pdf.height,
      source: words.isEmpty ? .blank : source, reason: reason, lines: arranged.lines,
      tables: arranged.tables, footnotes: arranged.footnotes)
  }

  /// The rules that show when a page is drawn.
  private func rules(of pdf: PDFPage) -> [Rule] {
    let scale = 100.0 / 72
    guard let raster = pdf.render(width: Int(pdf.width * scale)),
      let image = PixImage(raster)?.converted(toDepth: 8)
    else { return [] }
    let strokes = image.strokes(resolution: 100)
    return strokes.map { $0.rule(scale: Double(raster.width) / pdf.width) }
  }

  /// Whether nothing shows when the page is drawn small.
  private func isBlank(_ pdf: PDFPage) -> Bool {
    guard let raster = pdf.render(width: max(1, Int(pdf.width * 50 / 72))) else { return false }
    // The fourth byte of a pixel means nothing.
    return raster.bytes.indices.allSatisfy { $0 & 3 == 3 || raster.bytes[$0] > 250 }
  }

  /// The page from its image: the embedded one where it is the whole page, else as drawn.
  private func read(
    _ pdf: PDFPage, _ covering: CoveringImage?, _ number: Int, _ reason: String
  ) throws(ExtractionError) -> Page {
    _ = PixImage.silence
    let embedded = covering.flatMap { pdf.image($0) }.flatMap { PixImage($0) }
      .flatMap { isWholePage($0, of: pdf) ? $0 : nil }
    if embedded == nil, isBlank(pdf) {
      return Page(
        number: number, width: pdf.width, height: pdf.height, source: .blank,
        reason: reason + ", nothing is drawn")
    }
    let limit = options.megapixelLimit * 1_000_000
    let pixelWidth = Int(pdf.width * Double(options.resolution) / 72)
    let pixelHeight = Int(pdf.height * Double(options.resolution) / 72)
    guard embedded != nil || pixelWidth * pixelHeight <= limit else {
      throw .page(
        path: content.path, number: number,
        reason: "\(pixelWidth) × \(pixelHeight) pixels are more than the limit")
    }
    guard let image = embedded ?? pdf.render(width: pixelWidth).flatMap({ PixImage($0) }) else {
      throw .page(path: content.path, number: number, reason: "it cannot be drawn")
    }
    let reading = try PageReader(options: options, path: content.path)
      .read(image, width: pdf.width, height: pdf.height, number: number)
    return Page(
      number: number, width: pdf.width, height: pdf.height,
      source: reading.isBlank ? .blank : .ocr,
      reason: reason + (embedded == nil ? ", drawn page: " : ", page image: ") + reading.remark,
      lines: reading.lines, tables: reading.tables, footnotes: reading.footnotes)
  }

  /// Whether an embedded image shows what the page shows: as drawn, not turned, not a part.
  ///
  /// Where that held for one page of the document, the next are only looked at for their shape and
  /// whether paper is white: drawing a page takes as long as all the rest of its preparation.
  private func isWholePage(_ image: PixImage, of pdf: PDFPage) -> Bool {
    let ratio = Double(image.width) / Double(image.height) / (pdf.width / pdf.height)
    guard ratio > 0.95, ratio < 1.05, image.width >= 600,
      image.width * image.height <= options.megapixelLimit * 1_000_000
    else { return false }
    if trustsImages, image.isMostlyLight { return true }
    guard let drawn = pdf.render(width: 120), let likeness = image.likeness(to: drawn) else {
      return false
    }
    trustsImages = likeness > 0.75
    return trustsImages
  }
}
