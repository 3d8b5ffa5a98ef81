/// An image that covers a page.
struct CoveringImage: Hashable, Sendable {
  /// Poppler's number for it.
  var id: Int
  /// How much of the page it covers, from 0 to 1.
  var share: Double
}
