import CPopplerGLib
import DocumentModel
import VietnameseText

/// A page of an open PDF; the one owner of its handle.
final class PDFPage {
  private let handle: OpaquePointer
  /// Extent in points.
  let width: Double
  let height: Double

  /// Takes over a handle.
  init(taking handle: OpaquePointer) {
    self.handle = handle
    var (width, height) = (0.0, 0.0)
    poppler_page_get_size(handle, &width, &height)
    self.width = width
    self.height = height
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(handle)) }

  /// The text layer's words in the order of the content, with boxes, those in fonts from before
  /// Unicode decoded; and the encoding of these, if there are any.
  func words() -> (words: [PlacedWord], legacy: LegacyEncoding?) {
    PopplerLock.run { () -> ([PlacedWord], LegacyEncoding?) in
      guard let text = poppler_page_get_text(handle) else { return ([], nil) }
      defer { g_free(text) }
      var rectangles: UnsafeMutablePointer<PopplerRectangle>?
      var count: UInt32 = 0
      guard poppler_page_get_text_layout(handle, &rectangles, &count) != 0, let rectangles else {
        return ([], nil)
      }
      defer { g_free(rectangles) }
      let content = String(cString: text)
      // Text of ASCII alone is the same in all encodings.
      let fonts = content.utf8.allSatisfy { $0 < 0x80 } ? nil : LegacyFonts(ofPage: handle)
      let words = PDFPage.words(
        of: content, rectangles: UnsafeBufferPointer(start: rectangles, count: Int(count)), fonts)
      return (words, fonts?.main)
    }.result
  }

  /// Pairs characters and rectangles: poppler gives one for each Unicode scalar, spaces and line
  /// breaks too.
  private static func words(
    of text: String, rectangles: UnsafeBufferPointer<PopplerRectangle>, _ fonts: LegacyFonts?
  ) -> [PlacedWord] {
    var words: [PlacedWord] = []
    var run = CharacterRun()
    var line = 0
    var start = 0
    func finish() {
      for (form, box, offset) in run.words {
        let form = fonts?.decode(form, at: start + offset) ?? form
        words.append(PlacedWord(form: form, box: box, confidence: nil, line: line))
      }
      run.removeAll()
    }
    for (index, scalar) in text.unicodeScalars.enumerated() {
      if isSpace(scalar) {
        finish()
        if scalar == "\n" || scalar == "\u{0C}" { line += 1 }
        continue
      }
      guard index < rectangles.count else { break }
      if run.isEmpty { start = index }
      let part = rectangles[index]
      let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
      run.append(
        isControl ? nil : scalar,
        Box(x: part.x1, y: part.y1, width: part.x2 - part.x1, height: part.y2 - part.y1))
    }
    finish()
    return words
  }

  /// Whether a scalar is white space; the tables of Unicode, which are dear to ask, are for those that
  /// Vietnamese does not have.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x80: scalar == " " || (0x09...0x0D).contains(scalar.value)
    case 0xA1..<0x1680, 0x1E00..<0x2000: false
    default: scalar.properties.isWhitespace
    }
  }

  /// The one image that covers the page, if there is one; it takes as long to find as the words.
  private(set) lazy var coveringImage: CoveringImage? = findCoveringImage()

  private func findCoveringImage() -> CoveringImage? {
    PopplerLock.run { () -> CoveringImage? in
      let list = poppler_page_get_image_mapping(handle)
      defer { poppler_page_free_image_mapping(list) }
      var node = list
      while let item = node {
        defer { node = item.pointee.next }
        guard let data = item.pointee.data else { continue }
        let mapping = data.assumingMemoryBound(to: PopplerImageMapping.self).pointee
        let area = Box(
          x: mapping.area.x1, y: mapping.area.y1, width: mapping.area.x2 - mapping.area.x1,
          height: mapping.area.y2 - mapping.area.y1)
        let share =
          max(0, min(area.maxX, width) - max(area.x, 0))
          * max(0, min(area.maxY, height) - max(area.y, 0)) / max(1, width * height)
        if share > 0.8 { return CoveringImage(id: Int(mapping.image_id), share: share) }
      }
      return nil
    }.result
  }

  /// An image's pixels at their own resolution.
  func image(_ image: CoveringImage) -> Raster? {
    PopplerLock.run {
      CairoSurface(taking: poppler_page_get_image(handle, Int32(image.id)))?.raster()
    }.result
  }

  /// The page as it looks, on white.
  ///
  /// - Parameter width: the picture's width in pixels.
  func render(width pixelWidth: Int) -> Raster? {
    render(Box(x: 0, y: 0, width: width, height: height), width: pixelWidth)
  }

  /// A part of the page as it looks, on white.
  ///
  /// - Parameter width: the picture's width in pixels.
  func render(_ box: Box, width pixelWidth: Int) -> Raster? {
    let scale = Double(pixelWidth) / max(box.width, 1)
    let pixelHeight = (box.height * scale).rounded()
    guard pixelWidth > 0, pixelHeight > 0, pixelWidth < 30_000, pixelHeight < 30_000 else {
      return nil
    }
    return PopplerLock.run { () -> Raster? in
      let surface = CairoSurface(width: pixelWidth, height: Int(pixelHeight))
      surface?.draw { cairo in
        cairo_scale(cairo, scale, scale)
        cairo_translate(cairo, -box.x, -box.y)
        poppler_page_render(handle, cairo)
      }
      return surface?.raster()
    }.result
  }
}
