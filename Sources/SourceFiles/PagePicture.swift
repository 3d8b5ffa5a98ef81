/// A picture of a page or of a part of it.
package struct PagePicture: Codable, Hashable, Sendable {
  /// The form of the picture.
  package var format: PictureRequest.Format
  /// Columns of pixels.
  package var width: Int
  /// Rows of pixels.
  package var height: Int
  /// The file's bytes in Base64 (RFC 4648).
  package var base64: String

  /// Creates a picture.
  package init(format: PictureRequest.Format, width: Int, height: Int, base64: String) {
    self.format = format
    self.width = width
    self.height = height
    self.base64 = base64
  }

  /// `image/jpeg` or `image/png`.
  package var mediaType: String {
    format == .grey ? "application/octet-stream" : "image/\(format.rawValue)"
  }
}
