import CLeptonica
import CPopplerGLib
import Testing

@testable import Extraction

/// Page images drawn for tests, with Leptonica as the writer of files.
struct TinyImage {
  let image: PixImage

  /// An A4 sheet at 150 dots an inch with lines of a serif face.
  static func page(_ lines: [String], size: Double = 14) throws -> TinyImage {
    let surface = try #require(CairoSurface(width: 1240, height: 1754))
    surface.draw { cairo in
      cairo_scale(cairo, 150.0 / 72, 150.0 / 72)
      cairo_select_font_face(
        cairo, "Liberation Serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL)
      cairo_set_font_size(cairo, size)
      cairo_set_source_rgb(cairo, 0, 0, 0)
      for (index, line) in lines.enumerated() {
        cairo_move_to(cairo, 72, 100 + Double(index) * 24)
        cairo_show_text(cairo, line)
      }
    }
    let raster = try #require(surface.raster())
    return TinyImage(image: try #require(PixImage(raster)))
  }

  /// The image drawn over with more.
  static func drawn(_ body: (OpaquePointer) -> Void) throws -> TinyImage {
    let surface = try #require(CairoSurface(width: 1240, height: 1754))
    surface.draw { cairo in
      cairo_scale(cairo, 150.0 / 72, 150.0 / 72)
      cairo_select_font_face(
        cairo, "Liberation Serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL)
      cairo_set_font_size(cairo, 14)
      cairo_set_source_rgb(cairo, 0, 0, 0)
      body(cairo)
    }
    let raster = try #require(surface.raster())
    return TinyImage(image: try #require(PixImage(raster)))
  }

  /// The image turned clockwise by quarters.
  func turned(_ quarters: Int) throws -> TinyImage {
    let turned = PixImage(taking: pixRotateOrth(image.pix, Int32(quarters)))
    return TinyImage(image: try #require(turned))
  }

  /// The image turned clockwise by a small angle.
  func turned(degrees: Double) throws -> TinyImage {
    let turned = PixImage(
      taking: pixRotate(
        image.pix, Float(degrees * .pi / 180), Int32(L_ROTATE_AREA_MAP), Int32(L_BRING_IN_WHITE), 0,
        0))
    return TinyImage(image: try #require(turned))
  }

  /// The image in grey with specks of dirt, the same for the same seed.
  func speckled(seed: UInt64) throws -> TinyImage {
    let grey = try #require(image.converted(toDepth: 8))
    var state = seed
    func next(_ limit: Int) -> Int32 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int32(state >> 33) % Int32(limit)
    }
    for _ in 0..<900 {
      pixSetPixel(grey.pix, next(grey.width), next(grey.height), UInt32(next(160)))
    }
    return TinyImage(image: grey)
  }

  /// The bytes of a PNG file.
  func png() throws -> [UInt8] {
    try TinyImage.bytes { data, size in pixWriteMemPng(&data, &size, image.pix, 0) }
  }

  /// The bytes of a TIFF file with several pages.
  static func tiff(_ pages: [TinyImage]) throws -> [UInt8] {
    var pixa = pixaCreate(Int32(pages.count))
    defer { pixaDestroy(&pixa) }
    for page in pages { pixaAddPix(pixa, page.image.pix, Int32(L_COPY)) }
    return try bytes { data, size in pixaWriteMemMultipageTiff(&data, &size, pixa) }
  }

  private static func bytes(
    _ write: (inout UnsafeMutablePointer<UInt8>?, inout Int) -> Int32
  ) throws -> [UInt8] {
    var data: UnsafeMutablePointer<UInt8>?
    var size = 0
    #expect(write(&data, &size) == 0)
    defer { lept_free(data) }
    return Array(UnsafeBufferPointer(start: try #require(data), count: size))
  }
}
