import CLeptonica

/// What seals, stamps and pens in colour left on a page, by itself.
extension PixImage {
  /// How far apart the brightest and the darkest channel of ink in colour are.
  private static let saturation: UInt32 = 50
  /// The least share of a page's pixels that ink in colour covers where there is a stamp.
  private static let leastInk = 0.0004

  /// The ink in colour, dark on white with 8 bits a pixel; `nil` where there is next to none.
  func colourInk() -> PixImage? {
    guard depth == 32, let source = pixGetData(pix) else { return nil }
    let (width, height) = (self.width, self.height)
    let sourceStride = Int(pixGetWpl(pix))
    func colour(_ pixel: UInt32) -> UInt32 {
      let (red, green, blue) = (pixel >> 24, pixel >> 16 & 255, pixel >> 8 & 255)
      let brightest = max(red, green, blue)
      return brightest > 90 ? brightest - min(red, green, blue) : 0
    }
    // Most pages have none, which a look at some rows tells.
    let step = 8
    var count = 0
    for y in stride(from: 0, to: height, by: step) {
      let line = source + y * sourceStride
      for x in 0..<width where colour(line[x]) > PixImage.saturation { count += 1 }
    }
    guard Double(count * step) > PixImage.leastInk * Double(width) * Double(height),
      let result = PixImage(taking: pixCreate(Int32(width), Int32(height), 8)),
      let target = pixGetData(result.pix)
    else { return nil }
    let targetStride = Int(pixGetWpl(result.pix))
    for y in 0..<height {
      let line = source + y * sourceStride
      let out = target + y * targetStride
      for x in 0..<width {
        let value = colour(line[x])
        let ink = value > PixImage.saturation / 2 ? 255 - min(255, value * 2) : 255
        out[x >> 2] |= ink << UInt32(24 - 8 * (x & 3))
      }
    }
    return result
  }

  /// The places of frames of the size of a stamp: what hangs together, worn as it may be.
  func frames(resolution: Double) -> [PixelBox] {
    guard let binary = PixImage(taking: pixThresholdToBinary(pix, 170)),
      let closed = PixImage(taking: pixCloseBrick(nil, binary.pix, 7, 7))
    else { return [] }
    let millimetre = resolution / 25.4
    return closed.components().filter { box in
      let (width, height) = (Double(box.width) / millimetre, Double(box.height) / millimetre)
      return (28...100).contains(width) && (14...60).contains(height) && width > height
    }
  }
}

extension PagePreparation {
  /// The ink in colour of a source, laid out as its prepared page.
  func colourInk(of source: PixImage, on page: PageImage) -> PixImage? {
    guard var ink = source.colourInk() else { return nil }
    if page.quarters != 0 {
      guard let turned = PixImage(taking: pixRotateOrth(ink.pix, Int32(page.quarters))) else {
        return nil
      }
      ink = turned
    }
    let size = (Int32(page.image.width), Int32(page.image.height))
    guard let scaled = PixImage(taking: pixScaleToSize(ink.pix, size.0, size.1)) else {
      return nil
    }
    guard page.skew != 0 else { return scaled }
    return PixImage(
      taking: pixRotate(
        scaled.pix, Float(page.skew), Int32(L_ROTATE_AREA_MAP), Int32(L_BRING_IN_WHITE), 0, 0))
  }
}
