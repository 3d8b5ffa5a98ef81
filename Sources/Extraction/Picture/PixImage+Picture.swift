import CLeptonica
import CPopplerGLib
import SourceFiles

extension PixImage {
  /// The image made narrower where it is wider, as a file.
  ///
  /// - Parameter width: The most columns of pixels.
  func picture(width limit: Int, _ format: PictureRequest.Format) -> PagePicture? {
    // 1-bit images and palettes would make ugly small pictures.
    let isColored = depth > 8 || pixGetColormap(pix) != nil
    guard var image = converted(toDepth: isColored ? 32 : 8) else { return nil }
    let factor = min(
      Float(limit) / Float(image.width), Float(PictureRequest.pixelLimit) / Float(image.height))
    if factor < 1 {
      guard let scaled = PixImage(taking: pixScale(image.pix, factor, factor)) else { return nil }
      image = scaled
    }
    if isColored, image.isGrey, let grey = image.converted(toDepth: 8) { image = grey }
    guard let base64 = image.base64(format) else { return nil }
    return PagePicture(format: format, width: image.width, height: image.height, base64: base64)
  }

  /// The part of the image in a rectangle of pixels.
  func part(_ box: PixelBox) -> PixImage? {
    let box = box.clipped(width: width, height: height)
    guard box.width > 0, box.height > 0 else { return nil }
    var rectangle = boxCreate(Int32(box.x), Int32(box.y), Int32(box.width), Int32(box.height))
    defer { boxDestroy(&rectangle) }
    return PixImage(taking: pixClipRectangle(pix, rectangle, nil))
  }

  /// Whether a colour image has hardly any colour.
  private var isGrey: Bool {
    var (colored, fraction): (Float, Float) = (0, 0)
    guard pixColorFraction(pix, 20, 235, 24, 4, &fraction, &colored) == 0 else { return false }
    return fraction * colored < 0.0005
  }

  private func base64(_ format: PictureRequest.Format) -> String? {
    if format == .grey {
      guard let raster = greyRaster() else { return nil }
      let text = g_base64_encode(raster.bytes, gsize(raster.bytes.count))
      defer { g_free(text) }
      return text.map { String(cString: $0) }
    }
    var data: UnsafeMutablePointer<UInt8>?
    var size = 0
    let failed =
      switch format {
      // Print stays legible at this quality at a third of the usual size.
      case .jpeg: pixWriteMemJpeg(&data, &size, pix, 40, 0)
      default: pixWriteMemPng(&data, &size, pix, 0)
      }
    defer { lept_free(data) }
    guard failed == 0, let data, let text = g_base64_encode(data, gsize(size)) else { return nil }
    defer { g_free(text) }
    return String(cString: text)
  }
}
