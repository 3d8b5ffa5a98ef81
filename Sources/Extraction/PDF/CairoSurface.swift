import CPopplerGLib

/// A picture held by cairo; the one owner of its handle.
final class CairoSurface {
  private let handle: OpaquePointer

  /// Takes over a handle; `nil` where cairo reports a failure.
  init?(taking handle: OpaquePointer?) {
    guard let handle else { return nil }
    guard cairo_surface_status(handle) == CAIRO_STATUS_SUCCESS else {
      cairo_surface_destroy(handle)
      return nil
    }
    self.handle = handle
  }

  /// A white picture.
  convenience init?(width: Int, height: Int) {
    self.init(
      taking: cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)))
    draw { cairo in
      cairo_set_source_rgb(cairo, 1, 1, 1)
      cairo_paint(cairo)
    }
  }

  deinit { cairo_surface_destroy(handle) }

  /// Draws on the picture.
  func draw(_ body: (OpaquePointer) -> Void) {
    guard let cairo = cairo_create(handle) else { return }
    body(cairo)
    cairo_destroy(cairo)
  }

  /// The picture's pixels, 4 bytes each or 1 for a grey picture.
  func raster() -> Raster? {
    cairo_surface_flush(handle)
    let format = cairo_image_surface_get_format(handle)
    let bytesPerPixel = format == CAIRO_FORMAT_A8 ? 1 : 4
    guard format == CAIRO_FORMAT_RGB24 || format == CAIRO_FORMAT_ARGB32 || bytesPerPixel == 1,
      let data = cairo_image_surface_get_data(handle)
    else { return nil }
    let width = Int(cairo_image_surface_get_width(handle))
    let height = Int(cairo_image_surface_get_height(handle))
    let stride = Int(cairo_image_surface_get_stride(handle))
    let rowLength = width * bytesPerPixel
    let bytes = [UInt8](unsafeUninitializedCapacity: rowLength * height) { buffer, count in
      if let target = buffer.baseAddress {
        for y in 0..<height {
          (target + y * rowLength).initialize(from: data + y * stride, count: rowLength)
        }
      }
      count = rowLength * height
    }
    return Raster(width: width, height: height, bytesPerPixel: bytesPerPixel, bytes: bytes)
  }
}
