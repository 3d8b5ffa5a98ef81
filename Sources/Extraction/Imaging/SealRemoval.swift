import CLeptonica

/// The removal of seals, received stamps and signatures in red or blue ink, so that the print under
/// them is read.
extension PixImage {
  /// A grey image in which stamps, seals and signatures in red or blue have become paper.
  ///
  /// Of a colour pixel the brightest channel is taken: red ink vanishes in the red channel, blue in
  /// the blue one, while black print stays dark in all.
  func withoutColourInk() -> PixImage? {
    let (width, height) = (self.width, self.height)
    guard let result = PixImage(taking: pixCreate(Int32(width), Int32(height), 8)),
      let source = pixGetData(pix), let target = pixGetData(result.pix)
    else { return nil }
    let sourceStride = Int(pixGetWpl(pix))
    let targetStride = Int(pixGetWpl(result.pix))
    for y in 0..<height {
      let line = source + y * sourceStride
      let out = target + y * targetStride
      for x in 0..<width {
        let pixel = line[x]
        let (red, green, blue) = (pixel >> 24, pixel >> 16 & 255, pixel >> 8 & 255)
        let brightest = max(red, green, blue)
        let darkest = min(red, green, blue)
        // Integer luminance; a saturated pixel is ink of a stamp or a pen.
        var value = (red * 77 + green * 150 + blue * 29) >> 8
        if brightest - darkest > 50, brightest > 90 {
          value = min(255, max(value, brightest + (brightest - darkest) / 2))
        }
        out[x >> 2] |= value << UInt32(24 - 8 * (x & 3))
      }
    }
    pixCopyResolution(result.pix, pix)
    return result
  }
}
