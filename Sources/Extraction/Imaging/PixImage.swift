import CLeptonica

/// An image held by Leptonica; the one owner of its handle.
final class PixImage {
  let pix: UnsafeMutablePointer<PIX>

  /// Takes over a handle.
  init?(taking pix: UnsafeMutablePointer<PIX>?) {
    guard let pix else { return nil }
    self.pix = pix
  }

  deinit {
    var pix: UnsafeMutablePointer<PIX>? = pix
    pixDestroy(&pix)
  }

  /// Columns.
  var width: Int { Int(pixGetWidth(pix)) }
  /// Rows.
  var height: Int { Int(pixGetHeight(pix)) }
  /// Bits a pixel.
  var depth: Int { Int(pixGetDepth(pix)) }
  /// Dots an inch as the file says, 0 where it says nothing.
  var resolution: Int { Int(pixGetXRes(pix)) }

  /// Copies bytes in; `nil` when there is no memory.
  convenience init?(_ raster: Raster) {
    let depth: Int32 = raster.bytesPerPixel == 1 ? 8 : 32
    guard raster.width > 0, raster.height > 0,
      let pix = pixCreateNoInit(Int32(raster.width), Int32(raster.height), depth),
      let data = pixGetData(pix)
    else { return nil }
    let wordsPerLine = Int(pixGetWpl(pix))
    raster.bytes.withUnsafeBytes { source in
      for y in 0..<raster.height {
        let line = data + y * wordsPerLine
        let row = UnsafeRawBufferPointer(
          rebasing: source[(y * raster.width * raster.bytesPerPixel)...])
        if depth == 32 {
          // Cairo: the number 0xXXRRGGBB; Leptonica: 0xRRGGBBXX.
          for x in 0..<raster.width {
            line[x] = row.loadUnaligned(fromByteOffset: x * 4, as: UInt32.self) << 8
          }
        } else {
          for x in 0..<raster.width {
            let shift = UInt32(24 - 8 * (x & 3))
            let old = x & 3 == 0 ? 0 : line[x >> 2]
            line[x >> 2] = old | UInt32(row[x]) << shift
          }
        }
      }
    }
    self.init(taking: pix)
  }

  /// The image as grey bytes.
  func greyRaster() -> Raster? {
    guard let grey = converted(toDepth: 8), let data = pixGetData(grey.pix) else { return nil }
    let wordsPerLine = Int(pixGetWpl(grey.pix))
    let (width, height) = (grey.width, grey.height)
    let bytes = [UInt8](unsafeUninitializedCapacity: width * height) { buffer, count in
      for y in 0..<height {
        let line = data + y * wordsPerLine
        for x in 0..<width {
          buffer[y * width + x] = UInt8(
            truncatingIfNeeded: line[x >> 2] >> UInt32(24 - 8 * (x & 3)))
        }
      }
      count = width * height
    }
    return Raster(width: width, height: height, bytesPerPixel: 1, bytes: bytes)
  }

  /// The image with 1, 8 or 32 bits a pixel and no palette.
  func converted(toDepth depth: Int) -> PixImage? {
    switch depth {
    case 1: PixImage(taking: pixConvertTo1(pix, 128))
    case 8: PixImage(taking: pixConvertTo8(pix, 0))
    default: PixImage(taking: pixConvertTo32(pix))
    }
  }

  /// Keeps Leptonica from printing; called before it is used.
  static let silence: Void = {
    setMsgSeverity(Int32(L_SEVERITY_NONE))
  }()
}

extension PixImage {
  /// Whether there is more light than dark, looked at a few rows.
  var isMostlyLight: Bool {
    let step = max(1, height / 64)
    var (sum, count) = (0, 0)
    for y in stride(from: 0, to: height, by: step) {
      for x in stride(from: 0, to: width, by: step) {
        var value: UInt32 = 0
        guard pixGetPixel(pix, Int32(x), Int32(y), &value) == 0 else { continue }
        // The green of a colour pixel; the image comes from a raster and has no palette.
        sum += Int(depth == 32 ? value >> 16 & 255 : value)
        count += 1
      }
    }
    return sum > count * 128
  }

  /// How much the image, shrunk to the other's size, looks like it: the correlation of the grey
  /// values, from -1 to 1; 1 where both are of one colour.
  func likeness(to other: Raster) -> Double? {
    guard let grey = converted(toDepth: 8),
      let small = PixImage(
        taking: pixScaleToSize(grey.pix, Int32(other.width), Int32(other.height))),
      let first = small.greyRaster()?.bytes, let second = PixImage(other)?.greyRaster()?.bytes,
      first.count == second.count, !first.isEmpty
    else { return nil }
    let count = Double(first.count)
    let meanA = first.reduce(0) { $0 + Double($1) } / count
    let meanB = second.reduce(0) { $0 + Double($1) } / count
    var (ab, aa, bb) = (0.0, 0.0, 0.0)
    for (a, b) in zip(first, second) {
      let (da, db) = (Double(a) - meanA, Double(b) - meanB)
      ab += da * db
      aa += da * da
      bb += db * db
    }
    guard aa > count, bb > count else { return 1 }
    return ab / (aa * bb).squareRoot()
  }
}
