import CLeptonica

/// The removal of grain: the salt and pepper that a scanner leaves which makes grey paper black and white.
///
/// Page segmentation takes grain for print and print for pictures, and whole lines are lost.
extension PixImage {
  /// The share of a page's pixels that are black by themselves from which on a bitonal image is grainy.
  ///
  /// Bitonal scans of offices have 0.0003 to 0.007 of it, pages with grain that can be seen 0.013 to
  /// 0.08.
  private static let grain = 0.012

  /// The image with 1 bit a pixel, where it holds nothing but black and white.
  var bitonal: PixImage? {
    if depth == 1 { return PixImage(taking: pixClone(pix)) }
    guard pixGetColormap(pix) == nil, depth == 8 || depth == 32 else { return nil }
    // A look at a few rows tells most images; then all pixels must agree.
    for step in [max(1, height / 16), 1] {
      for y in stride(from: step / 2, to: height, by: step) where !isBitonal(row: y) {
        return nil
      }
    }
    let grey = depth == 8 ? self : converted(toDepth: 8)
    return grey.flatMap { PixImage(taking: pixThresholdToBinary($0.pix, 128)) }
  }

  /// Whether a row of 8 or 32 bits a pixel is black and white.
  private func isBitonal(row y: Int) -> Bool {
    guard let data = pixGetData(pix) else { return false }
    let line = data + y * Int(pixGetWpl(pix))
    if depth == 32 {
      return (0..<width).allSatisfy { line[$0] >> 8 == 0 || line[$0] >> 8 == 0xFF_FFFF }
    }
    return (0..<width).allSatisfy { x in
      let value = line[x >> 2] >> UInt32(24 - 8 * (x & 3)) & 255
      return value == 0 || value == 255
    }
  }

  /// Whether so many of a bitonal image's black pixels belong to no square of four that its paper must
  /// be grainy, or its letters no more than dust.
  var isGrainy: Bool {
    guard depth == 1, width > 2, height > 2,
      let opened = PixImage(taking: pixOpenBrick(nil, pix, 2, 2))
    else { return false }
    var (all, left): (Int32, Int32) = (0, 0)
    guard pixCountPixels(pix, &all, nil) == 0, pixCountPixels(opened.pix, &left, nil) == 0 else {
      return false
    }
    return Double(all - left) > PixImage.grain * Double(width) * Double(height)
  }

  /// A bitonal image in grey, its grain smoothed away and its letters closed.
  func withoutGrain() -> PixImage? {
    guard let grey = converted(toDepth: 8),
      // Twice a square of nine is close to a normal distribution of 1.2 pixels.
      let soft = PixImage(taking: pixBlockconv(grey.pix, 1, 1)),
      let softer = PixImage(taking: pixBlockconv(soft.pix, 1, 1))
    else { return nil }
    return PixImage(taking: pixMedianFilter(softer.pix, 3, 3)) ?? softer
  }
}
