/// The image of a page, as a page view shows it.
package struct PageImageLink: Hashable, Sendable {
  /// Where it is: a URL, or the image itself as a `data:` URI.
  package var source: String
  /// Columns of pixels.
  package var width: Int
  /// Rows of pixels.
  package var height: Int

  /// Creates a link.
  package init(source: String, width: Int, height: Int) {
    self.source = source
    self.width = width
    self.height = height
  }
}
