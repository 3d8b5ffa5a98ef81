import CLeptonica

/// Makes page images ready for recognition.
struct PagePreparation {
  /// Dots an inch that recognition works best at; other images are scaled to it.
  var resolution: Int

  /// Prepares an image that covers a page of the given extent in points.
  ///
  /// - Parameter quarters: quarter turns clockwise that bring the page upright.
  func prepare(_ source: PixImage, width: Double, height: Double, quarters: Int = 0) -> PageImage? {
    let isGrainy = source.bitonal?.isGrainy ?? false
    guard var image = grey(source, isGrainy: isGrainy) else { return nil }
    var dots = Double(image.width) / width * 72
    if quarters % 4 != 0 {
      guard let turned = PixImage(taking: pixRotateOrth(image.pix, Int32(quarters % 4))) else {
        return nil
      }
      image = turned
    }
    image = normalised(image, resolution: dots) ?? image
    // Made smaller before it is turned: there are fewer pixels to turn.
    if dots > 1.15 * Double(resolution) { scale(&image, &dots) }
    var skew = 0.0
    if let angle = image.skewAngle() {
      let radians = angle * .pi / 180
      let rotated = pixRotate(
        image.pix, Float(radians), Int32(L_ROTATE_AREA_MAP), Int32(L_BRING_IN_WHITE), 0, 0)
      if let rotated = PixImage(taking: rotated) {
        image = rotated
        skew = radians
      }
    }
    if dots < 0.9 * Double(resolution) { scale(&image, &dots) }
    return PageImage(
      image: image, resolution: dots, width: width, height: height, skew: skew,
      quarters: quarters % 4, isGrainy: isGrainy)
  }

  func scale(_ image: inout PixImage, _ dots: inout Double) {
    let factor = Float(Double(resolution) / dots)
    if let scaled = PixImage(taking: pixScale(image.pix, factor, factor)) {
      image = scaled
      dots *= Double(factor)
    }
  }

  /// The image without colour ink and without grain, 8 bits a pixel.
  func grey(_ source: PixImage, isGrainy: Bool) -> PixImage? {
    if isGrainy { return source.withoutGrain() }
    if source.depth == 1 { return source.converted(toDepth: 8) }
    guard source.depth > 8 || pixGetColormap(source.pix) != nil else {
      return source.converted(toDepth: 8)
    }
    guard let colour = source.converted(toDepth: 32) else { return nil }
    return colour.withoutColourInk()
  }

  /// Paper white, shadows lifted.
  func normalised(_ image: PixImage, resolution: Double) -> PixImage? {
    let tile = Int32(max(10, resolution / 15))
    return PixImage(
      taking: pixBackgroundNorm(image.pix, nil, nil, tile, tile * 3 / 2, 100, 40, 230, 2, 1))
  }
}

extension PixImage {
  /// The angle in degrees by which to rotate against the skew; `nil` where it is small or unsure.
  func skewAngle() -> Double? {
    guard let binary = PixImage(taking: pixThresholdToBinary(pix, 140)) else { return nil }
    var (angle, confidence): (Float, Float) = (0, 0)
    guard
      pixFindSkewSweepAndSearch(binary.pix, &angle, &confidence, 4, 2, 7, 1, 0.01) == 0,
      confidence >= 3, abs(angle) > 0.1
    else { return nil }
    return Double(angle)
  }

  /// How many blots the size of letters or larger the page has, up to about `limit`.
  func letterCount(resolution: Double) -> Int {
    let dots = Float(72 / resolution)
    guard let small = PixImage(taking: pixScale(pix, dots * 1.5, dots * 1.5)),
      let grey = small.converted(toDepth: 8),
      let binary = PixImage(taking: pixThresholdToBinary(grey.pix, 150)),
      let boxes = pixConnCompBB(binary.pix, 8)
    else { return 0 }
    var owner: UnsafeMutablePointer<BOXA>? = boxes
    defer { boxaDestroy(&owner) }
    let (width, height) = (Int32(binary.width), Int32(binary.height))
    var count = 0
    for index in 0..<boxaGetCount(boxes) {
      var (x, y, w, h): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
      boxaGetBoxGeometry(boxes, index, &x, &y, &w, &h)
      // At 108 dots an inch a 12-point letter is about 8 dots high; edges hold shadows of the scan.
      let isAtEdge =
        x < width / 50 || x + w > width - width / 50 || y < height / 60
        || y + h > height - height / 60
      if h >= 5, h <= 60, w >= 3, !isAtEdge { count += 1 }
    }
    return count
  }
}
