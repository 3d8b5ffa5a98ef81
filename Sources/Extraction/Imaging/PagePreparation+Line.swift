import CLeptonica
import DocumentModel

extension PagePreparation {
  /// One line of a page, cut from the source at its own resolution and made ready by itself.
  ///
  /// The page was made smaller for the first reading; here nothing is, up to `resolution`.
  ///
  /// - Parameters:
  ///   - line: where the line is in the prepared image.
  ///   - margin: what is left around it, in pixels of the prepared image.
  /// - Returns: the line's image, and how many of its pixels make one of the prepared image; `nil`
  ///   where the page was turned by quarters, or nothing finer can be had.
  func line(
    _ line: PixelBox, margin: Int, of page: PageImage, from source: PixImage
  ) -> (image: PixImage, scale: Double)? {
    guard page.quarters == 0, line.width > 8, line.height > 4 else { return nil }
    let box = page.pageBox(
      x: Double(line.x), y: Double(line.y), width: Double(line.width), height: Double(line.height))
    let dots = Double(source.width) / page.width
    let space = Double(margin) / page.resolution * 72
    // Before it is turned upright, the line is as much higher as the skew lifts its end.
    let lift = box.width * abs(page.skew) / 2 + space
    let cut = Box(
      x: box.x - space, y: box.y - lift, width: box.width + 2 * space,
      height: box.height + 2 * lift)
    let pixels = PixelBox(
      x: Int(cut.x * dots), y: Int(cut.y * dots), width: Int(cut.width * dots),
      height: Int(cut.height * dots))
    // At the page's edge the cut would not have the line in its middle any more.
    guard pixels.clipped(width: source.width, height: source.height) == pixels,
      let part = source.part(pixels), var image = grey(part, isGrainy: page.isGrainy)
    else { return nil }
    if source.depth > 1 { image = normalised(image, resolution: dots * 72) ?? image }
    if page.skew != 0 {
      let rotated = pixRotate(
        image.pix, Float(page.skew), Int32(L_ROTATE_AREA_MAP), Int32(L_BRING_IN_WHITE), 0, 0)
      guard let rotated = PixImage(taking: rotated) else { return nil }
      image = rotated
    }
    let height = Int((box.height + 2 * space) * dots)
    let middle = PixelBox(
      x: 0, y: (image.height - height) / 2, width: image.width, height: height)
    guard let upright = image.part(middle) else { return nil }
    image = upright
    var resolution = dots * 72
    if resolution > 1.1 * Double(self.resolution) || resolution < 0.9 * Double(self.resolution) {
      scale(&image, &resolution)
    }
    let strokes = image.strokes(resolution: resolution)
    if !strokes.isEmpty {
      image = image.painting(strokes.map { $0.box.grown(by: 1) }) ?? image
    }
    return (image, resolution / page.resolution)
  }
}
