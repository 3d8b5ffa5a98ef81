import DocumentModel

/// What of a file is drawn for someone to look at, and how.
package struct PictureRequest: Codable, Hashable, Sendable {
  /// The form of the picture.
  package enum Format: String, Codable, Hashable, Sendable {
    /// Small, for whole pages.
    case jpeg
    /// Exact, for words.
    case png
    /// Bare: a byte a pixel, row by row, 0 for black.
    case grey
  }

  /// 1-based number of the page.
  package var page: Int
  /// The part of the page that is shown, in points; `nil` for all of it.
  package var box: Box?
  /// The most columns of pixels that the picture may have; an image that has fewer stays as it is.
  package var width: Int
  /// The form of the picture.
  package var format: Format

  /// Creates a request.
  package init(page: Int, box: Box? = nil, width: Int, format: Format = .jpeg) {
    self.page = page
    self.box = box
    self.width = width
    self.format = format
  }

  /// The most columns or rows of pixels that are drawn.
  package static let pixelLimit = 4096
}
