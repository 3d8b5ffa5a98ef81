import DocumentModel

/// A page image made ready for recognition, and the way back to the page.
///
/// The way from the source image to the prepared one: turned by quarters, rotated by the skew
/// angle about the centre, scaled. Boxes go the way back.
struct PageImage {
  /// The prepared image, 8 bits a pixel.
  var image: PixImage
  /// Dots an inch of the prepared image.
  var resolution: Double
  /// Extent of the page in points.
  var width: Double
  var height: Double
  /// Clockwise rotation, in radians, that was applied against the skew.
  var skew: Double
  /// Quarter turns clockwise that were applied before.
  var quarters: Int
  /// Whether the source is black and white and full of grain.
  var isGrainy = false

  /// Scale of the prepared image, in pixels a point, along each side.
  private var scaleX: Double { Double(image.width) / (quarters % 2 == 0 ? width : height) }
  private var scaleY: Double { Double(image.height) / (quarters % 2 == 0 ? height : width) }

  /// The box, in points of the upright page, of a rectangle in pixels of the prepared image.
  func pageBox(x: Double, y: Double, width pixelWidth: Double, height pixelHeight: Double) -> Box {
    let turnedWidth = quarters % 2 == 0 ? width : height
    let turnedHeight = quarters % 2 == 0 ? height : width
    let boxWidth = pixelWidth / scaleX
    let boxHeight = pixelHeight / scaleY
    // Only the centre is rotated back: at scanning skews the box itself stays upright.
    let dx = (x + pixelWidth / 2) / scaleX - turnedWidth / 2
    let dy = (y + pixelHeight / 2) / scaleY - turnedHeight / 2
    let cosine = 1 - skew * skew / 2
    let centreX = dx * cosine + dy * skew + turnedWidth / 2
    let centreY = dy * cosine - dx * skew + turnedHeight / 2
    return Box(
      x: centreX - boxWidth / 2, y: centreY - boxHeight / 2, width: boxWidth, height: boxHeight)
  }

  /// The place on the page as it lies of a box on the upright page.
  func unturned(_ box: Box) -> Box {
    switch quarters % 4 {
    case 1:
      Box(x: box.y, y: height - box.maxX, width: box.height, height: box.width)
    case 2:
      Box(x: width - box.maxX, y: height - box.maxY, width: box.width, height: box.height)
    case 3:
      Box(x: width - box.maxY, y: box.x, width: box.height, height: box.width)
    default: box
    }
  }
}
