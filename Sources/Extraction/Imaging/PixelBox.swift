import DocumentModel

/// A rectangle in pixels, from the top left.
struct PixelBox: Hashable, Sendable {
  var x: Int
  var y: Int
  var width: Int
  var height: Int
}

extension PixImage.Stroke {
  /// The stroke as a rule of a page with `scale` pixels a point.
  func rule(scale: Double) -> Rule {
    let (x, y) = (Double(box.x) / scale, Double(box.y) / scale)
    let (width, height) = (Double(box.width) / scale, Double(box.height) / scale)
    return switch direction {
    case .horizontal:
      Rule(direction: direction, position: y + height / 2, start: x, end: x + width)
    case .vertical:
      Rule(direction: direction, position: x + width / 2, start: y, end: y + height)
    }
  }
}

extension PixelBox {
  /// The box with a margin around it.
  func grown(by margin: Int) -> PixelBox {
    PixelBox(
      x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin)
  }

  /// The part inside an image.
  func clipped(width limitX: Int, height limitY: Int) -> PixelBox {
    let (left, top) = (max(0, x), max(0, y))
    return PixelBox(
      x: left, y: top, width: max(0, min(limitX, x + width) - left),
      height: max(0, min(limitY, y + height) - top))
  }

  /// The smallest box around both.
  func union(_ other: PixelBox) -> PixelBox {
    let (left, top) = (min(x, other.x), min(y, other.y))
    return PixelBox(
      x: left, y: top, width: max(x + width, other.x + other.width) - left,
      height: max(y + height, other.y + other.height) - top)
  }

  /// How many columns both have in common.
  func sharedWidth(with other: PixelBox) -> Int {
    max(0, min(x + width, other.x + other.width) - max(x, other.x))
  }

  /// How many rows both have in common.
  func sharedHeight(with other: PixelBox) -> Int {
    max(0, min(y + height, other.y + other.height) - max(y, other.y))
  }

  /// Whether both have more than a third of the smaller one's width and height in common.
  func overlaps(_ other: PixelBox) -> Bool {
    sharedWidth(with: other) * 3 > min(width, other.width)
      && sharedHeight(with: other) * 3 > min(height, other.height)
  }

  /// Whether the other's centre lies inside.
  func holdsCentre(of other: PixelBox) -> Bool {
    let (centreX, centreY) = (other.x + other.width / 2, other.y + other.height / 2)
    return centreX >= x && centreX <= x + width && centreY >= y && centreY <= y + height
  }
}

extension PixelBox {
  /// The smallest box of whole pixels around one in pixels.
  init(_ box: Box) {
    self.init(
      x: Int(box.x), y: Int(box.y), width: Int(box.width.rounded(.up)),
      height: Int(box.height.rounded(.up)))
  }
}

extension Box {
  /// A box in pixels, for layout before the words are on the page.
  init(_ box: PixelBox) {
    self.init(
      x: Double(box.x), y: Double(box.y), width: Double(box.width), height: Double(box.height))
  }

  /// The box in pixels, `scale` of them a point.
  func pixels(scale: Double) -> PixelBox {
    PixelBox(
      x: Int(x * scale), y: Int(y * scale), width: Int(width * scale), height: Int(height * scale))
  }
}
