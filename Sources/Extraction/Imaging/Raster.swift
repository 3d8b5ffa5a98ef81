/// An image as plain bytes: what passes between the PDF, imaging and recognition folders.
struct Raster: Sendable {
  /// Columns.
  var width: Int
  /// Rows.
  var height: Int
  /// Bytes a pixel: 1 (grey) or 4 (blue, green, red, unused, as cairo stores them).
  var bytesPerPixel: Int
  /// Row by row without padding, `width * height * bytesPerPixel` of them.
  var bytes: [UInt8]
}
