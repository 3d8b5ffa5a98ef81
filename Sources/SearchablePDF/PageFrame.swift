import DocumentModel

/// How a page as it is looked at lies in the space of its PDF.
struct PageFrame {
  /// The page's visible part: left, bottom, right, top.
  var box: (left: Double, bottom: Double, right: Double, top: Double)
  /// Clockwise turn in degrees when it is shown.
  var rotation: Int

  /// The matrix from a space with its origin at the lower left of the page as it is looked at.
  var matrix: String {
    let (width, height) = (box.right - box.left, box.top - box.bottom)
    let values: [Double] =
      switch ((rotation % 360) + 360) % 360 {
      case 90: [0, 1, -1, 0, box.left + width, box.bottom]
      case 180: [-1, 0, 0, -1, box.left + width, box.bottom + height]
      case 270: [0, -1, 1, 0, box.left, box.bottom + height]
      default: [1, 0, 0, 1, box.left, box.bottom]
      }
    return values.map { Decimals.text($0, digits: 2) }.joined(separator: " ")
  }
}
